// Search: either script finds both, width and case do not count.

const simple = new Map();
for (let i = 0; i + 1 < data.simple.length; i += 2) simple.set(data.simple[i], data.simple[i + 1]);
const fold = (text) => {
  let result = '';
  for (const c of text.normalize('NFKC').toLowerCase()) result += simple.get(c) ?? c;
  return result;
};
const simplified = (text) => Array.from(text, (c) => simple.get(c) ?? c).join('');
// Every sign stays one sign, so that places stay what they are.
const foldEach = (text) => {
  let result = '';
  for (const c of text) {
    const small = c.toLowerCase();
    result += simple.get(c) ?? (small.length === c.length ? small : c);
  }
  return result;
};
const searchable = (rows, text) => {
  const folded = new Array(rows.length);
  return (index) => folded[index] ??= fold(text(rows[index]));
};
const both = (row) => row[1] ? `${row[0]} ${row[1]}` : row[0];
const search = {
  keywords: searchable(keywords, both),
  slogans: searchable(slogans, (row) => [both(row), ...row[4], ...(row[10] || [])].join(' ')),
  terms: searchable(terms, both),
  documents: searchable(documents, (row) =>
    [row[0], row[1] || '', row[2] || '', row[3] || '', ...row[8]].join(' ')),
};
let query = [];
const matching = (kind, rows, keep) => {
  const result = [];
  for (let i = 0; i < rows.length; i += 1) {
    if (keep && !keep(rows[i])) continue;
    if (query.length && !query.every((part) => search[kind](i).includes(part))) continue;
    result.push(i);
  }
  return result;
};
