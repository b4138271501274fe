/*
 * The table: every address, who may enter, and which database role it needs.
 */
#include <stddef.h>

#include "account/account_pages.h"
#include "audit/audit_pages.h"
#include "application/adversary_pages.h"
#include "application/application_pages.h"
#include "application/apply_pages.h"
#include "application/desk_pages.h"
#include "application/evidence_pages.h"
#include "coverage/licensor_pages.h"
#include "coverage/preview_pages.h"
#include "coverage/whatif_pages.h"
#include "coverage/coverage_api.h"
#include "coverage/coverage_pages.h"
#include "coverage/example_pages.h"
#include "coverage/sheet_pages.h"
#include "export/export_pages.h"
#include "feed/feed_pages.h"
#include "glossary/glossary_api.h"
#include "glossary/glossary_pages.h"
#include "grant/grant_api.h"
#include "grant/grant_pages.h"
#include "grant/measure_pages.h"
#include "grant/standing_pages.h"
#include "home/home_pages.h"
#include "http/asset_serve.h"
#include "http/health.h"
#include "http/problem.h"
#include "http/site.h"
#include "instance/instance.h"
#include "list/list_pages.h"
#include "member/member_api.h"
#include "member/member_pages.h"
#include "need/need_pages.h"
#include "org/org_api.h"
#include "org/org_pages.h"
#include "patent/entry_pages.h"
#include "patent/newest_pages.h"
#include "patent/patent_api.h"
#include "patent/patent_pages.h"
#include "patent/right_api.h"
#include "pool/attest_pages.h"
#include "pool/due_pages.h"
#include "pool/mandate_pages.h"
#include "pool/notice_pages.h"
#include "pool/proposal_pages.h"
#include "report/report_pages.h"
#include "ruling/ruling_api.h"
#include "ruling/ruling_pages.h"
#include "search/history_pages.h"
#include "search/search_api.h"
#include "search/search_help_pages.h"
#include "search/search_pages.h"
#include "statistics/statistics_api.h"
#include "statistics/statistics_pages.h"
#include "sitemap/sitemap_pages.h"
#include "terms/scope_pages.h"
#include "terms/terms_api.h"
#include "terms/terms_pages.h"
#include "watch/watch_pages.h"

/* clang-format off */
static const struct route routes[] = {
	/* machines that watch */
	{ GET,	"/healthz",	health_alive,	ANYONE, NO_DB, LIMIT_ANY_HOST },
	{ GET,	"/readyz",	health_ready,	ANYONE, READ, LIMIT_ANY_HOST },
	{ GET,	"/metrics",	health_metrics,	ANYONE, NO_DB, LIMIT_ANY_HOST },

	/* the frame */
	{ GET,	"/assets/:name",	asset_serve,	ANYONE, NO_DB, LIMIT_NONE },
	{ GET,	"/problems/:slug",	problem_show,	ANYONE, READ, LIMIT_NONE },

	/* home */
	{ GET,	"/",			home_root_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang",		home_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1",		home_api_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/help",		home_help_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/privacy",	home_privacy_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/accessibility",	home_accessibility_page, ANYONE, READ, LIMIT_NONE },

	/* search, patent */
	{ GET,	"/:lang/glossary",	glossary_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/glossary",	glossary_list_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/patents",	search_list_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/search/help",	search_help_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/search/history", history_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/search/history", history_post,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/search/export/:file", export_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/patents/:number", patent_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/patents/:number/events/new", entry_event_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/patents/:number/events/new", entry_event_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/patents/:number/owners/new", entry_owner_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/patents/:number/owners/new", entry_owner_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/patents/:number/entries", entry_back_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/patents/:number/entries", entry_back_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/documents/:id", entry_document_page, SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/patents/:number/history", patent_history_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/id/patent/:number",	patent_permalink_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/patents",	search_list_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/patents/:number", patent_show_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/patents/:number/history", patent_history_api, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/patents/:number/rights", right_list_api, ANYONE, READ, LIMIT_NONE },

	/* statistics */
	{ GET,	"/:lang/statistics",	statistics_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/statistics/:file", statistics_csv_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/statistics",	statistics_show_api,	ANYONE, READ, LIMIT_NONE },

	{ GET,	"/:lang/search/report",	report_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/search.atom",	feed_atom_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/search.json",	feed_json_page,	ANYONE, READ, LIMIT_NONE },

	/* sitemap */
	{ GET,	"/robots.txt",		robots_page,	ANYONE, NO_DB, LIMIT_NONE },
	{ GET,	"/sitemap.xml",		sitemap_index_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/sitemaps/:file",	sitemap_part_page, ANYONE, READ, LIMIT_NONE },

	/* list */
	{ GET,	"/:lang/list",		list_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/list/add",	list_add_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/list",		list_post,	ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/list/export/:file", list_export_page, ANYONE, READ, LIMIT_NONE },

	/* watch */
	{ GET,	"/:lang/saved",		saved_index_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/saved",		saved_index_post, ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/saved/new",	saved_new_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/saved/new",	saved_new_post,	ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/inbox",		inbox_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/inbox",		inbox_post,	ANYONE, WRITE, LIMIT_NONE },

	/* account */
	{ GET,	"/:lang/signin",	account_signin_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/signin",	account_signin_post, ANYONE, WRITE, LIMIT_SIGNIN },
	{ POST,	"/:lang/signout",	account_signout_post, ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/signup",	account_signup_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/signup",	account_signup_post, ANYONE, WRITE, LIMIT_SIGNUP },
	{ GET,	"/:lang/account",	account_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/account",	account_post, ANYONE, WRITE, LIMIT_SIGNIN },
	{ GET,	"/:lang/password/:token", account_link_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/password/:token", account_link_post, ANYONE, WRITE, LIMIT_SIGNIN },

	/* org, member */
	{ GET,	"/:lang/members",	member_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/members/:id",	member_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/members/:id/history", member_history_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/members/:id/patents", newest_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/organisations/:id", org_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/organisations/:id/history", org_history_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/portal",	member_portal_page,	MEMBER, READ, LIMIT_NONE },
	{ GET,	"/api/v1/members",	member_list_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/members/:id",	member_show_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/members/:id/history", member_history_api, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/organisations/:id", org_show_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/organisations/:id/history", org_history_api, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/organisations/:id/affiliates", org_affiliates_api, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/organisations/:id/affiliates/over-time", org_times_api, ANYONE, READ, LIMIT_NONE },

	/* coverage: what if */
	{ GET,	"/:lang/organisations/:id/what-if", whatif_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/organisations/:id/what-if", whatif_api, ANYONE, READ, LIMIT_NONE },

	/* pool */
	{ GET,	"/:lang/desk/due",	due_desk_page,		SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/portal/due",	due_portal_page,	MEMBER, READ, LIMIT_NONE },
	{ POST,	"/:lang/portal/notices", notice_post,		MEMBER, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/portal/attestation", attest_page,	MEMBER, READ, LIMIT_NONE },
	{ POST,	"/:lang/portal/attestation", attest_post,	MEMBER, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/portal/proposals", proposal_portal_page, MEMBER, READ, LIMIT_NONE },
	{ POST,	"/:lang/portal/proposals", proposal_create_post, MEMBER, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/portal/proposals/:id/withdraw", proposal_withdraw_post, MEMBER, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/proposals", proposal_desk_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/proposals/:id", proposal_case_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/proposals/:id/take", proposal_take_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/proposals/:id/evaluate", proposal_evaluate_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/proposals/:id/admit", proposal_admit_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/proposals/:id/reject", proposal_reject_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/mandates",	mandate_index_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/mandates",	mandate_create_post,	SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/mandates/:id/revoke", mandate_revoke_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/api/v1/mandates",	mandate_list_api,	ANYONE, READ, LIMIT_NONE },

	/* need */
	{ GET,	"/:lang/needs",		need_tell_page,		ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/needs",		need_tell_post,		ANYONE, WRITE, LIMIT_SUBMIT },
	{ GET,	"/:lang/desk/needs",	need_desk_page,		SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/needs/:id/close", need_close_post,	SECRETARIAT, WRITE, LIMIT_NONE },

	/* ruling */
	{ GET,	"/:lang/rulings",	ruling_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/rulings/ask",	ruling_ask_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/rulings/ask",	ruling_ask_post,	ANYONE, WRITE, LIMIT_SUBMIT },
	{ GET,	"/:lang/rulings/:id",	ruling_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/portal/preview", preview_page,		MEMBER, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/preview",	preview_page,		SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/api/v1/preview",	preview_api,		ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/rulings",	ruling_desk_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/rulings",	ruling_create_post,	SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/rulings/:id/withdraw", ruling_withdraw_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/rulings/requests/:id/close", ruling_close_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/api/v1/rulings",	ruling_list_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/rulings/:id",	ruling_show_api,	ANYONE, READ, LIMIT_NONE },

	/* application */
	{ GET,	"/:lang/apply",		apply_start_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/apply",		apply_create_page,	ANYONE, WRITE, LIMIT_SUBMIT },
	{ GET,	"/:lang/apply/:id",	apply_tasks_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/apply/:id/:step", apply_step_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/apply/:id/evidence", apply_evidence_page, ANYONE, WRITE, LIMIT_SUBMIT },
	{ POST,	"/:lang/apply/:id/terms", apply_terms_page,	ANYONE, WRITE, LIMIT_SUBMIT },
	{ POST,	"/:lang/apply/:id/account", apply_account_page,	ANYONE, WRITE, LIMIT_SIGNUP },
	{ POST,	"/:lang/apply/:id/:step", apply_save_page,	ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/applications",	application_index_page,	APPLICANT, READ, LIMIT_NONE },
	{ GET,	"/:lang/applications/:id", application_show_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/applications/:id/withdraw", application_withdraw_page, ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/applications/:id/evidence", evidence_add_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/applications/:id/evidence", evidence_add_page, ANYONE, WRITE, LIMIT_SUBMIT },
	{ GET,	"/:lang/applications/:id/documents/:document", application_document_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/applications/:id/content/:n", application_content_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/glossary",	glossary_desk_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/glossary/new", glossary_new_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/glossary/new", glossary_create_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/glossary/concepts/:slug", glossary_edit_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/glossary/concepts/:slug", glossary_edit_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/glossary/concepts/:slug/withdraw", glossary_withdraw_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/glossary/concepts/:slug/restore", glossary_restore_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk",		desk_index_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/applications/:id", desk_case_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/applications/:id/documents/:document", evidence_validity_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/applications/:id/documents/:document", evidence_validity_page, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/applications/:id/claim", desk_claim_page, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/applications/:id/release", desk_release_page, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/applications/:id/review", desk_review_page, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/applications/:id/decide", desk_decide_page, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/adversaries", adversary_index_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/adversaries", adversary_create_page, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/adversaries/:id/end", adversary_end_page, SECRETARIAT, WRITE, LIMIT_NONE },

	/* coverage */
	{ GET,	"/:lang/coverage",	coverage_page,		ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/coverage/examples", coverage_examples_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/coverage/sheet", sheet_start_page,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/coverage/sheet", sheet_create_post,	ANYONE, WRITE, LIMIT_SUBMIT },
	{ GET,	"/:lang/coverage/sheet/:id", sheet_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/coverage/over-time", coverage_time_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/coverage/rely",	coverage_rely_post,	ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/coverage/answers/:id", coverage_given_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/coverage",	coverage_show_api,	ANYONE, READ, LIMIT_NONE },
	{ POST,	"/api/v1/coverage",	coverage_batch_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/coverage/intervals", coverage_intervals_api, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/coverage/answers/:id", coverage_given_api, ANYONE, READ, LIMIT_NONE },

	/* terms */
	{ GET,	"/:lang/terms",		terms_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/terms/compare",	terms_compare_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/terms/:version", terms_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/terms/:version/text", terms_text_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/scopes",	scope_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/scopes/:version", scope_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/scopes",	scope_list_api,		ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/scopes/:version", scope_show_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/terms",	terms_list_api,		ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/terms/:version", terms_show_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/standing",	standing_index_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/standing",	standing_create_page,	SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/standing/:id/approve", standing_approve_page, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/standing/:id/withdraw", standing_withdraw_page, SECRETARIAT, WRITE, LIMIT_NONE },

	/* grant */
	{ GET,	"/:lang/grants",	grant_index_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/grants/:number", grant_show_page,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/grants/:number/licensors", licensor_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/grants/:number/licensors", licensor_api, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/grants/:number/history", grant_history_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/:lang/grants/:number/surrender", surrender_page, ANYONE, READ, LIMIT_NONE },
	{ POST,	"/:lang/grants/:number/surrender", surrender_post, ANYONE, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/grants",	grant_desk_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/grants/:number", grant_case_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ GET,	"/:lang/desk/grants/:number/measure", measure_new_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/grants/:number/measure", measure_new_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/grants/:number/amend", amend_new_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/grants/:number/amend", amend_new_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/grants/:number/recordal", recordal_new_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/grants/:number/recordal", recordal_new_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/measures/:id", measure_show_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/measures/:id/carry-out", measure_carry_out_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/measures/:id/reject", measure_reject_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/assertions", defensive_index_page,	SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/assertions", defensive_create_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/desk/assertions/:id", defensive_show_page, SECRETARIAT, READ, LIMIT_NONE },
	{ POST,	"/:lang/desk/assertions/:id/notice", defensive_notice_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ POST,	"/:lang/desk/assertions/:id/close", defensive_close_post, SECRETARIAT, WRITE, LIMIT_NONE },
	{ GET,	"/:lang/grants/:number/certificate", grant_certificate_page, ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/grants/:number", grant_show_api,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/api/v1/grants/:number/history", grant_history_api, ANYONE, READ, LIMIT_NONE },

	/* audit */
	{ GET,	"/:lang/desk/audit",	audit_index_page,	SECRETARIAT, READ, LIMIT_NONE },

};
/* clang-format on */

const struct site site = {
	.routes = routes,
	.route_count = sizeof(routes) / sizeof(routes[0]),
	.session = account_session_load,
	.demo = instance_demo,
	.ready = instance_ready,
};
