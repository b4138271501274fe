/*
 * The log: one JSON object a line on standard output.
 *
 * Fields are name, value pairs that end with NULL; values are strings. A name
 * that begins with "#" has a number: its text is written without quotes. Never log tokens, passwords or form answers.
 * Audit is not logging: see audit/.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_LEVEL_INFO, LOG_LEVEL_WARN, LOG_LEVEL_ERROR };

void log_event(enum log_level, const char *message, ...)
	__attribute__((sentinel));

#endif
