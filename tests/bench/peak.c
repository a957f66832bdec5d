/* Runs a command and prints its peak memory in MiB. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int status;
    struct rusage usage;
    if (argc < 2)
        return 2;
    const pid_t child = fork();
    if (child == 0) {
        execv(argv[1], argv + 1);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
        return 1;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%.1f\n", (double)usage.ru_maxrss / 1024);
    return 0;
}
