// The dialog, and the passages behind a number.

const dialog = $('dialog');
let opened = 0;
const present = (title, ...content) => {
  opened += 1;
  dialog.replaceChildren(
    el('header', {}, title, action(() => dialog.close(), '×', say('关闭', 'Close'))),
    el('div', { class: 'sheet', tabindex: 0, role: 'region', 'aria-labelledby': 'dialog-title' }, content));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('.sheet').focus();
  return opened;
};
dialog.addEventListener('close', () => {
  opened += 1;
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
});
dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
const heading = (...content) => el('h2', { id: 'dialog-title' }, content);
const title = (position) => bdi(documents[position][1] || documents[position][0], documents[position][4]);
const go = (position, content) => action(() => { location.hash = `d${position + 1}`; }, content);
const link = (position) => go(position, title(position));
const item = (zh, en, ...content) => el('div', {}, el('dt', {}, word(zh, en)), el('dd', {}, content));

// For people a line, and for `hantext verify` another one.
const citation = (text, range, position, digest) => {
  const [id, name, date] = documents[position];
  const record = { text, document: id, title: name || undefined, date: date || undefined,
    digest, range, unit: data.unit, fingerprint: data.fingerprint || undefined };
  const place = [name, date, id].filter(Boolean).join(', ');
  return `“${text.replace(/\s+/g, ' ')}” (${place} [${range.join(', ')}])\n${JSON.stringify(record)}\n`;
};
const copy = (text, range, position, digest) => action(async (event) => {
  await navigator.clipboard.writeText(citation(text, range, position, digest));
  event.target.textContent = say('已复制', 'Copied');
}, say('复制引文', 'Copy citation'));
const passage = ({ text, digest }, [from, to, start, end], position) => {
  const [low, high] = [Math.max(0, from - 36), Math.min(text.length, to + 36)];
  const clean = (part) => visible(part.replace(/\s+/g, ' '));
  const match = text.slice(from, to);
  return el('li', {}, el('p', { class: 'passage', lang: tags[documents[position][4]] ?? 'zh' },
    low > 0 ? '…' : '', clean(text.slice(low, from)), el('mark', {}, clean(match)),
    clean(text.slice(to, high)), high < text.length ? '…' : ''), copy(match, [start, end], position, digest));
};

const evidence = async (shown, wordings, positions, spansIn) => {
  const list = el('ol', { class: 'passages' });
  const state = el('p', { class: 'note', role: 'status' });
  const turn = present(heading(bdi(shown)), state, list);
  const all = positions ?? documents.keys();
  let [count, found, read] = [0, 0, 0];
  for (const position of all) {
    const entry = await load(position);
    if (opened !== turn) return;
    if (!entry) continue;
    read += 1;
    const spans = spansIn?.(entry);
    const places = !entry.text ? [] : spans ? entry.text.places(spans) : entry.text.find(wordings, 20);
    if (places.length || (positions && !entry.text) || spans) {
      found += 1;
      count += places.length;
      list.append(el('li', {}, el('p', { class: 'where' }, link(position),
        documents[position][2] ? [' ', el('span', { class: 'tag' }, bdi(documents[position][2]))] : ''),
      places.length ? el('ul', {}, places.map((place) => passage(entry, place, position))) : ''));
    }
    if (read % 200 === 0) await new Promise((resolve) => { setTimeout(resolve); });
    if (opened !== turn) return;
    state.replaceChildren(...word(`${grouped(count)} 处，${grouped(found)} 篇`, `${grouped(count)} places in ${grouped(found)} documents`));
    if (!positions && count >= 100) break;
  }
  if (read < documents.length && !positions) {
    state.append(' ', ...word(`（已查 ${grouped(read)} 篇）`, `(the first ${grouped(read)} documents)`));
  }
};
const spansOf = (kind, canonical) => (entry) =>
  entry[kind].find((row) => (row[1] || row[0]) === canonical)?.at(-1);
const keywordEvidence = (row) => () =>
  evidence(row[0], [row[0], row[1] || row[0]], row[5], spansOf('keywords', row[1] || row[0]));
const sloganEvidence = (row) => () =>
  evidence(row[0], [row[0]], row[8], spansOf('slogans', row[1] || row[0]));
const termEvidence = (row) => () => evidence(row[0], [row[0], row[1] || row[0]], null, null);
