/*
 * What is made from the table of commands besides --help: the manual page
 * and the completion. A usage begins with its synopsis, one line a form
 * (further lines are indented), and an empty line. Then come paragraphs at
 * the margin; options, two spaces deep with two spaces before what they do;
 * examples, two spaces deep.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

/* Prints canopy(1) for groff to standard output. */
void manual_page(void);

/*
 * Prints the completion for bash. What may follow a command are the words in
 * small letters of its synopsis (a|b: both) and every --option of its usage.
 */
void manual_completion(void);

#endif
