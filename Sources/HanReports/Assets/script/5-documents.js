// Documents, in blocks, and their texts.

const blocks = new Map();
const block = async (index) => {
  if (!blocks.has(index)) {
    if (!$(`b${index}`)) await parsed;
    blocks.set(index, unpack(`b${index}`));
    if (blocks.size > 6) blocks.delete(blocks.keys().next().value);
  }
  return blocks.get(index);
};
// A digest is packed as base64.
const digits = (digest) => digest?.length === 22
  ? Array.from(atob(digest), (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('') : digest;
const load = async (position) => {
  // The page may have no room for all.
  if (position >= data.texts) return null;
  const index = data.blocks.findLastIndex((first) => first <= position);
  const [encoding, words, sayings, articles, entities, packed, digest] = (await block(index))[position - data.blocks[index]];
  const text = packed ? new Text(packed) : null;
  const entry = { encoding, digest: digits(digest), keywords: words, slogans: sayings, articles: articles || [], entities: entities || [], text };
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
