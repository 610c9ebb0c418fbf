extension HTMLTemplate {
  /// The batch keywords.
  static let keywords = """
    <section id="keywords" aria-labelledby="h-keywords">
    <h2 id="h-keywords">关键词 <span class="en" lang="en">Keywords</span> \
    <span class="size">{{counts.keywords}}</span></h2>
    {{^keywords}}
    <p class="empty">没有关键词。<span class="en" lang="en">No keywords.</span></p>
    {{/keywords}}
    {{#anyKeywords}}
    <div class="scroll" tabindex="0" role="region" aria-labelledby="h-keywords">
    <table class="ranked">
    <caption>整批文档的关键词，按得分排序 \
    <span class="en" lang="en">Keywords of the whole batch, by score</span></caption>
    <thead><tr><th scope="col" class="n">名次 <span class="en" lang="en">Rank</span></th>\
    <th scope="col">关键词 <span class="en" lang="en">Keyword</span></th>\
    <th scope="col" class="score">得分 <span class="en" lang="en">Score</span></th>\
    <th scope="col" class="n">次数 <span class="en" lang="en">Count</span></th>\
    <th scope="col" class="n">篇数 <span class="en" lang="en">Docs</span></th>\
    <th scope="col">出处 <span class="en" lang="en">Found in</span></th></tr></thead>
    <tbody>
    {{#keywords}}
    <tr data-row><td class="n rank">{{rank}}</td>\
    <th scope="row" class="term"><bdi lang="{{lang}}">{{term}}</bdi>\
    {{#canonical}}<bdi class="canonical" lang="zh-Hans">{{.}}</bdi>{{/canonical}}</th>\
    <td class="score"><span class="figure">{{score}}</span>{{> meter}}</td>\
    <td class="n">{{count}}</td><td class="n">{{documents}}</td><td>{{> links}}</td></tr>
    {{/keywords}}
    </tbody>
    </table>
    </div>
    {{/anyKeywords}}
    </section>

    """

  /// The batch slogans, by type.
  static let slogans = """
    <section id="slogans" aria-labelledby="h-slogans">
    <h2 id="h-slogans">标语 <span class="en" lang="en">Slogans</span> \
    <span class="size">{{counts.slogans}}</span></h2>
    {{^groups}}
    <p class="empty">没有标语。<span class="en" lang="en">No slogans.</span></p>
    {{/groups}}
    {{#groups}}
    <h3 class="kind" id="s-{{type}}">{{zh}} <span class="en" lang="en">{{en}}</span> \
    <span class="size">{{size}}</span></h3>
    <p class="note">{{note}}</p>
    <ul class="slogans" aria-labelledby="s-{{type}}">
    {{#slogans}}
    <li class="slogan" data-row><p class="saying"><bdi lang="{{lang}}">{{text}}</bdi></p>\
    <dl class="figures">\
    <div><dt>名次 <span class="en" lang="en">Rank</span></dt><dd>{{rank}}</dd></div>\
    <div><dt>得分 <span class="en" lang="en">Score</span></dt><dd>{{score}}</dd></div>\
    <div><dt>次数 <span class="en" lang="en">Count</span></dt><dd>{{count}}</dd></div></dl>\
    <dl class="facts">\
    {{#canonical}}<div><dt>规范形 <span class="en" lang="en">Canonical</span></dt>\
    <dd><bdi lang="zh-Hans">{{.}}</bdi></dd></div>{{/canonical}}\
    {{#template}}<div><dt>格式 <span class="en" lang="en">Template</span></dt>\
    <dd><code>{{.}}</code></dd></div>{{/template}}\
    {{#hasMembers}}<div><dt>所指 <span class="en" lang="en">Members</span></dt>\
    <dd><ul class="chips">{{#members}}<li><bdi lang="{{lang}}">{{.}}</bdi></li>{{/members}}</ul>\
    </dd></div>{{/hasMembers}}\
    {{#hasRelated}}<div><dt>近似 <span class="en" lang="en">Related</span></dt>\
    <dd><ul class="chips">{{#related}}<li><bdi lang="zh-Hans">{{.}}</bdi></li>{{/related}}</ul>\
    </dd></div>{{/hasRelated}}\
    {{#firstDate}}<div><dt>首见 <span class="en" lang="en">First date</span></dt>\
    <dd><bdi>{{.}}</bdi></dd></div>{{/firstDate}}\
    <div><dt>出处 <span class="en" lang="en">Found in</span></dt>\
    <dd>{{> links}}</dd></div></dl></li>
    {{/slogans}}
    </ul>
    {{/groups}}
    </section>

    """

  /// The terms.
  static let terms = """
    <section id="terms" aria-labelledby="h-terms">
    <h2 id="h-terms">词表 <span class="en" lang="en">Terms</span> \
    <span class="size">{{counts.terms}}</span></h2>
    {{^terms}}
    <p class="empty">没有词语。<span class="en" lang="en">No terms.</span></p>
    {{/terms}}
    {{#anyTerms}}
    <div class="scroll tall" tabindex="0" role="region" aria-labelledby="h-terms">
    <table class="terms">
    <caption>词语统计：tf 出现次数，df 出现篇数，idf 逆文档频率，分布 0–1（1 为最均匀） \
    <span class="en" lang="en">tf occurrences, df documents, idf inverse document frequency, \
    dispersion 0–1 (1 is most even)</span></caption>
    <thead><tr><th scope="col" class="n">序号 <span class="en" lang="en">No.</span></th>\
    <th scope="col">词 <span class="en" lang="en">Term</span></th>\
    <th scope="col">词性 <span class="en" lang="en">POS</span></th>\
    <th scope="col" class="score">tf</th><th scope="col" class="n">df</th>\
    <th scope="col" class="n">idf</th>\
    <th scope="col" class="n">分布 <span class="en" lang="en">Dispersion</span></th></tr></thead>
    <tbody>
    {{#terms}}
    <tr data-row><td class="n rank">{{rank}}</td>\
    <th scope="row"><bdi lang="{{lang}}">{{term}}</bdi>\
    {{#canonical}}<bdi class="canonical" lang="zh-Hans">{{.}}</bdi>{{/canonical}}</th>\
    <td class="pos">{{pos}}</td>\
    <td class="score"><span class="figure">{{tf}}</span>{{> meter}}</td>\
    <td class="n">{{df}}</td><td class="n">{{idf}}</td><td class="n">{{dispersion}}</td></tr>
    {{/terms}}
    </tbody>
    </table>
    </div>
    {{#unlistedTerms}}
    <p class="note">另有 {{.}} 个，见 terms.csv。\
    <span class="en" lang="en">{{.}} more in terms.csv.</span></p>
    {{/unlistedTerms}}
    {{/anyTerms}}
    </section>

    """
}
