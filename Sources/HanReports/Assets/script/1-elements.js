// Elements of the page. Text becomes text nodes and never markup.

const root = document.documentElement;
const language = root.dataset.language;
const $ = (id) => document.getElementById(id);

const el = (name, attributes, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat(2).filter((child) => child != null && child !== ''));
  return node;
};
const word = (zh, en) => [
  el('span', { class: 'zh' }, zh), ' ', el('span', { class: 'en', lang: 'en' }, en)];
const say = (zh, en) => language === 'zh' ? zh : language === 'en' ? en : `${zh} ${en}`;
const hidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const visible = (text) => text.replace(hidden, '\uFFFD');
const tags = { hans: 'zh-Hans', hant: 'zh-Hant' };
const bdi = (text, script) => el('bdi', { lang: tags[script] ?? 'zh' }, visible(text));
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const decimals = (number) => number == null ? '–' : number.toFixed(3);
const chart = (kind, width, height, path) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS(svg.namespaceURI, 'path');
  svg.setAttribute('class', kind);
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
};
const meter = (share) => {
  const length = Math.max(0, Math.min(100, 100 * share)).toFixed(1);
  return chart('meter', 100, 1, `M0 0h${length}v1H0z`);
};
const action = (open, content, label) =>
  el('button', { type: 'button', class: 'link', onclick: open, 'aria-label': label }, content);
