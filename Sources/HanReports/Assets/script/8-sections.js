// The sections: keywords, slogans, terms, documents.

const option = ([value, zh, en]) => el('option', { value }, zh === en ? zh : say(zh, en));
const choice = (zh, en, options, change) => {
  const select = el('select', { onchange: () => change(select.value) }, options.map(option));
  return el('label', {}, word(zh, en), ' ', select);
};
const every = ['', '全部', 'All'];
const csv = (table) => action(() => table.download(), 'CSV', say('下载 CSV', 'Download as CSV'));
const controls = (id, ...content) => { $(id).replaceChildren(...content); $(id).hidden = false; };
const rank = { zh: '名次', en: 'Rank', width: '6rem', class: 'n rank', value: (_, index) => index + 1, cell: (_, index) => grouped(index + 1) };
const term = (zh, en, row) => [bdi(row[0], row[1] ? 'hant' : 'hans'), row[1] ? el('bdi', { class: 'canonical', lang: 'zh-Hans' }, visible(row[1])) : ''];
const updates = [];

if ($('keyword-list')) {
  const best = keywords[0]?.[2] || 1;
  const table = new Table($('keyword-list'), {
    name: 'keywords', label: say('关键词', 'Keywords'), source: keywords, columns: [
      rank,
      { zh: '关键词', en: 'Keyword', head: true, class: 'term', width: '16rem', value: (row) => row[0], cell: (row) => term('', '', row) },
      { zh: '得分', en: 'Score', class: 'score optional', down: true, width: '11rem', hint: data.hints.score, value: (row) => row[2], cell: (row) => [el('span', { class: 'figure' }, decimals(row[2])), meter(row[2] / best)] },
      ...(data.periods.length > 1 ? [{ zh: '走势', en: 'Trend', class: 'spark', width: '8rem', hint: data.hints.trend, cell: (row, index) => hasTrends ? action(() => openTrend(row[0], 'keywords', index), chart('line', 100, 20, row[6]), `${row[0]} ${say('走势', 'Trend')}`) : chart('line', 100, 20, row[6]) }] : []),
      { zh: '分布', en: 'Spread', class: 'strip optional', width: '12rem', hint: data.hints.spread, cell: (row) => chart('ticks', 200, 10, row[7]) },
      { zh: '次数', en: 'Count', class: 'n', down: true, width: '6rem', hint: data.hints.count, value: (row) => row[3], cell: (row) => action(keywordEvidence(row), grouped(row[3]), `${row[0]} ${say('出处', 'Passages')} ${row[3]}`) },
      { zh: '篇数', en: 'Docs', class: 'n', down: true, width: '6rem', hint: data.hints.documents, value: (row) => row[4], cell: (row) => grouped(row[4]) },
    ],
  });
  updates.push(['关键词', 'Keywords', () => { const rows = matching('keywords', keywords); table.show(rows); return rows.length; }]);
}

{
  const list = $('slogan-list');
  let [type, order, shown] = ['', 'rank', 50];
  const more = el('p', { class: 'turn', hidden: true }, action(() => { shown += 50; draw(); }, word('再显示 50 条', 'Show 50 more')));
  list.after(more);
  const card = (row) => el('li', { class: 'slogan' },
    el('p', { class: 'saying' }, bdi(row[0], documents[row[8][0]]?.[4])), el('p', { class: 'kind' }, word(...data.types[row[2]])),
    el('dl', { class: 'figures' }, item('得分', 'Score', decimals(row[5])),
      item('次数', 'Count', action(sloganEvidence(row), grouped(row[6]), `${row[0]} ${say('出处', 'Passages')} ${row[6]}`)), item('篇数', 'Docs', grouped(row[7]))),
    el('dl', { class: 'facts' },
      row[1] ? item('规范形', 'Canonical', el('bdi', { lang: 'zh-Hans' }, visible(row[1]))) : '',
      row[3] ? item('格式', 'Template', el('code', {}, visible(row[3]))) : '',
      row[4].length ? item('所指', 'Members', el('ul', { class: 'chips' }, row[4].map((member) => el('li', {}, bdi(member))))) : '',
      row[10] ? item('近似', 'Related', el('ul', { class: 'chips' }, row[10].map((other) => el('li', {}, bdi(other, 'hans'))))) : '',
      story(row),
      item('出处', 'Found in', el('ul', { class: 'links' }, row[8].slice(0, 3).filter((position) => documents[position]).map((position) => el('li', {}, link(position))),
        row[7] > 3 ? el('li', { class: 'rest' }, `+${grouped(row[7] - 3)}`) : ''))));
  // Where it came from, how it spread, and what became of it.
  const change = (added, lost) => [added.map((part) => [' ', el('ins', { lang: 'zh' }, visible(`+${part}`))]), lost.map((part) => [' ', el('del', { lang: 'zh' }, visible(`−${part}`))])].flat();
  const dated = (date, ...content) => [date ? [el('span', { class: 'tag' }, visible(date)), ' '] : [], content].flat(3);
  const kin = ([text, date, added, lost]) => dated(date, bdi(text), ...change(added, lost).flat());
  const story = (row) => {
    const [first, last, spread, wordings, lists, origin, successors] = row[11] || [row[8][0], 0, [], [], [], 0, []];
    const counts = data.counts.map(() => 0);
    for (let i = 0; i < spread.length; i += 2) counts[spread[i]] = spread[i + 1];
    return [
      item('首见', 'First seen', row[9] ? [bdi(row[9]), ' '] : '', first != null && documents[first] ? link(first) : ''),
      spread.length > 2 ? item('流传', 'Spread', chart('line', 100, 20, course(counts)), `${data.periods[spread[0]]} – ${data.periods[spread.at(-2)]} · ${grouped(spread.length / 2)} `, word('个时段', 'periods')) : '',
      origin ? item('由来', 'Came of', el('div', { class: 'kin' }, kin(origin))) : '',
      lists.length ? item('所指变化', 'Members since', el('ul', { class: 'kin' }, lists.map(([members, count, date, added, lost]) => el('li', {}, dated(date, bdi(members.join('、')), ` ×${grouped(count)}`, ...change(added, lost).flat()))))) : '',
      wordings.length ? item('写法', 'Wordings', el('ul', { class: 'kin' }, wordings.map(([text, count, date]) => el('li', {}, dated(date, bdi(text), ` ×${grouped(count)}`))))) : '',
      successors.length ? item('后来', 'Became', el('ul', { class: 'kin' }, successors.map((other) => el('li', {}, kin(other))))) : '',
    ];
  };
  let rows = [];
  const draw = () => {
    for (const index of rows.slice(list.children.length, shown)) list.append(card(slogans[index]));
    more.hidden = rows.length <= shown;
  };
  const update = () => {
    rows = matching('slogans', slogans, (row) => !type || row[2] === type);
    const by = { count: (row) => -row[6], documents: (row) => -row[7], date: (row) => row[9] }[order];
    if (by) rows.sort((a, b) => compare(by(slogans[a]), by(slogans[b])) || a - b);
    shown = 50;
    list.replaceChildren();
    draw();
    return rows.length;
  };
  if (slogans.length) {
    const kinds = Object.keys(data.types).filter((name) => slogans.some((row) => row[2] === name));
    controls('slogan-controls',
      choice('类型', 'Type', [every, ...kinds.map((name) => [name, ...data.types[name]])], (value) => { type = value; update(); }),
      choice('排序', 'Order', [['rank', '得分', 'Score'], ['count', '次数', 'Count'], ['documents', '篇数', 'Documents'], ['date', '首见', 'First date']], (value) => { order = value; update(); }));
    updates.push(['标语', 'Slogans', update, true]);
  }
}

if ($('term-table')) {
  let [tag, weak] = ['', 'no'];
  const most = Math.max(1, ...terms.slice(0, 500).map((row) => row[3]));
  const table = new Table($('term-table'), {
    name: 'terms', label: say('词表', 'Terms'), source: terms, columns: [
      rank,
      { zh: '词', en: 'Term', head: true, class: 'term', width: '13rem', value: (row) => row[0], cell: (row) => term('', '', row) },
      { zh: '词性', en: 'POS', class: 'pos', width: '5rem', value: (row) => row[2] || '', cell: (row) => row[2] || '–' },
      { zh: '次数', en: 'tf', class: 'score', down: true, width: '11rem', hint: data.hints.tf, value: (row) => row[3], cell: (row) => [action(termEvidence(row), grouped(row[3]), `${row[0]} ${say('出处', 'Passages')} ${row[3]}`), meter(row[3] / most)] },
      ...(hasTrends ? [{ zh: '走势', en: 'Trend', class: 'spark', width: '8rem', hint: data.hints.trend, cell: (row, index) => action(() => openTrend(row[0], 'terms', index), termLine(index), `${row[0]} ${say('走势', 'Trend')}`) }] : []),
      { zh: '篇数', en: 'df', class: 'n', down: true, width: '6rem', hint: data.hints.df, value: (row) => row[4], cell: (row) => grouped(row[4]) },
      { zh: '逆篇频', en: 'idf', class: 'n optional', down: true, width: '7rem', hint: data.hints.idf, value: (row) => row[5], cell: (row) => decimals(row[5]) },
      { zh: '均匀度', en: 'Dispersion', class: 'n optional', down: true, width: '8rem', hint: data.hints.dispersion, value: (row) => row[6], cell: (row) => decimals(row[6]) },
    ],
  });
  const update = () => {
    const rows = matching('terms', terms, (row) => (!tag || row[2] === tag) && (weak === 'yes' || !row[7]));
    table.show(rows);
    return rows.length;
  };
  const tagged = [...new Set(terms.map((row) => row[2]))].filter(Boolean).sort();
  controls('term-controls',
    choice('词性', 'POS', [every, ...tagged.map((name) => [name, name, name])], (value) => { tag = value; update(); }),
    choice('虚词与停用词', 'Function and stop words', [['no', '不显示', 'Hide'], ['yes', '显示', 'Show']], (value) => { weak = value; update(); }), csv(table));
  updates.push(['词', 'Terms', update]);
  // The lines come once the page can be used.
  if (hasTrends) setTimeout(() => loadTrends().then(() => table.redrawRows()));
}

if ($('document-table')) {
  let [from, by] = ['', ''];
  const table = new Table($('document-table'), {
    name: 'documents', label: say('文档', 'Documents'), source: documents, columns: [
      { ...rank, zh: '序号', en: 'No.' },
      { zh: '标题', en: 'Title', head: true, class: 'name', width: '19rem', value: (row) => row[1] || row[0], cell: (row, index) => link(index) },
      ...(documents.some((row) => row[2]) ? [{ zh: '日期', en: 'Date', class: 'date', width: '7.5rem', value: (row) => row[2] || '', cell: (row) => row[2] ? bdi(row[2]) : '–' }] : []),
      ...(documents.some((row) => row[3]) ? [{ zh: '来源', en: 'Source', class: 'from optional', width: '9rem', value: (row) => row[3] || '', cell: (row) => row[3] ? bdi(row[3], row[4]) : '–' }] : []),
      { zh: '文字', en: 'Script', class: 'optional', width: '6rem', value: (row) => script(row[4])[0], cell: (row) => script(row[4])[language === 'en' ? 1 : 0] },
      { zh: '字符', en: 'Chars', class: 'n', down: true, width: '7rem', value: (row) => row[5], cell: (row) => grouped(row[5]) },
      { zh: '关键词', en: 'Keywords', class: 'some optional', value: (row) => row[8].join(' '), cell: (row) => row[8].map((name, index) => [index ? ' · ' : '', bdi(name, row[4])]) },
    ],
  });
  const update = () => {
    const rows = matching('documents', documents, (row) => (!from || row[3] === from) && (!by || row[4] === by));
    table.show(rows);
    return rows.length;
  };
  const count = new Map();
  for (const row of documents) if (row[3]) count.set(row[3], (count.get(row[3]) ?? 0) + 1);
  const sources = [...count].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).slice(0, 100).map(([name]) => [name, visible(name), visible(name)]);
  const written = [...new Set(documents.map((row) => row[4]))].map((name) => [name, ...script(name)]);
  controls('document-controls',
    sources.length > 1 ? choice('来源', 'Source', [every, ...sources], (value) => { from = value; update(); }) : '',
    written.length > 1 ? choice('文字', 'Script', [every, ...written], (value) => { by = value; update(); }) : '', csv(table));
  updates.push(['文档', 'Documents', update]);
}
