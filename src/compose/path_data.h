/* Reads the path data of SVG 1.1 (8.3): M L H V C S Q T A Z and their small letters. */
#ifndef GAIYO_COMPOSE_PATH_DATA_H
#define GAIYO_COMPOSE_PATH_DATA_H

#include "base/path.h"
#include "base/str.h"

#include <stdbool.h>

/* Adds the path to `b`, a unit being a point. False if it is wrong: what stands at byte
 * *offset cannot be there. Numbers are of at most 100,000 units. */
bool path_data_parse(struct str text, struct pathbuf *b, int *offset);

#endif
