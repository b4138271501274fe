/*
 * Waiting for the password helper on Kore's event loop; called by main.c.
 */
#ifndef ACCOUNT_PASSWORD_LOOP_H
#define ACCOUNT_PASSWORD_LOOP_H

/* Once in each worker. */
void password_worker_init(void);

#endif
