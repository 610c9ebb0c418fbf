/// The Markdown report as Mustache templates, one a section.
///
/// A tag that is alone on its line leaves no line behind.
enum MarkdownTemplate {
  /// The sections before the documents.
  static let page = """
    # 关键词与标语报告 · Keyword and Slogan Report

    {{#partial}}
    > **未完成 Incomplete.** 运行被中断，本报告不含全部文档。 \
    The run was interrupted; documents are missing.

    {{/partial}}
    ## 概览 · Summary

    | 项目 Item | 数值 Value |
    | :-- | --: |
    {{#tiles}}
    | {{zh}} {{en}} | {{value}} |
    {{/tiles}}

    {{> keywords}}
    {{> slogans}}
    {{> terms}}
    {{> documents}}

    """

  /// What follows the documents.
  static let end = """
    {{> failures}}
    ---

    HanText {{version}}

    """

  /// The batch keywords.
  static let keywords = """
    ## 关键词 · Keywords ({{counts.keywords}})

    {{^keywords}}
    没有关键词。 No keywords.

    {{/keywords}}
    {{#anyKeywords}}
    | 名次 Rank | 关键词 Keyword | 规范形 Canonical | 得分 Score | 次数 Count | 篇数 Documents \
    | 出处 Found in |
    | --: | :-- | :-- | --: | --: | --: | :-- |
    {{#keywords}}
    | {{rank}} | **{{term}}** | {{canonical}} | {{score}} | {{count}} | {{documents}} \
    | {{> links}} |
    {{/keywords}}

    {{/anyKeywords}}
    """

  /// The batch slogans, by type.
  static let slogans = """
    ## 标语 · Slogans ({{counts.slogans}})

    {{^groups}}
    没有标语。 No slogans.

    {{/groups}}
    {{#groups}}
    ### {{zh}} · {{en}} ({{size}})

    | 名次 Rank | 标语 Slogan | 规范形 Canonical | 格式 Template | 所指 Members | 得分 Score \
    | 次数 Count | 篇数 Documents | 出处 Found in | 首见 First date | 近似 Related |
    | --: | :-- | :-- | :-- | :-- | --: | --: | --: | :-- | :-- | :-- |
    {{#slogans}}
    | {{rank}} | **{{text}}** | {{canonical}} | {{template}} | {{> members}} | {{score}} \
    | {{count}} | {{documents}} | {{> links}} | {{firstDate}} | {{> related}} |
    {{/slogans}}

    {{/groups}}
    """

  /// The documents of a batch keyword or slogan, inside a line.
  static let links = """
    {{#links}}{{^missing}}{{number}}. {{/missing}}{{name}}{{^last()}}; {{/last()}}{{/links}}\
    {{#unlisted}}; … (+{{.}}){{/unlisted}}
    """

  /// What a slogan stands for, inside a line.
  static let members = "{{#members}}{{.}}{{^last()}}; {{/last()}}{{/members}}"

  /// The near variants of a slogan, inside a line.
  static let related = "{{#related}}{{.}}{{^last()}}; {{/last()}}{{/related}}"

  /// The terms.
  static let terms = """
    ## 词表 · Terms ({{counts.terms}})

    {{^terms}}
    没有词语。 No terms.

    {{/terms}}
    {{#anyTerms}}
    | 序号 No. | 词 Term | 规范形 Canonical | 词性 POS | tf | df | idf | 分布 Dispersion |
    | --: | :-- | :-- | :-- | --: | --: | --: | --: |
    {{#terms}}
    | {{rank}} | {{term}} | {{canonical}} | {{pos}} | {{tf}} | {{df}} | {{idf}} | {{dispersion}} |
    {{/terms}}

    {{/anyTerms}}
    {{#unlistedTerms}}
    … 另有 {{.}} 个，见 `terms.csv`。 {{.}} more in `terms.csv`.

    {{/unlistedTerms}}
    """

  /// Where the documents begin.
  static let documents = """
    ## 文档 · Documents ({{counts.documents}})

    {{^anyDocuments}}
    没有文档。 No documents.

    {{/anyDocuments}}
    """

  /// One document.
  static let document = """
    ### {{number}}. {{name}}

    - 编号 ID: {{id}}
    {{#date}}
    - 日期 Date: {{.}}
    {{/date}}
    {{#source}}
    - 来源 Source: {{.}}
    {{/source}}
    {{#duplicateOf}}
    - 重复 Repeats: {{.}}
    {{/duplicateOf}}
    - 文字 Script: {{scriptZh}} {{scriptEn}}
    {{#encoding}}
    - 编码 Encoding: {{.}}
    {{/encoding}}
    - 字符 Characters: {{characters}}
    - 词次 Running words: {{tokens}}
    {{> found}}
    {{#articles}}

    #### {{heading}}

    {{#articleDate}}
    - 日期 Date: {{.}}
    {{/articleDate}}
    {{#articleSource}}
    - 来源 Source: {{.}}
    {{/articleSource}}
    {{> found}}
    {{/articles}}


    """

  /// Keywords and slogans of a document or article.
  static let found = """
    - 关键词 Keywords: {{^located}}–{{/located}}{{#located}}{{term}} \
    ({{score}}, ×{{count}}){{^last()}}; {{/last()}}{{/located}}
    - 标语 Slogans:{{^sayings}} –{{/sayings}}
    {{#sayings}}
      - **{{text}}** ({{typeZh}} {{typeEn}}, {{score}}, ×{{count}})\
    {{#hasMembers}}: {{> members}}{{/hasMembers}}
    {{/sayings}}

    """

  /// The documents that could not be analysed.
  static let failures = """
    {{#anyFailures}}
    ## 失败 · Failures ({{counts.failures}})

    | 文档 Document | 原因 Cause |
    | :-- | :-- |
    {{#failures}}
    | {{id}} | {{cause}} |
    {{/failures}}

    {{/anyFailures}}
    """
}
