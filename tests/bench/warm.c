/* bench_warm TIMES PLAN DATA LAYOUT OUTPUT: renders a sheet so many times in one process
 * that keeps what it has read, and prints the median time of a render behind the first
 * [ms]. */
#include "gaiyo.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    const int n = argc == 6 ? atoi(argv[1]) : 0;
    double *times = n > 0 ? calloc((size_t)n, sizeof *times) : NULL;
    if (!times)
        return 2;
    const char *data[] = {argv[3]};
    const struct gaiyo_request request = {
        .plan = argv[2],
        .data = data,
        .n_data = 1,
        .layout = argv[4],
        .output = argv[5],
        .home = ".",
        .kept = gaiyo_kept_new(0),
    };
    for (int i = 0; i < n; i++) {
        const double begun = now_ms();
        if (gaiyo_run(&request, NULL, NULL) != GAIYO_OK)
            return 1;
        times[i] = now_ms() - begun;
    }
    gaiyo_kept_free(request.kept);
    const int warm = n > 1 ? 1 : 0;
    qsort(times + warm, (size_t)(n - warm), sizeof *times, by_size);
    printf("%.2f\n", times[warm + (n - warm) / 2]);
    free(times);
    return 0;
}
