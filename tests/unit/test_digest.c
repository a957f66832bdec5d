/* Digests, by the examples of their standards. */
#include "own_job.h"

#include "base/digest.h"

static struct str md5_text(struct str bytes)
{
    unsigned char digest[MD5_SIZE];
    struct strbuf b = new_buffer();
    md5(bytes, digest);
    for (int i = 0; i < MD5_SIZE; i++)
        strbuf_addf(&b, "%02x", digest[i]);
    return strbuf_str(&b);
}

/* RFC 1321, A.5 */
static void test_md5(void **state)
{
    (void)state;
    assert_str(md5_text(STR("")), "d41d8cd98f00b204e9800998ecf8427e");
    assert_str(md5_text(STR("abc")), "900150983cd24fb0d6963f7d28e17f72");
    assert_str(md5_text(STR("abcdefghijklmnopqrstuvwxyz")),
               "c3fcd3d76192e4007dfb496cca67e13b");
    assert_str(md5_text(STR("1234567890123456789012345678901234567890"
                            "1234567890123456789012345678901234567890")),
               "57edf4a22be3c955ac49da2e2107b67a");
}

/* FIPS 180-4's examples, and those of its test vectors. */
static void test_sha256(void **state)
{
    (void)state;
    assert_str(sha256_text(job.doc, STR("")),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_str(sha256_text(job.doc, STR("abc")),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_str(
        sha256_text(job.doc,
                    STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* A million times the letter a, which ends in the middle of no block. */
static void test_sha256_of_many_blocks(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    for (int i = 0; i < 1000000; i++)
        strbuf_add_char(&b, 'a');
    assert_str(sha256_text(job.doc, strbuf_str(&b)),
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    assert_str(md5_text(strbuf_str(&b)), "7707d6ae4e027c70eea2a935c2296f21");
}

/* The MD5 of nothing, d41d8cd9-8f00-b204-e980-…, with the version and the variant. */
static void test_a_name_is_a_uuid(void **state)
{
    (void)state;
    assert_str(uuid_text(job.doc, STR("")), "uuid:d41d8cd9-8f00-3204-a980-0998ecf8427e");
    assert_string_not_equal(uuid_text(job.doc, STR("a")).p,
                            uuid_text(job.doc, STR("b")).p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_md5),
        TEST(test_sha256),
        TEST(test_sha256_of_many_blocks),
        TEST(test_a_name_is_a_uuid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
