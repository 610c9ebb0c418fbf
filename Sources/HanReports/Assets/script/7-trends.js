// How often something is said in each period: a chart, and the same as a table.

let trends = null;
const hasTrends = data.hasTrends;
const loadTrends = async () => {
  if (!$('trends-data')) await parsed;
  trends ??= await unpack('trends-data');
  return trends;
};
// What is packed, of each period that has it: how much further it is, documents, occurrences.
const byPeriod = (packed, width) => {
  const counts = data.periods.map(() => [0, 0]);
  let period = -1;
  for (let i = 0; i < packed.length; i += width) {
    period += packed[i];
    counts[period] = packed.slice(i + 1, i + width);
  }
  return counts;
};
// The line of the share of documents, as the page has it for keywords: a period without documents
// breaks it.
const course = (counts, width = 100, height = 20, edge = 1.5) => {
  const shares = counts.map((count, index) => data.counts[index] ? count / data.counts[index] : null);
  const most = Math.max(0, ...shares);
  const step = width / Math.max(1, shares.length);
  const number = (value) => String(Math.round(value * 10) / 10);
  let [path, open] = ['', false];
  shares.forEach((share, index) => {
    if (share == null) { open = false; return; }
    const y = number(height - edge - (most ? share / most : 0) * (height - 2 * edge));
    if (!open && shares[index + 1] == null) path += `M${number(index * step)} ${y}h${number(step)}`;
    else path += `${open ? 'L' : 'M'}${number((index + 0.5) * step)} ${y}`;
    open = true;
  });
  return path;
};
const termLine = (index) => trends?.terms[index]
  ? chart('line', 100, 20, course(byPeriod(trends.terms[index], 3).map(([count]) => count))) : word('走势', 'Trend');

const drawing = (name, attributes, ...children) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};
const percent = (share) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`;
const openTrend = async (name, kind, index) => {
  const { tokens, [kind]: rows } = await loadTrends();
  const isTerm = kind === 'terms';
  const counts = byPeriod(rows[index] ?? [], isTerm ? 3 : 2);
  const [width, height, left, top] = [720, 180, 44, 12];
  const most = Math.max(0, ...counts.map(([count], period) => data.counts[period] ? count / data.counts[period] : 0));
  const [first, last] = [data.periods[0], data.periods.at(-1)];
  const total = counts.reduce((sum, [count]) => sum + count, 0);
  const figure = drawing('svg', { viewBox: `0 0 ${width + left} ${height + top + 22}`, role: 'img' },
    drawing('title', {}, `${say('走势', 'Trend')}: ${visible(name)}`),
    drawing('desc', {}, say(`${first} 至 ${last}，${grouped(total)} 篇。`, `${first} to ${last}, ${grouped(total)} documents.`)),
    drawing('line', { class: 'axis', x1: left, y1: height + top, x2: width + left, y2: height + top }),
    drawing('path', { class: 'course', transform: `translate(${left} ${top})`, d: course(counts.map(([count]) => count), width, height, 2) }),
    drawing('text', { class: 'label', x: left - 6, y: top + 8, 'text-anchor': 'end' }, percent(most)),
    drawing('text', { class: 'label', x: left - 6, y: height + top, 'text-anchor': 'end' }, '0'),
    drawing('text', { class: 'label', x: left, y: height + top + 16 }, first),
    drawing('text', { class: 'label', x: width + left, y: height + top + 16, 'text-anchor': 'end' }, last));
  const head = (zh, en) => el('th', { scope: 'col', class: 'n' }, word(zh, en));
  const cell = (content) => el('td', { class: 'n' }, content);
  present(heading(bdi(name)),
    el('figure', { class: 'chart' }, el('figcaption', {}, word('各时段文档中出现它的比例', 'The share of each period’s documents that have it')), figure),
    el('h3', { id: 'trend-table' }, word('数据', 'Data')),
    el('table', { class: 'trend', 'aria-labelledby': 'trend-table' },
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, word('时段', 'Period')), head('篇数', 'Documents'), head('共有', 'Of'), head('比例', 'Share'),
        isTerm ? [head('次数', 'Count'), head('每百万词', 'Per million')] : '')),
      el('tbody', {}, data.periods.map((period, place) => {
        const [count, times] = counts[place];
        const all = data.counts[place];
        return el('tr', {}, el('th', { scope: 'row' }, period), cell(grouped(count)), cell(grouped(all)), cell(all ? percent(count / all) : '–'),
          isTerm ? [cell(grouped(times)), cell(tokens[place] ? grouped(Math.round(times / tokens[place] * 1e6)) : '–')] : '');
      }))));
};
