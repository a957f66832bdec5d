/* The dump of how texts look; internal to this folder. */
#ifndef GAIYO_COMPOSE_DUMP_TEXT_H
#define GAIYO_COMPOSE_DUMP_TEXT_H

#include "base/dump.h"
#include "compose/box.h"

void dump_color(struct dump *d, const char *name, struct color color);

void dump_text_style(struct dump *d, const struct style *s);

#endif
