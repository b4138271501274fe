/*
 * Pages of accounts, and what their templates ask.
 */
#ifndef ACCOUNT_ACCOUNT_PAGES_H
#define ACCOUNT_ACCOUNT_PAGES_H

#include "account/account.h"
#include "http/page.h"

/* /:lang/signin: what it shows and takes is in "next", too. */
enum err account_signin_page(struct req *);
enum err account_signin_post(struct req *);
/* POST /:lang/signout */
enum err account_signout_post(struct req *);
/* /:lang/signup */
enum err account_signup_page(struct req *);
enum err account_signup_post(struct req *);
/* /:lang/account: who I am, change of password */
enum err account_page(struct req *);
enum err account_post(struct req *);
/* /:lang/password/:token */
enum err account_link_page(struct req *);
enum err account_link_post(struct req *);

/* Nothing of accounts is for search engines; a form with errors says so in
 * the title. */
void account_page_failed(struct page *, const struct form *);
/* The address of the sign-up page that goes on where this form would. */
const char *account_signup_path(struct req *, const struct form *);
/* True after a change of the password. */
bool account_changed(struct req *);
/* A role in the visitor's language. */
const char *account_role_label(struct req *, enum who);

#endif
