/// The page of the HTML report, as Mustache templates.
///
/// Text of documents stands in `bdi` elements or in elements isolated by the style, with its
/// language, so that its direction and glyphs are its own.
enum HTMLTemplate {
  /// The head, and the sections before the documents.
  static let page = """
    <!DOCTYPE html>
    <html lang="zh-Hans">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
    style-src '{{{styleHash}}}'; script-src '{{{scriptHash}}}'; base-uri 'none'; \
    form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="HanText {{version}}">
    <link rel="icon" href="data:,">
    <title>关键词与标语报告 · Keyword and Slogan Report</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">跳到正文 Skip to content</a>
    <header class="top">
    <p class="brand">HanText</p>
    <h1>关键词与标语报告 <span class="en" lang="en">Keyword and Slogan Report</span></h1>
    </header>
    <nav class="bar" aria-label="章节 Sections">
    <ul>
    <li><a href="#summary">概览 <span class="en" lang="en">Summary</span></a></li>
    <li><a href="#keywords">关键词 <span class="en" lang="en">Keywords</span></a></li>
    <li><a href="#slogans">标语 <span class="en" lang="en">Slogans</span></a></li>
    <li><a href="#terms">词表 <span class="en" lang="en">Terms</span></a></li>
    <li><a href="#documents">文档 <span class="en" lang="en">Documents</span></a></li>
    {{#anyFailures}}
    <li><a href="#failures">失败 <span class="en" lang="en">Failures</span></a></li>
    {{/anyFailures}}
    </ul>
    <div class="filter" id="filter" hidden><label for="query">筛选 \
    <span class="en" lang="en">Filter</span></label><input id="query" type="search" \
    autocomplete="off" spellcheck="false"><output for="query"></output></div>
    </nav>
    <main id="main">
    {{#partial}}
    <p class="banner" role="status"><strong>未完成 <span lang="en">Incomplete</span></strong> \
    运行被中断，本报告不含全部文档。<span class="en" lang="en">The run was interrupted; \
    documents are missing.</span></p>
    {{/partial}}
    {{> summary}}
    {{> keywords}}
    {{> slogans}}
    {{> terms}}
    {{> documents}}

    """

  /// What follows the documents.
  static let end = """
    </section>

    {{> failures}}
    </main>
    <footer>HanText {{version}}</footer>
    <script>{{{script}}}</script>
    </body>
    </html>

    """

  /// The tiles.
  static let summary = """
    <section id="summary" aria-labelledby="h-summary">
    <h2 id="h-summary">概览 <span class="en" lang="en">Summary</span></h2>
    <dl class="tiles">
    {{#tiles}}
    <div class="tile{{#isText}} words{{/isText}}{{#isAlert}} alert{{/isAlert}}">\
    <dt>{{zh}} <span class="en" lang="en">{{en}}</span></dt><dd>{{value}}</dd></div>
    {{/tiles}}
    </dl>
    </section>

    """

  /// The documents of a batch keyword or slogan.
  static let links = """
    {{^manyLinks}}<ul class="links">{{> linkItems}}</ul>{{/manyLinks}}\
    {{#manyLinks}}<details class="more"><summary>{{documents}} 篇 \
    <span class="en" lang="en">documents</span></summary><ul class="links">{{> linkItems}}\
    {{#unlisted}}<li class="rest">… 另有 {{.}} 篇，见 CSV \
    <span class="en" lang="en">more in the CSV file</span></li>{{/unlisted}}</ul></details>\
    {{/manyLinks}}
    """

  /// The documents as list items.
  static let linkItems = """
    {{#links}}<li>{{#missing}}<bdi>{{name}}</bdi>{{/missing}}\
    {{^missing}}<a href="#d{{number}}"><bdi lang="{{lang}}">{{name}}</bdi></a>{{/missing}}</li>\
    {{/links}}
    """

  /// A bar whose length is a share of the longest.
  static let meter = """
    <svg class="meter" aria-hidden="true" focusable="false"><rect class="track" width="100%" \
    height="100%" rx="2"/><rect class="value" width="{{share}}%" height="100%" rx="2"/></svg>
    """

  /// The documents that could not be analysed.
  static let failures = """
    {{#anyFailures}}
    <section id="failures" aria-labelledby="h-failures">
    <h2 id="h-failures">失败 <span class="en" lang="en">Failures</span> \
    <span class="size">{{counts.failures}}</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="h-failures">
    <table class="wide">
    <caption>未能分析的文档与原因 \
    <span class="en" lang="en">Documents that could not be analysed, and why</span></caption>
    <thead><tr><th scope="col">文档 <span class="en" lang="en">Document</span></th>\
    <th scope="col">原因 <span class="en" lang="en">Cause</span></th></tr></thead>
    <tbody>
    {{#failures}}
    <tr data-row><th scope="row" class="id"><bdi>{{id}}</bdi></th>\
    <td><bdi>{{cause}}</bdi></td></tr>
    {{/failures}}
    </tbody>
    </table>
    </div>
    </section>
    {{/anyFailures}}
    """
}
