// Tables that draw the rows in view.

const collator = new Intl.Collator('zh-Hans', { numeric: true });
const compare = (a, b) => {
  if (a == null || a === '' || b == null || b === '') return (a == null || a === '') - (b == null || b === '');
  return typeof a === 'number' ? a - b : collator.compare(a, b);
};

// What is printed of a table: its first rows.
const printedRows = 50;
const tables = [];

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
    this.rest = el('p', { class: 'note', hidden: true });
    host.replaceChildren(this.view, this.none, this.rest);
    tables.push(this);
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

  // Draws the rows in view anew, and leaves the view where it is.
  redrawRows() {
    const focused = this.view.contains(document.activeElement);
    if (focused) return;
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
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

  // On paper the first rows stand one below the other, whatever is in view.
  print(isPrinting) {
    this.isPrinting = isPrinting;
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
    this.rest.hidden = !isPrinting || this.rows.length <= printedRows;
    if (!isPrinting) { this.draw(); return; }
    this.table.style.marginTop = '';
    this.sizer.style.height = '';
    for (let index = 0; index < Math.min(printedRows, this.rows.length); index += 1) this.insert(index, null);
    const more = grouped(this.rows.length - printedRows);
    this.rest.replaceChildren(...word(`另有 ${more} 行，打印从略。`, `${more} more rows are not printed.`));
  }

  draw() {
    if (this.isPrinting || this.view.hidden || !this.rows.length) return;
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
