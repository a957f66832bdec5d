/* A build tool: writes the sRGB profile of lcms2 as the bytes of a C array. The day of
 * its making is taken out, so that every build has the same. */
#include <lcms2.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    enum { DATE = 24, DATE_SIZE = 12 }; /* ICC.1:2010, 7.2.1 */
    static const unsigned char first_day[DATE_SIZE] = {0x07, 0xD0, 0, 1, 0, 1};
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    if (!profile || !cmsSaveProfileToMem(profile, NULL, &size))
        return 1;
    unsigned char *bytes = malloc(size);
    if (!bytes || !cmsSaveProfileToMem(profile, bytes, &size))
        return 1;
    for (int i = 0; i < DATE_SIZE; i++)
        bytes[DATE + i] = first_day[i];
    for (cmsUInt32Number i = 0; i < size; i++)
        printf("%u,%s", bytes[i], i % 16 == 15 ? "\n" : "");
    free(bytes);
    cmsCloseProfile(profile);
    return 0;
}
