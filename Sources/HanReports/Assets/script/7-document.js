// A document with its text and results.

const scripts = { hans: ['简体', 'Simplified'], hant: ['繁体', 'Traditional'], mixed: ['简繁混用', 'Mixed'], none: ['无汉字', 'None'] };
const script = (name) => scripts[name] ?? [name, name];
const reasons = {
  boilerplate: ['网站套话', 'boilerplate'], pinyin: ['注音', 'pinyin'], caption: ['图片说明', 'caption'],
  duplicate: ['重复内容', 'repetition'], markup: ['标记', 'markup'], control: ['控制符', 'control characters'],
  header: ['页眉', 'header'], signature: ['签名', 'signature'], quote: ['引文', 'quotation'], timestamp: ['时间码', 'timestamps'],
};

const marked = (text, groups) => {
  const marks = [];
  for (const [kind, rows] of groups) {
    rows.forEach((row, index) => text.places(row.at(-1)).forEach(([from, to]) => marks.push({ from, to, kind, name: `${kind}${index}` })));
  }
  const drops = text.dropped.map(([from, to, reason, part]) => ({ at: text.place(from), from, to, reason, part }));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to]), ...drops.map(({ at }) => at)])].sort((a, b) => a - b);
  marks.sort((a, b) => a.from - b.from);
  const content = [];
  let [next, drop, active] = [0, 0, []];
  cuts.forEach((cut, index) => {
    for (; drop < drops.length && drops[drop].at <= cut; drop += 1) content.push(folded(drops[drop]));
    while (next < marks.length && marks[next].from <= cut) active.push(marks[next++]);
    active = active.filter(({ to }) => to > cut);
    if (index + 1 === cuts.length) return;
    const part = visible(text.slice(cut, cuts[index + 1]));
    if (!active.length) content.push(part);
    else content.push(el('mark', { class: [...new Set(active.map(({ kind }) => kind))].join(' '), 'data-marks': active.map(({ name }) => name).join(' '), tabindex: -1 }, part));
  });
  return content;
};
const folded = ({ from, to, reason, part }) => el('details', { class: 'dropped' },
  el('summary', {}, word(`略去：${(reasons[reason] ?? [reason])[0]}`, `dropped: ${(reasons[reason] ?? [0, reason])[1]}`), ` ${grouped(to - from)}`),
  visible(part));

const results = (words, sayings, row, show) => {
  const best = Math.max(0, ...words.map((entry) => entry[2]));
  return el('div', { class: 'columns' },
    el('div', {}, el('h3', {}, word('关键词', 'Keywords')), !words.length ? el('p', { class: 'empty' }, '–') : el('ol', { class: 'located' },
      words.map((entry, index) => el('li', {}, show ? action(() => show(`keyword${index}`), bdi(entry[0], row[4])) : bdi(entry[0], row[4]),
        el('span', { class: 'times' }, `×${entry[3]}`), meter(entry[2] / best), el('span', { class: 'figure' }, decimals(entry[2])))))),
    el('div', {}, el('h3', {}, word('标语', 'Slogans')), !sayings.length ? el('p', { class: 'empty' }, '–') : el('ul', { class: 'sayings' },
      sayings.map((entry, index) => el('li', {}, el('p', { class: 'saying' }, show ? action(() => show(`slogan${index}`), bdi(entry[0], row[4])) : bdi(entry[0], row[4])),
        el('p', { class: 'facts' }, word(...data.types[entry[2]]), entry[3] ? [' · ', el('code', {}, visible(entry[3]))] : '', ` · ${decimals(entry[6])} · ×${entry[7].length / 2}`),
        entry[4].length ? el('ul', { class: 'chips' }, entry[4].map((member) => el('li', {}, bdi(member, row[4])))) : '')))));
};

const openDocument = async (position) => {
  const row = documents[position];
  const entry = await load(position) ?? { keywords: [], slogans: [], articles: [], entities: [], isMissing: true };
  const show = entry.text && ((name) => {
    const mark = dialog.querySelector(`mark[data-marks~="${name}"]`);
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus({ preventScroll: true });
  });
  const kinds = [['人名', 'Persons'], ['地名', 'Places'], ['机构', 'Organizations'], ['作品', 'Works'], ['日期', 'Dates'], ['数量', 'Quantities']];
  const found = entry.entities.map((list, index) => [kinds[index], [...new Set(list.map((name) => name[0]))]]).filter(([, list]) => list.length);
  present(heading(el('span', { class: 'number' }, `${grouped(position + 1)} `), title(position)),
    el('dl', { class: 'meta' },
      item('编号', 'ID', bdi(row[0])), row[3] ? item('来源', 'Source', bdi(row[3], row[4])) : '', row[2] ? item('日期', 'Date', bdi(row[2])) : '',
      row[7] ? item('重复', 'Repeats', bdi(row[7])) : '', item('文字', 'Script', word(...script(row[4]))),
      entry.encoding ? item('编码', 'Encoding', entry.encoding) : '', item('字符', 'Characters', grouped(row[5])), item('词次', 'Running words', grouped(row[6]))),
    entry.isMissing ? el('p', { class: 'note' }, word('本页装不下这一篇的结果，见 report.json 与 documents.csv。', 'The page has no room for the results of this document; see report.json and documents.csv.'))
      : results(entry.keywords, entry.slogans, row, show),
    entry.text ? [el('h3', {}, entry.text.isWhole ? word('正文', 'Text') : word('段落', 'Passages')),
      el('div', { class: 'text', lang: tags[row[4]] ?? 'zh' }, marked(entry.text, [['keyword', entry.keywords], ['slogan', entry.slogans]]))] : '',
    data.pages ? el('p', {}, el('a', { href: `documents/${String(data.blocks.findLastIndex((first) => first <= position) + 1).padStart(4, '0')}.html#d${position + 1}` }, word('全文', 'Full text'))) : '',
    entry.articles.map(([name, date, source, words, sayings]) => [
      el('h3', {}, name ? bdi(name, row[4]) : '–', [date, source].filter(Boolean).map((tag) => [' ', el('span', { class: 'tag' }, bdi(tag))])),
      results(words, sayings, row)]),
    found.length ? [el('h3', {}, word('名称、日期与数量', 'Names, dates and quantities')), el('dl', { class: 'names' }, found.map(([kind, list]) =>
      item(...kind, el('ul', { class: 'chips' }, list.map((name) => el('li', {}, bdi(name, row[4])))))))] : '',
    el('p', { class: 'turn' }, position > 0 ? go(position - 1, word('上一篇', 'Previous')) : '', ' ',
      position + 1 < documents.length ? go(position + 1, word('下一篇', 'Next')) : ''));
};
const follow = () => {
  const number = /^#d(\d+)$/.exec(location.hash)?.[1];
  if (number >= 1 && number <= documents.length) openDocument(number - 1);
};
