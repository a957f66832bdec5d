/* Files: read whole, and written whole or not at all. */
#include "own_job.h"

#include "base/sync.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static struct str bytes_of(const char *bytes, int n)
{
    return (struct str){bytes, n};
}

enum { MIB = 1 << 20 };

/* Stands in for the system's, and counts. */
static int folders_synced, files_synced;

int fsync(int fd)
{
    struct stat st;
    assert_int_equal(fstat(fd, &st), 0);
    *(S_ISDIR(st.st_mode) ? &folders_synced : &files_synced) += 1;
    return 0;
}

/* A new empty folder below the scratch folder. */
static const char *new_folder(const char *name)
{
    const char *path = str_format(job.doc, "%s/%s", TEST_SCRATCH, name).p;
    if (mkdir(path, 0777) != 0)
        assert_int_equal(errno, EEXIST);
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        if (e->d_name[0] != '.')
            assert_int_equal(remove(path_join(job.doc, path, e->d_name)), 0);
    closedir(dir);
    return path;
}

static int entries_in(const char *folder)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int n = 0;
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(dir);
    return n;
}

static struct str content_of(const char *path)
{
    struct str text;
    unsigned file;
    assert_true(file_read(&job, path, MIB, &text, &file));
    return text;
}

static void check_unreadable(const char *path, const char *why)
{
    struct str text = STR("untouched");
    unsigned file = 99;
    assert_false(file_read(&job, path, MIB, &text, &file));
    const struct str expected = str_format(job.doc,
                                           "gaiyo: error: cannot read \"%s\": %s; "
                                           "check the name and the permissions\n",
                                           path, why);
    assert_string_equal(job_messages(&job), expected.p);
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
}

static void test_file_read_gives_the_bytes_and_makes_them_known(void **state)
{
    (void)state;
    const char *path = write_file(&job, "known.txt", "一行目\r\n二行目");
    struct str text;
    unsigned file;
    assert_true(file_read(&job, path, MIB, &text, &file));
    assert_str(text, "一行目\r\n二行目");
    assert_string_equal(diags_source_name(job.diags, file), path);
    assert_ptr_equal(diags_source_text(job.diags, file).p, text.p);
    assert_string_equal(job_messages(&job), "");
}

static void test_file_read_accepts_an_empty_file(void **state)
{
    (void)state;
    assert_int_equal(content_of(write_file(&job, "empty.txt", "")).n, 0);
}

static void test_file_read_of_a_missing_file_fails(void **state)
{
    (void)state;
    check_unreadable(TEST_SCRATCH "/no-such-file", "there is no such file");
}

static void test_file_read_of_a_folder_fails(void **state)
{
    (void)state;
    check_unreadable(TEST_SCRATCH, "it is a folder");
}

static void test_file_read_below_a_file_fails(void **state)
{
    (void)state;
    const char *path = write_file(&job, "flat.txt", "x");
    check_unreadable(path_join(job.doc, path, "below"), "Not a directory");
}

static void test_file_read_does_not_wait_for_a_pipe(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("pipe-in"), "pipe");
    assert_int_equal(mkfifo(path, 0666), 0);
    alarm(20); /* a reader that waits for a writer would wait for ever */
    check_unreadable(path, "it is no file, but a device or a pipe");
    alarm(0);
}

static void test_file_read_has_a_ceiling(void **state)
{
    (void)state;
    char *bytes = arena_alloc(job.doc, MIB + 2);
    memset(bytes, 'x', MIB + 1);
    const char *path = write_file(&job, "large.txt", bytes);
    struct str text;
    unsigned file;
    assert_true(file_read(&job, path, MIB + 1, &text, &file));
    assert_int_equal(text.n, MIB + 1);
    assert_false(file_read(&job, path, MIB, &text, &file));
    const struct str expected =
        str_format(job.doc,
                   "gaiyo: error: %s is larger than 1 MiB; "
                   "split it, or take out what does not belong in it\n",
                   path);
    assert_string_equal(job_messages(&job), expected.p);
    assert_int_equal(diags_worst(job.diags), SEVERITY_ERROR);
}

static void test_file_write_makes_a_new_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-new");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_true(file_write(&job, path, bytes_of("a\0b", 3)));
    assert_int_equal(content_of(path).n, 3);
    assert_memory_equal(content_of(path).p, "a\0b", 3);
    assert_int_equal(entries_in(folder), 1);
    assert_string_equal(job_messages(&job), "");
}

static void test_the_name_of_a_file_is_synced_unless_somebody_else_does(void **state)
{
    (void)state;
    const char *folder = new_folder("synced");
    const char *path = path_join(job.doc, folder, "file");
    const char *link = path_join(job.doc, folder, "link");
    assert_int_equal(symlink("file", link), 0);
    files_synced = folders_synced = 0;
    assert_true(file_write(&job, path, STR("a")));
    assert_int_equal(folders_synced, 1);
    sync_leave_folders();
    assert_true(file_write(&job, path, STR("b")));
    assert_int_equal(folders_synced, 1);
    assert_true(file_write(&job, link, STR("c"))); /* its file may be anywhere */
    assert_int_equal(folders_synced, 2);
    assert_int_equal(files_synced, 3);
    sync_folder(folder);
    assert_int_equal(folders_synced, 3);
    assert_int_equal(entries_in(folder), 2);
}

static void test_file_write_replaces_the_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-over");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_true(file_write(&job, path, STR("the old and longer text")));
    const int old = open(path, O_RDONLY);
    assert_true(file_write(&job, path, STR("new")));
    assert_str(content_of(path), "new");
    assert_int_equal(entries_in(folder), 1);
    /* Who has the old file open goes on reading it: it was replaced, not overwritten. */
    char still[4] = "";
    assert_int_equal(read(old, still, 3), 3);
    assert_string_equal(still, "the");
    close(old);
}

static void test_file_write_can_write_nothing(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("write-none"), "empty");
    assert_true(file_write(&job, path, STR("")));
    assert_int_equal(content_of(path).n, 0);
}

static void test_file_write_obeys_the_mask(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("write-mode"), "sheet.pdf");
    struct stat st;
    const mode_t before = umask(027);
    assert_true(file_write(&job, path, STR("x")));
    assert_int_equal(umask(before), 027);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
}

static void check_unwritable(const char *path, const char *why)
{
    assert_false(file_write(&job, path, STR("bytes")));
    const struct str expected = str_format(
        job.doc,
        "gaiyo: error: cannot write \"%s\": %s; "
        "give a file in a folder that is there, may be written to and has room\n",
        path, why);
    assert_string_equal(job_messages(&job), expected.p);
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
}

static void test_file_write_to_a_missing_folder_fails(void **state)
{
    (void)state;
    check_unwritable(TEST_SCRATCH "/no-such-folder/x", "its folder is not there");
    assert_false(file_exists(TEST_SCRATCH "/no-such-folder"));
}

static void test_file_write_below_a_file_leaves_the_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-below");
    const char *file = path_join(job.doc, folder, "file");
    assert_true(file_write(&job, file, STR("was here")));
    check_unwritable(path_join(job.doc, file, "x"), "Not a directory");
    assert_str(content_of(file), "was here");
    assert_int_equal(entries_in(folder), 1);
}

static void test_file_write_over_a_folder_leaves_the_folder(void **state)
{
    (void)state;
    const char *folder = new_folder("write-folder");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_int_equal(mkdir(path, 0777), 0);
    check_unwritable(path, "it is a folder");
    assert_int_equal(entries_in(folder), 1);
    assert_int_equal(entries_in(path), 0);
}

static void print_pieces(void *context, struct file_sink *sink)
{
    const struct str *pieces = context;
    for (int i = 0; i < 3; i++)
        file_sink_add(sink, pieces[i]);
}

static void test_file_print_writes_pieces(void **state)
{
    (void)state;
    const char *folder = new_folder("print");
    const char *path = path_join(job.doc, folder, "merged.xml");
    struct str pieces[] = {STR("abc"), STR(""), STR("defgh")};
    assert_true(file_print(&job, path, print_pieces, pieces));
    assert_str(content_of(path), "abcdefgh");
    assert_int_equal(entries_in(folder), 1);
}

/* As on a full disk: no file may grow past four bytes. */
static bool write_without_room(const char *path)
{
    struct rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    const struct rlimit tight = {4, before.rlim_max};
    void (*const handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    struct str pieces[] = {STR("abc"), STR("far too long"), STR("d")};
    const bool written = file_print(&job, path, print_pieces, pieces) ||
                         file_write(&job, path, STR("far too long"));
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    return written;
}

static void test_file_write_without_room_leaves_what_was_there(void **state)
{
    (void)state;
    const char *folder = new_folder("write-full");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_true(file_write(&job, path, STR("the last good one")));
    assert_false(write_without_room(path));
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    assert_str(content_of(path), "the last good one");
    assert_int_equal(entries_in(folder), 1);
}

static void test_file_write_without_room_leaves_nothing_new(void **state)
{
    (void)state;
    const char *folder = new_folder("write-full-new");
    assert_false(write_without_room(path_join(job.doc, folder, "sheet.pdf")));
    assert_int_equal(entries_in(folder), 0);
}

static void test_file_write_keeps_a_pipe_a_pipe(void **state)
{
    (void)state;
    const char *folder = new_folder("pipe-out");
    const char *path = path_join(job.doc, folder, "pipe");
    char got[8] = "";
    struct stat st;
    assert_int_equal(mkfifo(path, 0666), 0);
    const int fd = open(path, O_RDONLY | O_NONBLOCK);
    assert_true(file_write(&job, path, STR("bytes")));
    assert_int_equal(read(fd, got, sizeof got), 5);
    close(fd);
    assert_string_equal(got, "bytes");
    assert_int_equal(stat(path, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    assert_int_equal(entries_in(folder), 1);
}

/* A name that is short enough for a socket is one in the working folder. */
static void make_socket(const char *folder, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const int here = open(".", O_RDONLY), fd = socket(AF_UNIX, SOCK_STREAM, 0);
    memcpy(address.sun_path, name, strlen(name));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(fchdir(here), 0);
    close(fd);
    close(here);
}

static void test_file_write_to_a_socket_leaves_the_socket(void **state)
{
    (void)state;
    const char *folder = new_folder("write-socket");
    struct stat st;
    make_socket(folder, "socket");
    const char *path = path_join(job.doc, folder, "socket");
    check_unwritable(path, "No such device or address");
    assert_int_equal(stat(path, &st), 0);
    assert_true(S_ISSOCK(st.st_mode));
}

/* With no working folder a temporary file could only be made beside the file it is to
 * become. */
static void test_file_write_works_in_the_folder_of_the_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-where");
    const char *gone = path_join(job.doc, folder, "gone");
    const int here = open(".", O_RDONLY);
    assert_int_equal(mkdir(gone, 0777), 0);
    assert_int_equal(chdir(gone), 0);
    assert_int_equal(rmdir(gone), 0);
    const bool written =
        file_write(&job, path_join(job.doc, folder, "sheet.pdf"), STR("x"));
    assert_int_equal(fchdir(here), 0);
    close(here);
    assert_true(written);
    assert_int_equal(entries_in(folder), 1);
}

/* What file_write("-") puts on standard output, which is a file meanwhile. */
static bool write_to_stdout(const char *path, struct str bytes)
{
    fflush(stdout);
    const int kept = dup(STDOUT_FILENO), fd = open(path, O_WRONLY | O_TRUNC);
    dup2(fd, STDOUT_FILENO);
    const bool written = file_write(&job, "-", bytes);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    close(fd);
    return written;
}

static void test_file_write_to_a_dash_is_standard_output(void **state)
{
    (void)state;
    const char *path = write_file(&job, "stdout", "before");
    assert_true(write_to_stdout(path, STR("bytes")));
    assert_str(content_of(path), "bytes");
    assert_false(file_exists("-"));
}

static int next_descriptor(void)
{
    const int fd = open("/", O_RDONLY);
    close(fd);
    return fd;
}

static void test_files_are_closed_again(void **state)
{
    (void)state;
    const int before = next_descriptor();
    const char *folder = new_folder("closed");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    struct str text;
    unsigned file;
    assert_true(file_write(&job, path, STR("bytes")));
    assert_true(file_read(&job, path, MIB, &text, &file));
    assert_false(file_read(&job, path, 4, &text, &file));
    assert_false(file_read(&job, folder, MIB, &text, &file));
    assert_false(file_write(&job, folder, STR("bytes")));
    assert_false(write_without_room(path));
    assert_int_equal(next_descriptor(), before);
}

static void test_file_write_closes_a_pipe(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("closed-pipe"), "pipe");
    assert_int_equal(mkfifo(path, 0666), 0);
    const int reader = open(path, O_RDONLY | O_NONBLOCK);
    const int before = next_descriptor();
    assert_true(file_write(&job, path, STR("x")));
    assert_int_equal(next_descriptor(), before);
    close(reader);
}

static void test_file_exists(void **state)
{
    (void)state;
    assert_true(file_exists(write_file(&job, "there", "")));
    assert_true(file_exists(TEST_SCRATCH));
    assert_false(file_exists(TEST_SCRATCH "/not-there"));
}

static void test_path_join(void **state)
{
    (void)state;
    assert_string_equal(path_join(job.doc, "data", "eras.tsv"), "data/eras.tsv");
    assert_string_equal(path_join(job.doc, "data", "/etc/x"), "/etc/x");
    assert_string_equal(path_join(job.doc, "", "x"), "x");
}

static void test_path_folder(void **state)
{
    (void)state;
    assert_string_equal(path_folder(job.doc, "a/b/c.xml"), "a/b");
    assert_string_equal(path_folder(job.doc, "c.xml"), ".");
    assert_string_equal(path_folder(job.doc, "/c.xml"), "/");
    assert_string_equal(path_folder(job.doc, "/a/"), "/a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_file_read_gives_the_bytes_and_makes_them_known),
        TEST(test_file_read_accepts_an_empty_file),
        TEST(test_file_read_of_a_missing_file_fails),
        TEST(test_file_read_of_a_folder_fails),
        TEST(test_file_read_below_a_file_fails),
        TEST(test_file_read_does_not_wait_for_a_pipe),
        TEST(test_file_read_has_a_ceiling),
        TEST(test_file_write_makes_a_new_file),
        TEST(test_file_write_replaces_the_file),
        TEST(test_file_write_can_write_nothing),
        TEST(test_file_write_obeys_the_mask),
        TEST(test_file_write_to_a_missing_folder_fails),
        TEST(test_file_write_below_a_file_leaves_the_file),
        TEST(test_file_write_over_a_folder_leaves_the_folder),
        TEST(test_file_write_without_room_leaves_what_was_there),
        TEST(test_file_write_without_room_leaves_nothing_new),
        TEST(test_file_print_writes_pieces),
        TEST(test_file_write_works_in_the_folder_of_the_file),
        TEST(test_file_write_keeps_a_pipe_a_pipe),
        TEST(test_file_write_to_a_socket_leaves_the_socket),
        TEST(test_file_write_to_a_dash_is_standard_output),
        TEST(test_files_are_closed_again),
        TEST(test_file_write_closes_a_pipe),
        TEST(test_file_exists),
        TEST(test_path_join),
        TEST(test_path_folder),
        TEST(test_the_name_of_a_file_is_synced_unless_somebody_else_does), /* stays so */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
