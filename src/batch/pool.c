#include "batch/pool.h"

#include "batch/leftovers.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NO_JOB = -1, MOST_SAID = 1 << 16 };

struct member {
    pid_t pid;        /* 0: there is none */
    int to, from;     /* jobs to it, answers from it */
    int said_fd;      /* its standard error */
    int job;          /* what it is making, or NO_JOB */
    struct strbuf in; /* the answer so far */
    struct strbuf said;
};

struct pool {
    const struct batch_jobs *jobs;
    const bool *wanted;
    struct worker_limits limits;
    pool_ended_fn ended;
    void *user;
    struct arena *arena;
    struct member *members;
    int n;
    int next;  /* the first job that may still be given out */
    int begun; /* how many have been */
    bool stopping;
};

/* --- signals ------------------------------------------------------------------------ */

/* The handler may only write into this pipe, which wakes the loop up. */
static int wake[2] = {-1, -1};

static void on_signal(int number)
{
    const int why = errno;
    const char byte = (char)number;
    const ssize_t written = write(wake[1], &byte, 1);
    (void)written; /* the pipe is full: it will wake the loop up all the same */
    errno = why;
}

struct handlers {
    struct sigaction interrupt, terminate, broken_pipe;
};

static bool catch_signals(struct handlers *old)
{
    struct sigaction catching = {.sa_handler = on_signal};
    struct sigaction ignoring = {.sa_handler = SIG_IGN};
    sigemptyset(&catching.sa_mask);
    sigemptyset(&ignoring.sa_mask);
    if (pipe(wake) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
    sigaction(SIGINT, &catching, &old->interrupt);
    sigaction(SIGTERM, &catching, &old->terminate);
    sigaction(SIGPIPE, &ignoring, &old->broken_pipe); /* of a worker that has died */
    return true;
}

static void release_signals(const struct handlers *old)
{
    sigaction(SIGINT, &old->interrupt, NULL);
    sigaction(SIGTERM, &old->terminate, NULL);
    sigaction(SIGPIPE, &old->broken_pipe, NULL);
    close(wake[0]);
    close(wake[1]);
}

/* --- workers ------------------------------------------------------------------------ */

static void close_member(struct member *m)
{
    close(m->to);
    close(m->from);
    close(m->said_fd);
    m->pid = 0;
}

/* In the child: the ends of all pipes that are not its own. */
static void become_worker(struct pool *p, int from, int to, int said)
{
    for (int i = 0; i < p->n; i++)
        if (p->members[i].pid)
            close_member(&p->members[i]);
    close(wake[0]);
    close(wake[1]);
    dup2(said, STDERR_FILENO);
    close(said);
    worker_run(p->jobs, p->limits, from, to);
}

static bool open_pipes(int pipes[3][2])
{
    for (int i = 0; i < 3; i++) {
        if (pipe(pipes[i]) == 0)
            continue;
        for (int k = 0; k < i; k++) {
            close(pipes[k][0]);
            close(pipes[k][1]);
        }
        return false;
    }
    return true;
}

static bool start(struct pool *p, struct member *m)
{
    int pipes[3][2]; /* jobs, answers, standard error */
    if (!open_pipes(pipes))
        return false;
    const pid_t pid = fork();
    if (pid == 0) {
        close(pipes[0][1]);
        close(pipes[1][0]);
        close(pipes[2][0]);
        become_worker(p, pipes[0][0], pipes[1][1], pipes[2][1]);
    }
    close(pipes[0][0]);
    close(pipes[1][1]);
    close(pipes[2][1]);
    m->pid = pid;
    m->to = pipes[0][1];
    m->from = pipes[1][0];
    m->said_fd = pipes[2][0];
    m->job = NO_JOB;
    m->in.n = m->said.n = 0;
    if (pid > 0) {
        fcntl(m->from, F_SETFL, O_NONBLOCK);
        fcntl(m->said_fd, F_SETFL, O_NONBLOCK);
        return true;
    }
    close_member(m);
    return false;
}

/* --- jobs --------------------------------------------------------------------------- */

static int next_job(struct pool *p)
{
    while (p->next < p->jobs->n && !p->wanted[p->next])
        p->next++;
    return p->next < p->jobs->n ? p->next : NO_JOB;
}

/* Gives every idle worker a job; one that has gone gets a successor first. */
static void give_out(struct pool *p)
{
    for (int i = 0; i < p->n; i++) {
        struct member *m = &p->members[i];
        const int32_t job = p->stopping ? NO_JOB : next_job(p);
        if (job == NO_JOB)
            return;
        if (m->pid && m->job != NO_JOB)
            continue;
        if (!m->pid && !start(p, m))
            continue;
        m->job = job;
        p->next++;
        p->begun++;
        /* If it has died meanwhile, the end of its pipe says so. */
        if (write(m->to, &job, sizeof job) != (ssize_t)sizeof job)
            kill(m->pid, SIGKILL);
    }
}

static void end_job(struct pool *p, struct member *m, struct job_end *end)
{
    end->job = m->job;
    m->job = NO_JOB;
    m->in.n = m->said.n = 0;
    if (!p->ended(p->user, end))
        p->stopping = true;
}

/* What the pipe holds; false when the other end is closed. */
static bool drain(int fd, struct strbuf *b, int most)
{
    char bytes[4096];
    for (;;) {
        const ssize_t n = read(fd, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n < 0;
        if (b->n + (int)n <= most)
            strbuf_add_bytes(b, bytes, (int)n);
    }
}

/* True once the whole answer is there. */
static bool take_answer(struct member *m, struct job_end *end)
{
    const int head = (int)sizeof end->answer;
    if (m->in.n < head)
        return false;
    memcpy(&end->answer, m->in.p, (size_t)head);
    if (m->in.n < head + end->answer.n_messages + end->answer.n_line)
        return false;
    end->messages = (struct str){m->in.p + head, end->answer.n_messages};
    end->line = (struct str){end->messages.p + end->messages.n, end->answer.n_line};
    return true;
}

/* Its messages, and what libraries wrote by themselves. */
static void answer(struct pool *p, struct member *m, struct job_end *end)
{
    end->answered = true;
    if (m->said.n) {
        strbuf_add(&m->said, end->messages);
        end->messages = strbuf_str(&m->said);
    }
    const bool leaves = end->answer.leaves;
    end_job(p, m, end);
    if (leaves) {
        waitpid(m->pid, NULL, 0);
        close_member(m);
    }
}

static void bury(struct pool *p, struct member *m)
{
    struct job_end end = {.answered = false};
    const pid_t pid = m->pid;
    drain(m->said_fd, &m->said, MOST_SAID);
    while (waitpid(pid, &end.death, 0) < 0 && errno == EINTR)
        ;
    close_member(m);
    if (m->job == NO_JOB)
        return;
    leftovers_remove(p->jobs->jobs[m->job].request.output, pid);
    end.messages = strbuf_str(&m->said);
    end_job(p, m, &end);
}

static void listen_to(struct pool *p, struct member *m)
{
    struct job_end end = {.answered = false};
    drain(m->said_fd, &m->said, MOST_SAID);
    const bool lives = drain(m->from, &m->in, INT32_MAX);
    if (m->job != NO_JOB && take_answer(m, &end))
        answer(p, m, &end);
    else if (!lives)
        bury(p, m);
}

/* --- the loop ----------------------------------------------------------------------- */

/* The first signal lets the jobs at hand end, the second one does not. */
static void heed_signals(struct pool *p)
{
    char byte;
    while (read(wake[0], &byte, 1) == 1) {
        for (int i = 0; i < p->n && p->stopping; i++)
            if (p->members[i].pid)
                kill(p->members[i].pid, SIGKILL);
        p->stopping = true;
    }
}

static int fill_polled(const struct pool *p, struct pollfd *polled)
{
    int n = 0, busy = 0;
    polled[n++] = (struct pollfd){wake[0], POLLIN, 0};
    for (int i = 0; i < p->n; i++) {
        const struct member *m = &p->members[i];
        const bool waits = m->pid && m->job != NO_JOB;
        polled[n++] = (struct pollfd){waits ? m->from : -1, POLLIN, 0};
        polled[n++] = (struct pollfd){waits ? m->said_fd : -1, POLLIN, 0};
        busy += waits;
    }
    return busy ? n : 0;
}

static void loop(struct pool *p)
{
    struct pollfd *polled = ARENA_ARRAY(p->arena, struct pollfd, 2 * p->n + 1);
    for (;;) {
        give_out(p);
        const int n = fill_polled(p, polled);
        if (!n)
            return;
        if (poll(polled, (nfds_t)n, -1) < 0 && errno != EINTR)
            return;
        if (polled[0].revents)
            heed_signals(p);
        for (int i = 0; i < p->n; i++)
            if (polled[2 * i + 1].revents || polled[2 * i + 2].revents)
                listen_to(p, &p->members[i]);
    }
}

static void send_home(struct pool *p)
{
    for (int i = 0; i < p->n; i++) {
        struct member *m = &p->members[i];
        const pid_t pid = m->pid;
        if (!pid)
            continue;
        close_member(m);
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
}

int pool_run(const struct batch_jobs *jobs, const bool *wanted, int n,
             struct worker_limits limits, pool_ended_fn ended, void *user)
{
    struct handlers old;
    struct pool p = {.jobs = jobs,
                     .wanted = wanted,
                     .limits = limits,
                     .ended = ended,
                     .user = user,
                     .n = n};
    if (!catch_signals(&old))
        return -1;
    p.arena = arena_new("workers", (size_t)1 << 30, NULL);
    p.members = ARENA_ARRAY(p.arena, struct member, n);
    for (int i = 0; i < n; i++) {
        strbuf_init(&p.members[i].in, p.arena);
        strbuf_init(&p.members[i].said, p.arena);
    }
    loop(&p);
    send_home(&p);
    release_signals(&old);
    const bool stuck = !p.stopping && next_job(&p) != NO_JOB; /* no process to be had */
    arena_free(p.arena);
    return stuck ? -1 : p.begun;
}
