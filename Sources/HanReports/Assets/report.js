
(() => {
  'use strict';
  // The page is readable as it came where data cannot be unpacked.
  if (!window.DecompressionStream || !window.HTMLDialogElement) return;

  const root = document.documentElement;
  const language = root.dataset.language;
  const $ = (id) => document.getElementById(id);

  // ---- Elements. Text becomes text nodes and never markup.

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

  // ---- Data: JSON, deflated, in base64.

  const unpack = (id) => {
    const text = $(id).textContent;
    const bytes = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).json();
  };
  const parsed = new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else addEventListener('DOMContentLoaded', resolve, { once: true });
  });

  const start = async (data) => {
    const { documents, keywords, slogans, terms } = data;

    // ---- Search: either script finds both, width and case do not count.

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

    // ---- Tables that draw the rows in view.

    const collator = new Intl.Collator('zh-Hans', { numeric: true });
    const compare = (a, b) => {
      if (a == null || a === '' || b == null || b === '') return (a == null || a === '') - (b == null || b === '');
      return typeof a === 'number' ? a - b : collator.compare(a, b);
    };

    class Table {
      constructor(host, { name, label, source, columns }) {
        Object.assign(this, { name, source, columns, rows: [], drawn: new Map(), order: null });
        this.heads = columns.map((column, index) => el(
          'th', { scope: 'col', class: column.class, title: column.hint },
          column.value ? el('button', { type: 'button', class: 'sort', onclick: () => this.sort(index) }, word(column.zh, column.en)) : word(column.zh, column.en)));
        this.head = el('thead', {}, el('tr', { 'aria-rowindex': 1 }, this.heads));
        this.body = el('tbody');
        this.table = el('table', { class: 'rows' }, el('caption', { class: 'quiet' }, label), this.head, this.body);
        this.heads.forEach((head, index) => { if (columns[index].width) head.style.width = columns[index].width; });
        this.sizer = el('div', { class: 'sizer' }, this.table);
        this.view = el('div', { class: 'scroll view', tabindex: 0, role: 'region', 'aria-label': label }, this.sizer);
        this.none = el('p', { class: 'empty', hidden: true }, word('没有匹配的行。', 'No rows match.'));
        this.view.addEventListener('scroll', () => this.draw(), { passive: true });
        this.view.addEventListener('keydown', (event) => this.step(event));
        host.className = 'table';
        for (const name of ['tabindex', 'role', 'aria-labelledby']) host.removeAttribute(name);
        host.replaceChildren(this.view, this.none);
        new ResizeObserver(() => { this.height = 0; this.draw(); }).observe(this.view);
      }

      show(rows) {
        this.found = rows;
        this.rows = rows;
        if (this.order) this.arrange();
        this.none.hidden = rows.length > 0;
        this.view.hidden = rows.length === 0;
        this.table.setAttribute('aria-rowcount', rows.length + 1);
        this.redraw();
      }

      redraw() {
        for (const row of this.drawn.values()) row.remove();
        this.drawn.clear();
        this.view.scrollTop = 0;
        this.draw();
      }

      sort(index) {
        const column = this.columns[index];
        const down = this.order?.index === index ? !this.order.down : column.down === true;
        this.order = { index, down };
        this.heads.forEach((head, i) => {
          if (i === index) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
          else head.removeAttribute('aria-sort');
        });
        this.arrange();
        this.redraw();
      }

      arrange() {
        const { index, down } = this.order;
        const value = this.columns[index].value;
        const keys = new Map(this.found.map((row) => [row, value(this.source[row], row)]));
        const sign = down ? -1 : 1;
        this.rows = [...this.found].sort((a, b) => {
          const [x, y] = [keys.get(a), keys.get(b)];
          const missing = (x == null || x === '') !== (y == null || y === '');
          return (missing ? 1 : sign) * compare(x, y) || a - b;
        });
      }

      draw() {
        if (this.view.hidden || !this.rows.length) return;
        if (!this.height) {
          if (!this.drawn.size) this.insert(0, null);
          this.height = this.body.rows[0].getBoundingClientRect().height;
          if (!this.height) return;
        }
        const height = this.height;
        const top = this.head.offsetHeight;
        this.sizer.style.height = `${top + height * this.rows.length}px`;
        const { scrollTop, clientHeight } = this.view;
        const first = Math.max(0, Math.min(this.rows.length - 1, Math.floor(scrollTop / height)) - 6);
        const last = Math.min(this.rows.length, Math.ceil((scrollTop + clientHeight) / height) + 6);
        for (const [index, row] of this.drawn) {
          if (index >= first && index < last) continue;
          if (row.contains(document.activeElement)) this.view.focus({ preventScroll: true });
          row.remove();
          this.drawn.delete(index);
        }
        let next = null;
        for (let index = last - 1; index >= first; index -= 1) {
          next = this.drawn.get(index) ?? this.insert(index, next);
        }
        this.table.style.marginTop = `${first * height}px`;
      }

      insert(index, before) {
        const item = this.rows[index];
        const row = el('tr', { 'aria-rowindex': index + 2, 'data-index': index }, this.columns.map((column) => el(
          column.head ? 'th' : 'td', { class: column.class, scope: column.head ? 'row' : null },
          column.cell(this.source[item], item))));
        this.body.insertBefore(row, before);
        this.drawn.set(index, row);
        return row;
      }

      // From a button in a row, the arrows lead to the same one of the next row.
      step(event) {
        const row = event.target.closest?.('tr[data-index]');
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!row || !by) return;
        event.preventDefault();
        const place = [...row.querySelectorAll('button')].indexOf(event.target);
        const index = Math.max(0, Math.min(this.rows.length - 1, Number(row.dataset.index) + by));
        const top = this.head.offsetHeight;
        const [low, high] = [index * this.height, (index + 1) * this.height + top - this.view.clientHeight];
        if (this.view.scrollTop > low) this.view.scrollTop = low;
        else if (this.view.scrollTop < high) this.view.scrollTop = high;
        this.draw();
        const buttons = this.drawn.get(index)?.querySelectorAll('button') ?? [];
        (buttons[place] ?? buttons[0])?.focus({ preventScroll: true });
      }

      // What is shown, in its order, as RFC 4180 has it; no field is a formula.
      download() {
        const formula = /^([=@\t\r\n\uFF1D\uFF20\uFF0B\uFF0D]|[+-].*[(!|])/;
        const field = (value) => {
          const text = value == null ? '' : typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
          return /[",;\t\r\n\u0085\u2028\u2029]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        };
        const columns = this.columns.filter((column) => column.value);
        const lines = [columns.map((column) => column.en), ...this.rows.map((row) =>
          columns.map((column) => column.value(this.source[row], row)))];
        const text = '\uFEFF' + lines.map((line) => line.map(field).join(',') + '\r\n').join('');
        const link = el('a', { download: `${this.name}.csv`, href: URL.createObjectURL(new Blob([text], { type: 'text/csv' })) });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      }
    }

    // ---- Documents, in blocks.

    const blocks = new Map();
    const block = async (index) => {
      if (!blocks.has(index)) {
        if (!$(`b${index}`)) await parsed;
        blocks.set(index, unpack(`b${index}`));
        if (blocks.size > 6) blocks.delete(blocks.keys().next().value);
      }
      return blocks.get(index);
    };
    const load = async (position) => {
      const index = data.blocks.findLastIndex((first) => first <= position);
      const [encoding, words, sayings, articles, entities, packed] = (await block(index))[position - data.blocks[index]];
      const text = packed ? new Text(packed) : null;
      const entry = { encoding, keywords: words, slogans: sayings, articles: articles || [], entities: entities || [], text };
      // A wording that the text has is not written again, nor a canonical one that folding makes.
      const lists = [words, sayings, ...entry.articles.flatMap((article) => article.slice(3)), ...entry.entities];
      lists.forEach((rows) => rows.forEach((row) => {
        if (row[0] === 0) [row[0]] = text.places(row.at(-1)).map(([from, to]) => text.slice(from, to));
        if (row[1] === 1 && rows !== entry.entities[5]) row[1] = simplified(row[0]);
      }));
      return entry;
    };

    // The text as it was read, by offsets in the report's unit; runs lead from the source to it.
    class Text {
      constructor([text, runs, dropped, isWhole]) {
        Object.assign(this, { text, runs, dropped, isWhole });
        const odd = data.unit === 'utf8' || (data.unit === 'scalar' && /[\uD800-\uDFFF]/.test(text));
        this.units = !odd ? text : data.unit === 'utf8' ? new TextEncoder().encode(text) : Array.from(text);
      }

      get length() { return this.units.length; }

      slice(from, to) {
        const part = this.units.slice(Math.max(0, from), to);
        if (typeof part === 'string') return part;
        return Array.isArray(part) ? part.join('') : new TextDecoder().decode(part);
      }

      place(source) {
        let [low, high] = [0, this.runs.length / 2];
        while (low < high) {
          const middle = (low + high) >> 1;
          if (this.runs[2 * middle + 1] <= source) low = middle + 1; else high = middle;
        }
        if (!low) return 0;
        const end = this.runs[2 * low] ?? this.length;
        return Math.min(end, this.runs[2 * low - 2] + source - this.runs[2 * low - 1]);
      }

      // Where spans of the source stand; what was dropped or is not in the passages is left out.
      places(spans) {
        const result = [];
        for (let i = 0; i < spans.length; i += 2) {
          const [from, to] = [this.place(spans[i]), this.place(spans[i] + spans[i + 1])];
          if (from < to) result.push([from, to, spans[i], spans[i] + spans[i + 1]]);
        }
        return result;
      }

      source(place) {
        let index = 0;
        while (this.runs[2 * index + 2] <= place) index += 1;
        return this.runs[2 * index + 1] + place - this.runs[2 * index];
      }

      // Where wordings stand, in either script.
      find(wordings, limit) {
        const folded = foldEach(this.text);
        const found = [];
        for (const wording of new Set(wordings.map(foldEach))) {
          for (let at = folded.indexOf(wording); at >= 0 && found.length < limit; at = folded.indexOf(wording, at + wording.length)) {
            const from = this.measure(at);
            const to = this.measure(at + wording.length);
            found.push([from, to, this.source(from), this.source(to - 1) + 1]);
          }
        }
        return found.sort((a, b) => a[0] - b[0]);
      }

      measure(place) {
        if (typeof this.units === 'string') return place;
        const before = this.text.slice(0, place);
        return Array.isArray(this.units) ? Array.from(before).length : new TextEncoder().encode(before).length;
      }
    }

    // ---- The dialog: a document, or the passages behind a number.

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

    const copy = (text, range, position) => action(async (event) => {
      const [id, name, date] = documents[position];
      await navigator.clipboard.writeText(`${text}\n${[name, date, id].filter(Boolean).join(', ')} [${range.join(', ')}]`);
      event.target.textContent = say('已复制', 'Copied');
    }, say('复制引文', 'Copy citation'));
    const passage = (text, [from, to, start, end], position) => {
      const [low, high] = [Math.max(0, from - 36), Math.min(text.length, to + 36)];
      const clean = (part) => visible(part.replace(/\s+/g, ' '));
      const match = text.slice(from, to);
      return el('li', {}, el('p', { class: 'passage', lang: tags[documents[position][4]] ?? 'zh' },
        low > 0 ? '…' : '', clean(text.slice(low, from)), el('mark', {}, clean(match)),
        clean(text.slice(to, high)), high < text.length ? '…' : ''), copy(match, [start, end], position));
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
        read += 1;
        const spans = spansIn?.(entry);
        const places = !entry.text ? [] : spans ? entry.text.places(spans) : entry.text.find(wordings, 20);
        if (places.length || (positions && !entry.text) || spans) {
          found += 1;
          count += places.length;
          list.append(el('li', {}, el('p', { class: 'where' }, link(position),
            documents[position][2] ? [' ', el('span', { class: 'tag' }, bdi(documents[position][2]))] : ''),
          places.length ? el('ul', {}, places.map((place) => passage(entry.text, place, position))) : ''));
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
      const entry = await load(position);
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
        results(entry.keywords, entry.slogans, row, show),
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

    // ---- The sections.

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
          { zh: '得分', en: 'Score', class: 'score', down: true, width: '11rem', hint: data.hints.score, value: (row) => row[2], cell: (row) => [el('span', { class: 'figure' }, decimals(row[2])), meter(row[2] / best)] },
          ...(data.periods.length > 1 ? [{ zh: '走势', en: 'Trend', class: 'spark', width: '8rem', hint: data.hints.trend, cell: (row) => chart('line', 100, 20, row[6]) }] : []),
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
          row[9] ? item('首见', 'First date', bdi(row[9])) : '',
          item('出处', 'Found in', el('ul', { class: 'links' }, row[8].slice(0, 3).map((position) => el('li', {}, link(position))),
            row[7] > 3 ? el('li', { class: 'rest' }, `+${grouped(row[7] - 3)}`) : ''))));
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

    root.classList.add('live');
    const refresh = () => {
      const counts = updates.map(([zh, en, update]) => `${say(zh, en)} ${grouped(update())}`);
      $('found').textContent = query.length ? counts.join(' · ') : '';
    };
    updates.filter(([, , , isLate]) => !isLate).forEach(([, , update]) => update());
    let timer;
    $('query').addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        query = fold($('query').value).split(/\s+/).filter(Boolean);
        refresh();
      }, 80);
    });
    $('filter').hidden = false;
    addEventListener('hashchange', follow);
    follow();
    performance.mark('report-ready');
    setTimeout(() => updates.filter(([, , , isLate]) => isLate).forEach(([, , update]) => update()));
  };

  unpack('data').then(start);
})();
