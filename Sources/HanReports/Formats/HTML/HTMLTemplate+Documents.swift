extension HTMLTemplate {
  /// Where the documents begin, each folded unless there are few.
  static let documents = """
    <section id="documents" aria-labelledby="h-documents">
    <h2 id="h-documents">文档 <span class="en" lang="en">Documents</span> \
    <span class="size">{{counts.documents}}</span></h2>
    {{^anyDocuments}}
    <p class="empty">没有文档。<span class="en" lang="en">No documents.</span></p>
    {{/anyDocuments}}

    """

  /// One document. Its anchor is its number: ids come from outside.
  static let document = """
    <details class="doc" id="d{{number}}" data-row{{#unfolded}} open{{/unfolded}}>
    <summary><span class="number">{{number}}</span>\
    <h3><bdi lang="{{lang}}">{{name}}</bdi></h3><span class="tag">{{scriptZh}}</span>\
    {{#source}}<bdi class="tag plain">{{.}}</bdi>{{/source}}\
    {{#date}}<bdi class="tag plain">{{.}}</bdi>{{/date}}\
    <span class="preview" lang="{{lang}}">{{#preview}}<bdi>{{.}}</bdi>{{/preview}}</span></summary>
    <dl class="meta">\
    <div><dt>编号 <span class="en" lang="en">ID</span></dt><dd><bdi>{{id}}</bdi></dd></div>\
    {{#source}}<div><dt>来源 <span class="en" lang="en">Source</span></dt>\
    <dd><bdi lang="{{lang}}">{{.}}</bdi></dd></div>{{/source}}\
    {{#date}}<div><dt>日期 <span class="en" lang="en">Date</span></dt>\
    <dd><bdi>{{.}}</bdi></dd></div>{{/date}}\
    {{#duplicateOf}}<div><dt>重复 <span class="en" lang="en">Repeats</span></dt>\
    <dd><bdi>{{.}}</bdi></dd></div>{{/duplicateOf}}\
    <div><dt>文字 <span class="en" lang="en">Script</span></dt>\
    <dd>{{scriptZh}} <span class="en" lang="en">{{scriptEn}}</span></dd></div>\
    {{#encoding}}<div><dt>编码 <span class="en" lang="en">Encoding</span></dt>\
    <dd>{{.}}</dd></div>{{/encoding}}\
    <div><dt>字符 <span class="en" lang="en">Characters</span></dt><dd>{{characters}}</dd></div>\
    <div><dt>词次 <span class="en" lang="en">Running words</span></dt><dd>{{tokens}}</dd></div></dl>
    {{> found}}
    {{#articles}}
    <h4><bdi lang="{{lang}}">{{heading}}</bdi>\
    {{#articleSource}} <bdi class="tag plain">{{.}}</bdi>{{/articleSource}}\
    {{#articleDate}} <bdi class="tag plain">{{.}}</bdi>{{/articleDate}}</h4>
    {{> found}}
    {{/articles}}
    </details>

    """

  /// Keywords and slogans of a document or article, side by side.
  static let found = """
    <div class="columns">
    <div>
    <h4>关键词 <span class="en" lang="en">Keywords</span></h4>
    {{^located}}
    <p class="empty">–</p>
    {{/located}}
    <ol class="located">
    {{#located}}
    <li><bdi lang="{{lang}}">{{term}}</bdi><span class="times">×{{count}}</span>{{> meter}}\
    <span class="figure">{{score}}</span></li>
    {{/located}}
    </ol>
    </div>
    <div>
    <h4>标语 <span class="en" lang="en">Slogans</span></h4>
    {{^sayings}}
    <p class="empty">–</p>
    {{/sayings}}
    <ul class="sayings">
    {{#sayings}}
    <li><p class="saying"><bdi lang="{{lang}}">{{text}}</bdi></p>\
    <p class="facts">{{typeZh}} <span class="en" lang="en">{{typeEn}}</span>\
    {{#template}} · <code>{{.}}</code>{{/template}} · {{score}} · ×{{count}}</p>\
    {{#hasMembers}}<ul class="chips">{{#members}}<li><bdi lang="{{lang}}">{{.}}</bdi></li>\
    {{/members}}</ul>{{/hasMembers}}</li>
    {{/sayings}}
    </ul>
    </div>
    </div>

    """
}
