#include "paint/pdf.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/job.h"

/* What makes the file a PDF/A (ISO 19005-2) and a PDF/UA-1 (ISO 14289-1): it says so in
 * its metadata, and what its colours mean. Tags, fonts and languages are the others'
 * part. */

/* --- colours ------------------------------------------------------------------------ */

static bool is_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80)
        text++;
    return !*text;
}

static void add_text(struct pdf *pdf, HPDF_Dict dict, const char *key, const char *text)
{
    if (text && is_ascii(text))
        HPDF_Dict_Add(dict, key, HPDF_String_New(pdf->doc->mmgr, text, NULL));
    else if (text)
        pdf_add_text(pdf, dict, key, str_of(text));
}

/* ISO 19005-2, 6.2.3, and ISO 15930-4, 6.2: what the page's own colour spaces mean. */
static void add_output_intent(struct pdf *pdf)
{
    const struct output_intent *to = &pdf->profile->intent;
    HPDF_Dict intent = pdf_dict(pdf);
    HPDF_Array intents = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", to->subtype);
    add_text(pdf, intent, "OutputConditionIdentifier", to->identifier);
    add_text(pdf, intent, "RegistryName", to->registry);
    add_text(pdf, intent, "Info", to->info);
    if (to->icc.n) {
        HPDF_Dict profile = pdf_stream_kept(pdf, DEFLATE_TEXT, to->icc);
        HPDF_Dict_AddNumber(profile, "N", to->channels);
        HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    }
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(pdf->doc->catalog, "OutputIntents", intents);
}

/* --- metadata ----------------------------------------------------------------------- */

static void add_xml(struct strbuf *b, struct str text)
{
    for (int i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (c == '&')
            strbuf_add(b, STR("&amp;"));
        else if (c == '<')
            strbuf_add(b, STR("&lt;"));
        else if (c == '>')
            strbuf_add(b, STR("&gt;"));
        else
            strbuf_add_char(b, c);
    }
}

static void add_property(struct strbuf *b, const char *name, const char *before,
                         struct str value, const char *after)
{
    if (!value.n)
        return;
    strbuf_addf(b, "<%s>%s", name, before);
    add_xml(b, value);
    strbuf_addf(b, "%s</%s>\n", after, name);
}

/* ISO 19005-2, 6.6.2.3.3: the schema of PDF/UA's identifier is not one of those that need
 * no description. */
static const char ua_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps to"
    "</pdfaProperty:description>"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void add_standards(struct strbuf *b, const struct profile *profile)
{
    if (profile->pdfa_part)
        strbuf_addf(b,
                    "<pdfaid:part>%d</pdfaid:part>\n"
                    "<pdfaid:conformance>%c</pdfaid:conformance>\n",
                    profile->pdfa_part, profile->pdfa_conformance);
    if (profile->pdfua_part)
        strbuf_addf(b, "<pdfuaid:part>%d</pdfuaid:part>\n", profile->pdfua_part);
}

/* ISO 15930-7, 6.3.3, and ISO 16684-1, 8.6: the document stays the same when it is made
 * anew; which of its instances this is, its date and what it holds say. */
static void add_press(struct strbuf *b, struct pdf *pdf, const struct document_data *data)
{
    const struct profile *profile = pdf->profile;
    struct arena *doc = pdf->job->doc;
    struct strbuf instance;
    if (!profile->pdfx)
        return;
    pdf_note(pdf, profile->intent.icc);
    strbuf_init(&instance, doc);
    strbuf_addf(&instance, "%016llx%016llx\n", (unsigned long long)pdf->noted[0],
                (unsigned long long)pdf->noted[1]);
    strbuf_add(&instance, data->identity);
    strbuf_add(&instance, data->title);
    strbuf_add(&instance, data->pdf_date);
    if (profile->version > 4) /* a PDF/X-1a says so in its information dictionary only */
        add_property(b, "pdfxid:GTS_PDFXVersion", "", str_of(profile->pdfx), "");
    strbuf_add(b, STR("<pdf:Trapped>False</pdf:Trapped>\n"));
    add_property(b, "xmpMM:DocumentID", "",
                 uuid_text(doc, data->identity.n ? data->identity : data->title), "");
    add_property(b, "xmpMM:InstanceID", "", uuid_text(doc, strbuf_str(&instance)), "");
    strbuf_add(b, STR("<xmpMM:VersionID>1</xmpMM:VersionID>\n"
                      "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"));
    add_property(b, "xmp:MetadataDate", "", data->xmp_date, "");
}

static struct str metadata(struct pdf *pdf, const struct document_data *data)
{
    struct strbuf b;
    strbuf_init(&b, pdf->job->doc);
    strbuf_add_c(&b,
                 "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                 "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                 "<rdf:Description rdf:about=\"\""
                 " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                 " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                 " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                 " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
                 " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
                 " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                 " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                 " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                 " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                 " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
    add_standards(&b, pdf->profile);
    add_property(&b, "dc:title", "<rdf:Alt><rdf:li xml:lang=\"x-default\">", data->title,
                 "</rdf:li></rdf:Alt>");
    add_property(&b, "dc:creator", "<rdf:Seq><rdf:li>", data->author,
                 "</rdf:li></rdf:Seq>");
    add_property(&b, "xmp:CreatorTool", "", data->creator, "");
    add_property(&b, "pdf:Producer", "", data->producer, "");
    add_property(&b, "xmp:CreateDate", "", data->xmp_date, "");
    add_property(&b, "xmp:ModifyDate", "", data->xmp_date, "");
    add_press(&b, pdf, data);
    if (pdf->profile->pdfua_part)
        strbuf_add_c(&b, ua_schema);
    strbuf_add_c(&b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                     "<?xpacket end=\"r\"?>\n");
    return strbuf_str(&b);
}

/* ISO 19005-2, 6.6.2.1 lets it be compressed; it is not, for those who look for it. */
static void add_metadata(struct pdf *pdf, const struct document_data *data)
{
    const struct str text = metadata(pdf, data);
    HPDF_Dict stream = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)text.p, (HPDF_UINT)text.n);
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    HPDF_Dict_Add(pdf->doc->catalog, "Metadata", stream);
}

void pdf_add_standards(struct pdf *pdf, const struct document_data *data)
{
    add_metadata(pdf, data);
    add_output_intent(pdf);
}
