/* The program, but what it makes for screens is a plain PDF: no structure and no marks of
 * it, no metadata of standards, no output intent. Linked in place of paint/profile.c, to
 * see what these cost. */
#define profile_screen profile_screen_of_the_program
#include "paint/profile.c"
#undef profile_screen

const struct profile profile_screen = {
    .version = 7,
    .colors = PROFILE_RGB,
    .packed = true,
    .transparent = true,
};
