#include "patent/number.h"

#include <string.h>

/*
 * WIPO ST.3 by first letter: states and other entities, the organisations
 * (AP ARIPO, BX Benelux, EA Eurasian, EM EUIPO, EP EPO, GC Gulf, IB and WO
 * WIPO, OA OAPI, QZ CPVO, XN Nordic, XU UPOV, XV Visegrad), UP for unitary
 * effect, and states that are no more but whose documents are still cited:
 * AN, BU, CS, DD, DL, DT, HV, RH, SU, YD, YU, ZR. The codes for unknown (XX)
 * and private use are no office.
 */
static const char *const second_letters[26] = {
	"DEFGILMNOPRTUWZ",	  /* A */
	"ABDEFGHIJMNOQRSTUVWXYZ", /* B */
	"ADFGHIKLMNORSUVWYZ",	  /* C */
	"DEJKLMOTZ",		  /* D */
	"ACEGHMPRST",		  /* E */
	"IJKMOR",		  /* F */
	"ABCDEGHILMNQRSTWY",	  /* G */
	"KNRTUV",		  /* H */
	"BDELMNQRST",		  /* I */
	"EMOP",			  /* J */
	"EGHIMNPRWYZ",		  /* K */
	"ABCIKRSTUVY",		  /* L */
	"ACDEGHKLMNOPRSTUVWXYZ",  /* M */
	"AEGILOPRUZ",		  /* N */
	"AM",			  /* O */
	"AEGHKLTWY",		  /* P */
	"AZ",			  /* Q */
	"HOSUW",		  /* R */
	"ABCDEGHIKLMNORSTUVXYZ",  /* S */
	"CDGHJLMNORTVWZ",	  /* T */
	"AGPSYZ",		  /* U */
	"ACEGNU",		  /* V */
	"OS",			  /* W */
	"NUV",			  /* X */
	"DEU",			  /* Y */
	"AMRW",			  /* Z */
};

bool
patent_office_known(const char *code)
{
	return code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' &&
	       code[1] <= 'Z' && code[2] == '\0' &&
	       strchr(second_letters[code[0] - 'A'], code[1]) != NULL;
}
