#include "ReportAssets.h"

static const uint8_t report_css[] = {
#embed "report.css"
};

static const uint8_t script_elements[] = {
#embed "script/1-elements.js"
};

static const uint8_t script_data[] = {
#embed "script/2-data.js"
};

static const uint8_t script_search[] = {
#embed "script/3-search.js"
};

static const uint8_t script_tables[] = {
#embed "script/4-tables.js"
};

static const uint8_t script_documents[] = {
#embed "script/5-documents.js"
};

static const uint8_t script_passages[] = {
#embed "script/6-passages.js"
};

static const uint8_t script_document[] = {
#embed "script/7-document.js"
};

static const uint8_t script_trends[] = {
#embed "script/7-trends.js"
};

static const uint8_t script_sections[] = {
#embed "script/8-sections.js"
};

static const uint8_t script_start[] = {
#embed "script/9-start.js"
};

static const uint8_t html_changes[] = {
#embed "html/changes.mustache"
};

static const uint8_t html_damaged[] = {
#embed "html/damaged.mustache"
};

static const uint8_t html_documentPage[] = {
#embed "html/documentPage.mustache"
};

static const uint8_t html_documents[] = {
#embed "html/documents.mustache"
};

static const uint8_t html_failures[] = {
#embed "html/failures.mustache"
};

static const uint8_t html_groups[] = {
#embed "html/groups.mustache"
};

static const uint8_t html_chart[] = {
#embed "html/chart.mustache"
};

static const uint8_t html_history[] = {
#embed "html/history.mustache"
};

static const uint8_t html_relative[] = {
#embed "html/relative.mustache"
};

static const uint8_t html_trends[] = {
#embed "html/trends.mustache"
};

static const uint8_t html_keywords[] = {
#embed "html/keywords.mustache"
};

static const uint8_t html_legend[] = {
#embed "html/legend.mustache"
};

static const uint8_t html_links[] = {
#embed "html/links.mustache"
};

static const uint8_t html_meter[] = {
#embed "html/meter.mustache"
};

static const uint8_t html_page[] = {
#embed "html/page.mustache"
};

static const uint8_t html_slogans[] = {
#embed "html/slogans.mustache"
};

static const uint8_t html_summary[] = {
#embed "html/summary.mustache"
};

static const uint8_t html_terms[] = {
#embed "html/terms.mustache"
};

static const uint8_t markdown_changes[] = {
#embed "markdown/changes.mustache"
};

static const uint8_t markdown_document[] = {
#embed "markdown/document.mustache"
};

static const uint8_t markdown_damaged[] = {
#embed "markdown/damaged.mustache"
};

static const uint8_t markdown_documents[] = {
#embed "markdown/documents.mustache"
};

static const uint8_t markdown_end[] = {
#embed "markdown/end.mustache"
};

static const uint8_t markdown_failures[] = {
#embed "markdown/failures.mustache"
};

static const uint8_t markdown_found[] = {
#embed "markdown/found.mustache"
};

static const uint8_t markdown_groups[] = {
#embed "markdown/groups.mustache"
};

static const uint8_t markdown_keywords[] = {
#embed "markdown/keywords.mustache"
};

static const uint8_t markdown_links[] = {
#embed "markdown/links.mustache"
};

static const uint8_t markdown_members[] = {
#embed "markdown/members.mustache"
};

static const uint8_t markdown_page[] = {
#embed "markdown/page.mustache"
};

static const uint8_t markdown_related[] = {
#embed "markdown/related.mustache"
};

static const uint8_t markdown_slogans[] = {
#embed "markdown/slogans.mustache"
};

static const uint8_t markdown_terms[] = {
#embed "markdown/terms.mustache"
};

// What templates of the user's can show.
static const uint8_t schema[] = {
#embed "../../../Schemas/report.schema.json"
};

static const hantext_report_asset assets[] = {
  {"report.schema.json", schema, sizeof schema},
  {"report.css", report_css, sizeof report_css},
  {"script/1-elements.js", script_elements, sizeof script_elements},
  {"script/2-data.js", script_data, sizeof script_data},
  {"script/3-search.js", script_search, sizeof script_search},
  {"script/4-tables.js", script_tables, sizeof script_tables},
  {"script/5-documents.js", script_documents, sizeof script_documents},
  {"script/6-passages.js", script_passages, sizeof script_passages},
  {"script/7-document.js", script_document, sizeof script_document},
  {"script/7-trends.js", script_trends, sizeof script_trends},
  {"script/8-sections.js", script_sections, sizeof script_sections},
  {"script/9-start.js", script_start, sizeof script_start},
  {"html/changes.mustache", html_changes, sizeof html_changes},
  {"html/damaged.mustache", html_damaged, sizeof html_damaged},
  {"html/documentPage.mustache", html_documentPage, sizeof html_documentPage},
  {"html/documents.mustache", html_documents, sizeof html_documents},
  {"html/failures.mustache", html_failures, sizeof html_failures},
  {"html/groups.mustache", html_groups, sizeof html_groups},
  {"html/chart.mustache", html_chart, sizeof html_chart},
  {"html/history.mustache", html_history, sizeof html_history},
  {"html/relative.mustache", html_relative, sizeof html_relative},
  {"html/trends.mustache", html_trends, sizeof html_trends},
  {"html/keywords.mustache", html_keywords, sizeof html_keywords},
  {"html/legend.mustache", html_legend, sizeof html_legend},
  {"html/links.mustache", html_links, sizeof html_links},
  {"html/meter.mustache", html_meter, sizeof html_meter},
  {"html/page.mustache", html_page, sizeof html_page},
  {"html/slogans.mustache", html_slogans, sizeof html_slogans},
  {"html/summary.mustache", html_summary, sizeof html_summary},
  {"html/terms.mustache", html_terms, sizeof html_terms},
  {"markdown/changes.mustache", markdown_changes, sizeof markdown_changes},
  {"markdown/document.mustache", markdown_document, sizeof markdown_document},
  {"markdown/damaged.mustache", markdown_damaged, sizeof markdown_damaged},
  {"markdown/documents.mustache", markdown_documents, sizeof markdown_documents},
  {"markdown/end.mustache", markdown_end, sizeof markdown_end},
  {"markdown/failures.mustache", markdown_failures, sizeof markdown_failures},
  {"markdown/found.mustache", markdown_found, sizeof markdown_found},
  {"markdown/groups.mustache", markdown_groups, sizeof markdown_groups},
  {"markdown/keywords.mustache", markdown_keywords, sizeof markdown_keywords},
  {"markdown/links.mustache", markdown_links, sizeof markdown_links},
  {"markdown/members.mustache", markdown_members, sizeof markdown_members},
  {"markdown/page.mustache", markdown_page, sizeof markdown_page},
  {"markdown/related.mustache", markdown_related, sizeof markdown_related},
  {"markdown/slogans.mustache", markdown_slogans, sizeof markdown_slogans},
  {"markdown/terms.mustache", markdown_terms, sizeof markdown_terms},
  {NULL, NULL, 0},
};

const hantext_report_asset *hantext_report_assets(void) { return assets; }
