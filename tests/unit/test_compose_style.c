/* Styles, palette, tracks, and what boxes carry besides. */
#include "base/messages.h"
#include "compose/messages.h"
#include "sheet.h"

#define STYLED(styles, flow)                                                             \
    LAYOUT(PALETTE styles MASTER "<page-sequence master='m'>" flow "</page-sequence>")

/* The style of the first box in the flow. */
static const struct style *first_style(const struct sheet *s)
{
    return flow_of(s)->kids[0]->style;
}

/* --- where styles start --------------------------------------------------------- */

static void test_a_style_starts_as_body_text_without_a_box(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), FLOW("<text>x</text>"));
    assert_fine(&s);
    const struct style *style = first_style(&s);
    assert_str(style->font_family, "gothic");
    assert_int_equal(style->font_weight, 400);
    assert_int_equal(style->font_size, 10 * EMU_PT);
    assert_int_equal(style->line_height, 15 * EMU_PT);
    assert_int_equal(style->color.black, 100);
    assert_int_equal(style->text_autospace, 250);
    assert_int_equal(style->orphans, 2);
    assert_int_equal(style->widows, 2);
    assert_int_equal(style->padding[SIDE_TOP], 0);
    assert_int_equal(style->border[SIDE_TOP].width, 0);
    assert_false(style->has_background);
    sheet_end(&s);
}

static void test_a_box_does_not_take_the_style_around_it(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), FLOW("<stack font-size='20pt'><text>x</text></stack>"));
    assert_fine(&s);
    assert_int_equal(s.boxes->texts[0]->style->font_size, 10 * EMU_PT);
    sheet_end(&s);
}

/* --- named styles --------------------------------------------------------------- */

static void test_a_box_overrides_its_named_style(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), STYLED("<style name='a' font-weight='700' width='5mm'/>",
                                  "<box width='7mm' style='a'/>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->font_weight, 700);
    assert_int_equal(first_style(&s)->width, 7 * EMU_MM);
    sheet_end(&s);
}

static void test_a_style_goes_on_from_the_one_it_extends(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""), STYLED("<style name='c' extends='b' height='3mm'/>"
                         "<style name='b' extends='a' width='2mm' height='2mm'/>"
                         "<style name='a' width='1mm' height='1mm' row-gap='1mm'/>",
                         "<box style='c'/>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->height, 3 * EMU_MM);
    assert_int_equal(first_style(&s)->width, 2 * EMU_MM);
    assert_int_equal(first_style(&s)->row_gap, 1 * EMU_MM);
    sheet_end(&s);
}

static void test_the_name_of_a_style_may_be_computed(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS,
                 STYLED("<style name='s1' width='1mm'/><style name='s2' width='2mm'/>"
                        "<style name='s3' width='3mm'/>",
                        "<for-each select='//section'><box style='s{@no}'/></for-each>"));
    assert_fine(&s);
    for (int i = 0; i < 3; i++)
        assert_int_equal(flow_of(&s)->kids[i]->style->width, (i + 1) * EMU_MM);
    sheet_end(&s);
}

static void test_an_unknown_style_is_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), FLOW("<box style='gone'/>"));
    assert_only_finding(&s, DIAG_STYLE_UNKNOWN, "gone'");
    sheet_end(&s);
    s = sheet_of(PLAN(""),
                 STYLED("<style name='a' extends='gone'/>", "<box style='a'/>"));
    assert_only_finding(&s, DIAG_STYLE_UNKNOWN, "gone'");
    sheet_end(&s);
}

static void test_styles_that_extend_one_another_are_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), STYLED("<style name='a' extends='b'/>"
                                               "<style name='b' extends='a'/>",
                                               "<box style='a'/>"));
    assert_finding(&s.job, 0, DIAG_STYLE_CIRCLE, "a'/>");
    assert_int_equal(diags_count(s.job.diags), 1);
    sheet_end(&s);
}

static void test_a_second_style_of_a_name_is_said(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), STYLED("<style name='a'/><style name='a' width='1mm'/>", ""));
    assert_only_finding(&s, DIAG_NAME_TWICE, "a' width");
    sheet_end(&s);
}

/* --- sizes of type -------------------------------------------------------------- */

static void test_em_is_the_size_of_the_same_element_in_any_order(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), FLOW("<box padding='1em' font-size='20pt' row-gap='0.5em'/>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->padding[SIDE_LEFT], 20 * EMU_PT);
    assert_int_equal(first_style(&s)->row_gap, 10 * EMU_PT);
    sheet_end(&s);
}

static void test_em_of_a_size_is_the_size_before(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), STYLED("<style name='a' font-size='20pt' padding='1em'/>",
                                  "<box style='a' font-size='1.5em' width='1em'/>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->font_size, 30 * EMU_PT);
    assert_int_equal(first_style(&s)->width, 30 * EMU_PT);
    assert_int_equal(first_style(&s)->padding[SIDE_TOP], 20 * EMU_PT);
    sheet_end(&s);
}

static void test_a_line_height_that_is_a_factor_follows_the_size(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), STYLED("<style name='a' line-height='1.2'/>",
                                               "<text style='a' font-size='20pt'>x"
                                               "<span font-size='30pt'>y</span></text>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->line_height, 24 * EMU_PT);
    assert_int_equal(s.boxes->texts[0]->text.runs[1].style->line_height, 36 * EMU_PT);
    sheet_end(&s);
}

static void test_a_line_height_that_is_a_length_stays(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), STYLED("<style name='a' line-height='1.2em'/>",
                                  "<text style='a' font-size='20pt'>x</text>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->line_height, 12 * EMU_PT);
    sheet_end(&s);
}

/* --- stretches of text ---------------------------------------------------------- */

static void test_a_span_takes_the_text_style_around_it_but_not_the_box(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""),
                 FLOW("<text font-size='20pt' color='red' padding='1mm' border='1pt ink' "
                      "border-radius='1mm' background='blue'>x"
                      "<span font-weight='bold' font-size='0.5em'>y</span></text>"));
    assert_fine(&s);
    const struct style *style = s.boxes->texts[0]->text.runs[1].style;
    assert_int_equal(style->font_weight, 700);
    assert_int_equal(style->font_size, 10 * EMU_PT);
    assert_int_equal(style->color.red, 0xC0);
    assert_int_equal(style->padding[SIDE_LEFT], 0);
    assert_int_equal(style->border[SIDE_LEFT].width, 0);
    assert_int_equal(style->border_radius, 0);
    assert_false(style->has_background);
    sheet_end(&s);
}

static void test_a_span_may_be_a_box_itself(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""), STYLED("<style name='mark' padding='1pt 2pt' background='red'/>",
                         "<text>x<span style='mark'>y<span>z</span></span></text>"));
    assert_fine(&s);
    const struct run *runs = s.boxes->texts[0]->text.runs;
    assert_true(runs[1].style->has_background);
    assert_int_equal(runs[1].style->padding[SIDE_LEFT], 2 * EMU_PT);
    assert_false(runs[2].style->has_background);
    sheet_end(&s);
}

/* --- properties ----------------------------------------------------------------- */

static void test_properties_are_read(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""),
        FLOW("<box text-align='justify' text-indent='-1em' letter-spacing='-0.5pt' "
             "baseline-shift='2pt' text-autospace='0.125em' white-space='nowrap' "
             "orphans='3' "
             "widows='4' border-radius='1Q' height='4mm' vertical-align='middle' "
             "justify-content='space-between' flex-grow='1.5' column-fill='balance' "
             "break-before='page' break-after='avoid' break-inside='avoid' "
             "font-weight='600' "
             "font-family='more'/>"));
    assert_fine(&s);
    const struct style *style = first_style(&s);
    assert_int_equal(style->text_align, TEXT_JUSTIFY);
    assert_int_equal(style->text_indent, -10 * EMU_PT);
    assert_int_equal(style->letter_spacing, -EMU_PT / 2);
    assert_int_equal(style->baseline_shift, 2 * EMU_PT);
    assert_int_equal(style->text_autospace, 125);
    assert_true(style->nowrap);
    assert_int_equal(style->orphans, 3);
    assert_int_equal(style->widows, 4);
    assert_int_equal(style->border_radius, 9000);
    assert_int_equal(style->height, 4 * EMU_MM);
    assert_int_equal(style->vertical_align, VERTICAL_MIDDLE);
    assert_int_equal(style->justify_content, JUSTIFY_SPACE_BETWEEN);
    assert_int_equal(style->flex_grow, 1500);
    assert_int_equal(style->column_fill, FILL_BALANCE);
    assert_int_equal(style->break_before, BREAK_PAGE);
    assert_int_equal(style->break_after, BREAK_AVOID);
    assert_int_equal(style->break_inside, BREAK_AVOID);
    assert_int_equal(style->font_weight, 600);
    assert_str(style->font_family, "more");
    sheet_end(&s);
}

static void assert_padding(const char *layout, int top, int right, int bottom, int left)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_fine(&s);
    const emu *padding = first_style(&s)->padding;
    assert_int_equal(padding[SIDE_TOP], top * EMU_PT);
    assert_int_equal(padding[SIDE_RIGHT], right * EMU_PT);
    assert_int_equal(padding[SIDE_BOTTOM], bottom * EMU_PT);
    assert_int_equal(padding[SIDE_LEFT], left * EMU_PT);
    sheet_end(&s);
}

static void test_padding_takes_one_to_four_lengths(void **state)
{
    (void)state;
    assert_padding(FLOW("<box padding='1pt'/>"), 1, 1, 1, 1);
    assert_padding(FLOW("<box padding='1pt 2pt'/>"), 1, 2, 1, 2);
    assert_padding(FLOW("<box padding='1pt 2pt 3pt'/>"), 1, 2, 3, 2);
    assert_padding(FLOW("<box padding='1pt 2pt 3pt 4pt'/>"), 1, 2, 3, 4);
    assert_padding(FLOW("<box padding='1pt' padding-left='9pt'/>"), 1, 1, 1, 9);
}

static void test_gap_takes_one_or_two_lengths(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), FLOW("<box gap='1mm'/><box gap='1mm 2mm'/>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->row_gap, 1 * EMU_MM);
    assert_int_equal(first_style(&s)->column_gap, 1 * EMU_MM);
    assert_int_equal(flow_of(&s)->kids[1]->style->row_gap, 1 * EMU_MM);
    assert_int_equal(flow_of(&s)->kids[1]->style->column_gap, 2 * EMU_MM);
    sheet_end(&s);
}

static void test_borders_have_width_and_colour(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""),
        FLOW("<box border='1pt red' border-bottom='2pt blue' border-left='none'/>"));
    assert_fine(&s);
    const struct border *border = first_style(&s)->border;
    assert_int_equal(border[SIDE_TOP].width, 1 * EMU_PT);
    assert_int_equal(border[SIDE_TOP].color.red, 0xC0);
    assert_int_equal(border[SIDE_BOTTOM].width, 2 * EMU_PT);
    assert_int_equal(border[SIDE_BOTTOM].color.blue, 0xC0);
    assert_int_equal(border[SIDE_LEFT].width, 0);
    sheet_end(&s);
}

static void test_words_stand_for_values(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""),
        STYLED("<style name='a' font-weight='bold' background='red' border='1pt red'/>",
               "<box style='a' font-weight='normal' background='none' border='none' "
               "text-autospace='none'/>"));
    assert_fine(&s);
    assert_int_equal(first_style(&s)->font_weight, 400);
    assert_false(first_style(&s)->has_background);
    assert_int_equal(first_style(&s)->border[SIDE_RIGHT].width, 0);
    assert_int_equal(first_style(&s)->text_autospace, 0);
    sheet_end(&s);
}

static void test_values_that_a_property_cannot_have_are_said(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {
        {"text-align", "left"},
        {"white-space", "pre"},
        {"orphans", "0"},
        {"widows", "101"},
        {"flex-grow", "-1"},
        {"font-weight", "50"},
        {"font-weight", "boldest"},
        {"font-weight", "901"},
        {"text-autospace", "0.2"},
        {"text-autospace", "1.5em"},
        {"width", "-1mm"},
        {"width", "12"},
        {"height", "auto"},
        {"line-height", "0"},
        {"line-height", "-1.5"},
        {"padding", "1mm -1mm"},
        {"padding", "1 2"},
        {"padding", "1mm 1mm 1mm 1mm 1mm"},
        {"gap", "-1mm"},
        {"gap", "1mm x"},
        {"border", "1pt"},
        {"border", "1em ink"},
        {"border-top", "thick ink"},
        {"border", "1pt ink red"},
        {"gap", "1mm 2mm 3mm"},
        {"font-size", "10"},
        {"font-size", ""},
        {"break-before", "always"},
        {"break-inside", "page"},
        {"vertical-align", "super"},
        {"justify-content", "stretch"},
        {"column-fill", "none"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char layout[512], at[64];
        snprintf(layout, sizeof layout, FLOW("<box %s='%s'/>"), wrong[i][0], wrong[i][1]);
        snprintf(at, sizeof at, "%s'/>", wrong[i][1]);
        struct sheet s = sheet_of(PLAN(""), layout);
        assert_only_finding(&s, DIAG_ATTRIBUTE_VALUE, at);
        sheet_end(&s);
    }
}

static void test_a_wrong_value_in_a_style_is_said_there(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), STYLED("<style name='a' width='wide'/>",
                                               "<box style='a'/><stack style='a'/>"));
    assert_only_finding(&s, DIAG_ATTRIBUTE_VALUE, "wide'/>");
    sheet_end(&s);
}

/* --- palette -------------------------------------------------------------------- */

#define COLORED(colors, flow)                                                            \
    LAYOUT("<palette>" colors "</palette>" MASTER "<page-sequence master='m'>" flow      \
           "</page-sequence>")

static void test_a_colour_is_for_the_screen_and_the_press(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""), COLORED("<color name='main' rgb='#17406d' cmyk='95 75 30 15'/>",
                          "<box color='main' background='main'/>"));
    assert_fine(&s);
    const struct color c = first_style(&s)->background;
    assert_int_equal(c.red, 0x17);
    assert_int_equal(c.green, 0x40);
    assert_int_equal(c.blue, 0x6D);
    assert_int_equal(c.cyan, 95);
    assert_int_equal(c.magenta, 75);
    assert_int_equal(c.yellow, 30);
    assert_int_equal(c.black, 15);
    assert_memory_equal(&first_style(&s)->color, &c, sizeof c);
    sheet_end(&s);
}

static void test_a_colour_that_cannot_be_read_is_said(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        COLORED("<color name='a' rgb='17406D' cmyk='0 0 0 0'/>", ""),
        COLORED("<color name='a' rgb='017406D' cmyk='0 0 0 0'/>", ""),
        COLORED("<color name='a' rgb='#17406' cmyk='0 0 0 0'/>", ""),
        COLORED("<color name='a' rgb='#17406G' cmyk='0 0 0 0'/>", ""),
        COLORED("<color name='a' rgb='#17406D' cmyk='0 0 0'/>", ""),
        COLORED("<color name='a' rgb='#17406D' cmyk='0 0 0 101'/>", ""),
        COLORED("<color name='a' rgb='#17406D' cmyk='0 0 0 -1'/>", ""),
        COLORED("<color name='a' rgb='#17406D' cmyk='0 0 0 0 0'/>", ""),
    };
    static const char *const at[] = {"17406D'", "017406D'",   "#17406'",   "#17406G'",
                                     "0 0 0'",  "0 0 0 101'", "0 0 0 -1'", "0 0 0 0 0'"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct sheet s = sheet_of(PLAN(""), wrong[i]);
        assert_only_finding(&s, DIAG_ATTRIBUTE_VALUE, at[i]);
        sheet_end(&s);
    }
}

static void test_an_unknown_colour_is_said(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        FLOW("<box color='gone'/>"),
        FLOW("<box background='gone'/>"),
        FLOW("<box border='1pt gone'/>"),
    };
    static const char *const at[] = {"gone'", "gone'", "1pt gone'"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct sheet s = sheet_of(PLAN(""), wrong[i]);
        assert_only_finding(&s, DIAG_COLOR_UNKNOWN, at[i]);
        sheet_end(&s);
    }
}

static void test_a_second_colour_of_a_name_is_said(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), COLORED("<color name='a' rgb='#000000' cmyk='0 0 0 0'/>"
                                   "<color name='a' rgb='#000001' cmyk='0 0 0 0'/>",
                                   ""));
    assert_only_finding(&s, DIAG_NAME_TWICE, "a' rgb='#000001'");
    sheet_end(&s);
}

/* --- tracks --------------------------------------------------------------------- */

static void assert_track(struct track track, enum track_kind kind, int value)
{
    assert_int_equal(track.kind, kind);
    assert_int_equal(track.value, value);
}

static void test_tracks_are_lengths_shares_and_auto(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""),
        FLOW(
            "<grid columns='9mm 30% auto 1fr 0.5fr {repeat(\"2pt \", 2)}' rows='5mm'/>"));
    assert_fine(&s);
    const struct box *grid = flow_of(&s)->kids[0];
    assert_int_equal(grid->tracks.n_columns, 7);
    assert_track(grid->tracks.columns[0], TRACK_FIXED, 9 * EMU_MM);
    assert_track(grid->tracks.columns[1], TRACK_PERCENT, 300);
    assert_track(grid->tracks.columns[2], TRACK_AUTO, 0);
    assert_track(grid->tracks.columns[3], TRACK_FRACTION, 1000);
    assert_track(grid->tracks.columns[4], TRACK_FRACTION, 500);
    assert_track(grid->tracks.columns[6], TRACK_FIXED, 2 * EMU_PT);
    assert_int_equal(grid->tracks.n_rows, 1);
    assert_track(grid->tracks.rows[0], TRACK_FIXED, 5 * EMU_MM);
    sheet_end(&s);
}

static void test_words_that_are_no_tracks_are_said(void **state)
{
    (void)state;
    static const char *const wrong[] = {"0fr", "-1fr", "0%",   "101%",
                                        "1em", "12",   "wide", "-1mm"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char layout[512];
        snprintf(layout, sizeof layout, FLOW("<grid columns='1fr %s'/>"), wrong[i]);
        struct sheet s = sheet_of(PLAN(""), layout);
        assert_only_finding(&s, DIAG_TRACK, "1fr ");
        assert_non_null(strstr(job_messages(&s.job), wrong[i]));
        sheet_end(&s);
    }
}

/* --- boxes ---------------------------------------------------------------------- */

static void test_boxes_are_numbered_in_document_order(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), FLOW("<stack><text>x</text></stack><box/><text>y</text>"));
    assert_fine(&s);
    const struct box *flow = flow_of(&s);
    assert_int_equal(flow->id, 1);
    assert_int_equal(flow->kids[0]->id, 2);
    assert_int_equal(flow->kids[0]->kids[0]->id, 3);
    assert_int_equal(flow->kids[1]->id, 4);
    assert_int_equal(flow->kids[2]->id, 5);
    assert_int_equal(s.boxes->n_boxes, 5);
    assert_int_equal(flow->kids[2]->text.index, 1);
    sheet_end(&s);
}

static void test_a_box_has_its_heading_apart_from_its_contents(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""),
        FLOW("<box font-size='20pt'><heading form='tab' inset='1em'><text>h</text>"
             "</heading><text>x</text></box><box><heading form='cut'/></box>"
             "<box><heading/></box>"));
    assert_fine(&s);
    const struct box *box = flow_of(&s)->kids[0];
    assert_int_equal(box->n, 1);
    assert_int_equal(box->frame.form, HEADING_TAB);
    assert_int_equal(box->frame.inset, 20 * EMU_PT);
    assert_int_equal(box->frame.heading->n, 1);
    assert_int_equal(flow_of(&s)->kids[1]->frame.form, HEADING_CUT);
    assert_int_equal(flow_of(&s)->kids[2]->frame.form, HEADING_BAR);
    sheet_end(&s);
}

static void test_items_have_labels_in_a_style_of_their_own(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        STYLED("<style name='no' font-weight='bold'/>",
               "<list label-width='2em' font-size='8pt'><for-each select='//section'>"
               "<item label='{@no}.' label-style='no'><text>{title}</text></item>"
               "</for-each></list>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "1.\n一\n2.\n二\n3.\n三\n");
    const struct box *list = flow_of(&s)->kids[0];
    assert_int_equal(list->list.label_width, 16 * EMU_PT);
    assert_int_equal(list->kids[0]->item.label->style->font_weight, 700);
    sheet_end(&s);
}

static void test_a_row_in_the_table_itself_is_a_group_of_its_own(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""),
        FLOW("<table columns='1fr'><head><row><cell/></row></head>"
             "<row-group><row><cell/></row><row><cell/></row></row-group>"
             "<row><cell/></row><row><cell colspan='2' rowspan='3'/></row></table>"));
    assert_fine(&s);
    const struct box *table = flow_of(&s)->kids[0];
    assert_int_equal(table->n, 4);
    assert_true(table->kids[0]->group.head);
    assert_int_equal(table->kids[1]->n, 2);
    assert_int_equal(table->kids[2]->n, 1);
    const struct box *cell = table->kids[3]->kids[0]->kids[0];
    assert_int_equal(cell->cell.colspan, 2);
    assert_int_equal(cell->cell.rowspan, 3);
    sheet_end(&s);
}

static void test_spans_and_places_that_cannot_be_are_said(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), FLOW("<grid columns='1fr'><cell colspan='0'/></grid>"));
    assert_only_finding(&s, DIAG_COUNT_RANGE, "0'");
    sheet_end(&s);
    s = sheet_of(PLAN(""), FLOW("<grid columns='1fr'><cell rowspan='1001'/></grid>"));
    assert_only_finding(&s, DIAG_COUNT_RANGE, "1001'");
    sheet_end(&s);
    s = sheet_of(PLAN(""), FLOW("<list label-width='wide'/>"));
    assert_only_finding(&s, DIAG_LENGTH, "wide'");
    sheet_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_style_starts_as_body_text_without_a_box),
        cmocka_unit_test(test_a_box_does_not_take_the_style_around_it),
        cmocka_unit_test(test_a_box_overrides_its_named_style),
        cmocka_unit_test(test_a_style_goes_on_from_the_one_it_extends),
        cmocka_unit_test(test_the_name_of_a_style_may_be_computed),
        cmocka_unit_test(test_an_unknown_style_is_said),
        cmocka_unit_test(test_styles_that_extend_one_another_are_said),
        cmocka_unit_test(test_a_second_style_of_a_name_is_said),
        cmocka_unit_test(test_em_is_the_size_of_the_same_element_in_any_order),
        cmocka_unit_test(test_em_of_a_size_is_the_size_before),
        cmocka_unit_test(test_a_line_height_that_is_a_factor_follows_the_size),
        cmocka_unit_test(test_a_line_height_that_is_a_length_stays),
        cmocka_unit_test(test_a_span_takes_the_text_style_around_it_but_not_the_box),
        cmocka_unit_test(test_a_span_may_be_a_box_itself),
        cmocka_unit_test(test_properties_are_read),
        cmocka_unit_test(test_padding_takes_one_to_four_lengths),
        cmocka_unit_test(test_gap_takes_one_or_two_lengths),
        cmocka_unit_test(test_borders_have_width_and_colour),
        cmocka_unit_test(test_words_stand_for_values),
        cmocka_unit_test(test_values_that_a_property_cannot_have_are_said),
        cmocka_unit_test(test_a_wrong_value_in_a_style_is_said_there),
        cmocka_unit_test(test_a_colour_is_for_the_screen_and_the_press),
        cmocka_unit_test(test_a_colour_that_cannot_be_read_is_said),
        cmocka_unit_test(test_an_unknown_colour_is_said),
        cmocka_unit_test(test_a_second_colour_of_a_name_is_said),
        cmocka_unit_test(test_tracks_are_lengths_shares_and_auto),
        cmocka_unit_test(test_words_that_are_no_tracks_are_said),
        cmocka_unit_test(test_boxes_are_numbered_in_document_order),
        cmocka_unit_test(test_a_box_has_its_heading_apart_from_its_contents),
        cmocka_unit_test(test_items_have_labels_in_a_style_of_their_own),
        cmocka_unit_test(test_a_row_in_the_table_itself_is_a_group_of_its_own),
        cmocka_unit_test(test_spans_and_places_that_cannot_be_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
