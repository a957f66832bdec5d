/* Every figure that the tables of the two documents behind samples/ print, cell by cell
 * as it stands there, slips included: what it means, and the same text again. */
#include "notation.h"
#include "own_job.h"

static const struct {
    const char *text, *reading;
} cells[] = {
    /* clang-format off */
        {"1,000万円", "10000000 円"},
        {"1,135万円", "11350000 円"},
        {"－", "none"},
        {"50社", "50 社"},
        {"製品化件数：７件/年\n技術開発件数160件/年", "製品化件数: 7 件 yearly + 技術開発件数: 160 件 yearly"},
        {"60件（12件/年）\n850件（170件/年）", "60 件 over 5 annual 12 + 850 件 over 5 annual 170"},
        {"2,215億円", "221500000000 円"},
        {"2,215億円以上", "221500000000 円 gte"},
        {"立地協定件数：40件/年\n新規雇用者数：305人/年", "立地協定件数: 40 件 yearly + 新規雇用者数: 305 人 yearly"},
        {"200件（40件/年）\n1,525人（305人/年）", "200 件 over 5 annual 40 + 1525 人 over 5 annual 305"},
        {"35.5%", "35.5 %"},
        {"40.5％", "40.5 %"},
        {"1,000万円（R元）", "10000000 円 @2019-01-01..2019-12-31"},
        {"1,135万円（R7）", "11350000 円 @2025-01-01..2025-12-31"},
        {"－（R2）", "none @2020-01-01..2020-12-31"},
        {"50社（R7）", "50 社 @2025-01-01..2025-12-31"},
        {"製品化件数：7件/年\n（H27～R元平均）\n技術開発数：160件/年\n（H27～R元平均）", "製品化件数: 7 件 yearly @2015-01-01..2019-12-31 mean + 技術開発数: 160 件 yearly @2015-01-01..2019-12-31 mean"},
        {"製品化件数：60件\n（5年累計）（12件/年）\n技術開発件数：850件\n（5年累計）（170件/年）", "製品化件数: 60 件 over 5 annual 12 + 技術開発件数: 850 件 over 5 annual 170"},
        {"2,215億円（H30）", "221500000000 円 @2018-01-01..2018-12-31"},
        {"2,215億円以上（R7）", "221500000000 円 gte @2025-01-01..2025-12-31"},
        {"40件，305人（R元）", "40 件 @2019-01-01..2019-12-31 + 305 人 @2019-01-01..2019-12-31"},
        {"200件，1,525人（5年累計）", "200 件 over 5 + 1525 人 over 5"},
        {"35.5%（R2.3)", "35.5 % @2020-03-01..2020-03-31"},
        {"40.5%（年1.0%）（R8.3）", "40.5 % change 1 @2026-03-01..2026-03-31"},
        {"1兆9,128億円\n（H26年）", "1912800000000 円 @2014-01-01..2014-12-31"},
        {"2兆0,600億円\n（R2年）", "2060000000000 円 @2020-01-01..2020-12-31"},
        {"2兆699億円\n（H30年）", "2069900000000 円 @2018-01-01..2018-12-31"},
        {"103.8%", "103.8 %"},
        {"6,098億円\n（H26年）", "609800000000 円 @2014-01-01..2014-12-31"},
        {"7,100億円\n（R2年）", "710000000000 円 @2020-01-01..2020-12-31"},
        {"7,143億円\n（H30年）", "714300000000 円 @2018-01-01..2018-12-31"},
        {"100.6%", "100.6 %"},
        {"625件\n（125件/年）", "625 件 over 5 annual 125"},
        {"675件\n（135件/年）", "675 件 over 5 annual 135"},
        {"735件\n（H28～R元）", "735 件 @2016-01-01..2019-12-31"},
        {"108.9%", "108.9 %"},
        {"155件\n(31件/年)", "155 件 over 5 annual 31"},
        {"170件\n（34件/年）", "170 件 over 5 annual 34"},
        {"175件\n（H28～R元）", "175 件 @2016-01-01..2019-12-31"},
        {"102.9%", "102.9 %"},
        {"68,868人\n（H26年)", "68868 人 @2014-01-01..2014-12-31"},
        {"70,000人\n（R2年）", "70000 人 @2020-01-01..2020-12-31"},
        {"71,413人\n（R元）", "71413 人 @2019-01-01..2019-12-31"},
        {"102.0%", "102 %"},
        {"1. 98兆円", "1980000000000 円"},
        {"2,022万円／人", "20220000 円 per 人"},
        {"2回", "2 回"},
        {"45回/3年", "45 回 over 3"},
        {"0港", "0 港"},
        {"4港", "4 港"},
        {"5.0km", "5 km"},
        {"6.7km", "6.7 km"},
        {"—", "none"},
        {"30km/3年", "30 km over 3"},
        {"13箇所", "13 箇所"},
        {"20箇所", "20 箇所"},
        {"2件", "2 件"},
        {"6件", "6 件"},
        {"15件", "15 件"},
        {"24件", "24 件"},
        {"3件/3年", "3 件 over 3"},
        {"98件", "98 件"},
        {"126件", "126 件"},
        {"39件", "39 件"},
        {"54件", "54 件"},
        {"12件", "12 件"},
        {"82件", "82 件"},
        {"178件", "178 件"},
        {"25件", "25 件"},
        {"33件", "33 件"},
        {"10件/3年 (2026暦年)", "10 件 over 3 @2026-01-01..2026-12-31"},
        {"94.1%", "94.1 %"},
        {"97%超", "97 % gt"},
        {"19件", "19 件"},
        {"35件", "35 件"},
        {"22.2%", "22.2 %"},
        {"28.0%", "28 %"},
        {"1件", "1 件"},
        {"0社", "0 社"},
        {"60社", "60 社"},
        {"223人", "223 人"},
        {"570人", "570 人"},
        {"37件", "37 件"},
        {"60件/3年", "60 件 over 3"},
        {"326,676千円", "326676000 円"},
        {"700,000千円", "700000000 円"},
        {"4.9万人 (2022暦年)", "49000 人 @2022-01-01..2022-12-31"},
        {"20万人 (2026歴年)", "200000 人 @2026-01-01..2026-12-31"},
        {"0件", "0 件"},
        {"18件", "18 件"},
        {"45件/3年", "45 件 over 3"},
        {"165億円", "16500000000 円"},
        {"10社/3年", "10 社 over 3"},
        {"40件 (2022暦年)", "40 件 @2022-01-01..2022-12-31"},
        {"75件/3年 (2026暦年)", "75 件 over 3 @2026-01-01..2026-12-31"},
        {"11回", "11 回"},
        {"35回/3年", "35 回 over 3"},
        {"20回", "20 回"},
        {"★★", "2 ★"},
        {"3.5km", "3.5 km"},
        {"5.4km", "5.4 km"},
        {"★★★", "3 ★"},
        {"19.0km", "19 km"},
        {"3箇所/3年", "3 箇所 over 3"},
        {"4箇所", "4 箇所"},
        {"★★★★", "4 ★"},
        {"3件", "3 件"},
        {"16件", "16 件"},
        {"0%", "0 %"},
        {"98%以上", "98 % gte"},
        {"-", "none"},
        {"国統計未公表", "unknown 国統計未公表"},
        {"20件", "20 件"},
        {"13.9%", "13.9 %"},
        {"24.0%", "24 %"},
        {"15件/3年", "15 件 over 3"},
        {"14件", "14 件"},
        {"210件/3年", "210 件 over 3"},
        {"301件", "301 件"},
        {"20人", "20 人"},
        {"40人", "40 人"},
        {"39人", "39 人"},
        {"6件/3年", "6 件 over 3"},
        {"94件", "94 件"},
        {"105件", "105 件"},
        {"140件", "140 件"},
        {"26件", "26 件"},
        {"34件", "34 件"},
        {"1箇所", "1 箇所"},
        {"8箇所", "8 箇所"},
        {"★", "1 ★"},
        {"21件 (半年)", "21 件 span 6"},
        {"88件", "88 件"},
        {"85件", "85 件"},
        {"200人", "200 人"},
        {"1,788人", "1788 人"},
        {"50件", "50 件"},
        {"110件", "110 件"},
        {"104件", "104 件"},
        {"98.1億円", "9810000000 円"},
        {"115億円", "11500000000 円"},
        {"1341.8億円", "134180000000 円"},
        {"8件", "8 件"},
        {"4件", "4 件"},
        {"27件 (2019年)", "27 件 @2019-01-01..2019-12-31"},
        {"75件/3年 (2023年)", "75 件 over 3 @2023-01-01..2023-12-31"},
        {"93件", "93 件"},
    /* clang-format on */
};

static const char *days(const struct period *p)
{
    return str_format(job.doc, "%04d-%02d-%02d..%04d-%02d-%02d%s", p->first.year,
                      p->first.month, p->first.day, p->last.year, p->last.month,
                      p->last.day, p->average ? " mean" : "")
        .p;
}

static void add_number(struct strbuf *b, const char *what, const struct number *value)
{
    strbuf_addf(b, "%s%s", what, number_print_exact(job.doc, value).p);
}

static void describe_value(struct strbuf *b, const struct quantity_value *v)
{
    static const char *const bounds[] = {"", " gte", " gt", " lte", " lt"};
    if (v->label.n)
        strbuf_addf(b, "%.*s: ", STR_ARG(v->label));
    add_number(b, "", v->value);
    strbuf_addf(b, " %.*s%s", STR_ARG(v->unit), bounds[v->bound]);
    if (v->over_years)
        strbuf_addf(b, " over %d", v->over_years);
    if (v->per_year)
        strbuf_add_c(b, " yearly");
    if (v->per.n)
        strbuf_addf(b, " per %.*s", STR_ARG(v->per));
    if (v->span_months)
        strbuf_addf(b, " span %d", v->span_months);
    if (v->annual)
        add_number(b, " annual ", v->annual->value);
    if (v->change)
        add_number(b, " change ", v->change->value);
    if (v->period)
        strbuf_addf(b, " @%s", days(v->period));
}

static const char *describe(const struct quantity *q)
{
    static const char *const missing[] = {"", "none", "unknown", "suppressed"};
    struct strbuf b;
    strbuf_init(&b, job.doc);
    strbuf_add_c(&b, missing[q->missing]);
    if (q->reason.n)
        strbuf_addf(&b, " %.*s", STR_ARG(q->reason));
    if (q->period)
        strbuf_addf(&b, " @%s", days(q->period));
    for (int i = 0; i < q->n; i++) {
        strbuf_add_c(&b, i ? " + " : "");
        describe_value(&b, &q->values[i]);
    }
    return strbuf_str(&b).p;
}

static struct quantity read_cell(const char *text)
{
    struct quantity q;
    const char *why;
    int offset;
    if (!quantity_parse(job.doc, notation_shared(), str_of(text), &q, &why, &offset))
        fail_msg("%s is refused at %d: %s", text, offset, why);
    return q;
}

static void test_every_cell_means_what_the_table_means(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(cells); i++) {
        const struct quantity q = read_cell(cells[i].text);
        if (strcmp(describe(&q), cells[i].reading) != 0)
            fail_msg("%s is %s", cells[i].text, describe(&q));
    }
}

static void test_every_cell_prints_as_it_was(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(cells); i++) {
        const struct quantity q = read_cell(cells[i].text);
        assert_str(quantity_print(job.doc, &q), cells[i].text);
    }
}

/* The one cell that a person would ask about. */
static void test_only_a_torn_number_is_doubtful(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(cells); i++) {
        const struct quantity q = read_cell(cells[i].text);
        const bool torn = strcmp(cells[i].text, "1. 98兆円") == 0;
        for (int k = 0; k < q.n; k++)
            if (torn != (q.values[k].doubt != NULL))
                fail_msg("%s: %s", cells[i].text, q.values[k].doubt);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_cell_means_what_the_table_means),
        TEST(test_every_cell_prints_as_it_was),
        TEST(test_only_a_torn_number_is_doubtful),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
