// ---- Files: each is a script that hands over its content, so that this works from a disk too.

const BASE = new URL(".", document.currentScript.src);
/** The sheet beside this script, in the same version. */
const SHEET = document.currentScript.src.replace(/js$/, "css");
const waiting = new Map();
const loaded = new Map();

/** What every file calls. */
window.dossierSearch = (name, ...content) => waiting.get(name)?.(content);

/** What follows the address of the index when it is read past a cache. */
let fresh = "";

/** Loads a file once and resolves to its content. What could not be loaded is tried again when it is next needed. */
function load(name) {
  if (!loaded.has(name)) {
    const file = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = new URL(name === "index" ? `search/index.js${fresh}` : `search/data/${name}.js`, BASE);
      // A file that runs has called `dossierSearch` before this.
      script.onload = () => reject(new Error(`${name} is damaged`));
      script.onerror = () => reject(new Error(`${name} is missing`));
      document.head.append(script);
    });
    loaded.set(name, file);
    file.then(() => {}, () => loaded.delete(name)).finally(() => waiting.delete(name));
  }
  return loaded.get(name);
}

/** Bytes from text: two characters are 13 bits (src/search/bits.rs). */
function bytesOf(text) {
  const bytes = new Uint8Array((text.length * 13) >> 4);
  let at = 0, bits = 0, held = 0;
  for (let i = 0; i + 1 < text.length; i += 2) {
    const a = text.charCodeAt(i), b = text.charCodeAt(i + 1);
    bits = (bits << 13) | ((a - 35 - (a > 92)) * 91 + b - 35 - (b > 92));
    for (held += 13; held >= 8; bytes[at++] = bits >> held) held -= 8;
    bits &= (1 << held) - 1;
  }
  return bytes;
}

/** Reads numbers bit by bit, and whole numbers of bytes before that. */
class Reader {
  constructor(bytes, start = 0) {
    this.bytes = bytes;
    this.at = start * 8;
  }
  fixed(width) {
    let value = 0;
    for (; width > 0; width--, this.at++) value = value * 2 + ((this.bytes[this.at >> 3] >> (7 - (this.at & 7))) & 1);
    return value;
  }
  rice(parameter) {
    let quotient = 0;
    while (quotient < 24 && this.fixed(1)) quotient++;
    return quotient === 24 ? this.fixed(32) : quotient * 2 ** parameter + this.fixed(parameter);
  }
  /** As many numbers as `count`, with the parameter that stands before them. */
  numbers(count) {
    const values = new Uint32Array(count);
    if (!count) return values;
    const parameter = this.fixed(5);
    for (let i = 0; i < count; i++) values[i] = this.rice(parameter);
    return values;
  }
  varint() {
    let value = 0, shift = 1, byte;
    do {
      byte = this.bytes[this.at >> 3];
      if (byte === undefined) throw new Error("a file ends too early");
      this.at += 8;
      value += (byte & 127) * shift;
      shift *= 128;
    } while (byte > 127);
    return value;
  }
}

/** The index: what there is. `columns` are typed arrays with a value for each document. */
let indexed;
function index() {
  indexed ??= readIndex();
  indexed.catch(() => (indexed = undefined));
  return indexed;
}

/**
 * Reads the index past all caches: one that a browser kept may name files which a new build has removed. Resolves to
 * whether there is a new one. Only once; then a missing file is missing. Where it cannot be read the old one stays.
 */
let renewal;
function renewIndex() {
  if (fresh && !renewal) return Promise.resolve(false);
  renewal ??= readAnew().finally(() => (renewal = undefined));
  return renewal;
}

async function readAnew() {
  fresh = `?${Date.now()}`;
  loaded.delete("index");
  try {
    indexed = Promise.resolve(await readIndex());
    return true;
  } catch {
    fresh = "";
    return false;
  }
}

async function readIndex() {
  const [root] = await load("index");
  const { bits, part } = root.columns;
  const columns = bits.map((width) => new (width > 16 ? Uint32Array : Uint16Array)(root.documents));
  await Promise.all(root.parts.map(async (name, number) => {
    const [text] = await load(name);
    const reader = new Reader(bytesOf(text));
    const end = Math.min(root.documents, (number + 1) * part);
    for (let i = number * part; i < end; i++) bits.forEach((width, column) => (columns[column][i] = reader.fixed(width)));
  }));
  const [year, outlet, language, place, topic, type, status, length, title] = columns;
  const kind = new Uint8Array(root.documents);
  let start = 0;
  root.kinds.forEach(({ n }, number) => kind.fill(number, start, (start += n)));
  // A facet is no question to a kind none of whose pages has a value: a company has no outlet.
  const facets = { year, outlet, place, topic, type, status };
  const asks = {};
  for (const [facet, column] of Object.entries(facets)) {
    asks[facet] = new Set();
    column.forEach((value, i) => value && asks[facet].add(kind[i]));
  }
  return { ...root, ...facets, asks, kind, language, length, title, endings: root.endings.map((ending) => ending.split(">")) };
}

/** The day of each document, to order by; 0 for none. */
async function days(root) {
  const [, width] = root.columns.day;
  const all = new Uint32Array(root.documents);
  await Promise.all(root.days.map(async (name, number) => {
    const [text] = await load(name);
    const reader = new Reader(bytesOf(text));
    const end = Math.min(root.documents, (number + 1) * root.columns.part);
    for (let i = number * root.columns.part; i < end; i++) all[i] = reader.fixed(width);
  }));
  return all;
}

/** The number of the shard that has what is equal to `key`. */
function shardNumber(root, key) {
  let low = 0, high = root.firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (root.firsts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

const shards = new Map();

/** A shard by its number: `{ keys, entries }`, keys in order, each entry with its terms and its list. */
async function shard(root, number) {
  const name = root.shards[number];
  if (!name) return { keys: [], entries: new Map() };
  if (!shards.has(name)) shards.set(name, readShard(...(await load(name))));
  return shards.get(name);
}

function readShard(text, lists) {
  const bytes = bytesOf(lists);
  const reader = new Reader(bytes);
  const keys = [], entries = new Map();
  let at = 0, last = "", start = 0;
  const next = (other) => {
    const shared = other.slice(0, reader.varint());
    return shared + text.slice(at, (at += reader.varint()));
  };
  for (let count = reader.varint(); count > 0; count--) {
    last = next(last);
    const flags = reader.varint();
    const entry = { start: -1, end: -1, terms: [], list: undefined };
    if (flags & 1) {
      entry.start = start;
      entry.end = start += reader.varint();
      entry.terms.push(last);
    }
    for (let n = flags >> 1; n > 0; n--) {
      const term = next(last);
      if (term !== last) entry.terms.push(term);
    }
    // A whole name, which nobody types the beginning of.
    if (!last.endsWith(" ")) keys.push(last);
    entries.set(last, entry);
  }
  const offset = reader.at >> 3;
  if (!keys.length || offset + start > bytes.length) throw new Error("a shard is damaged");
  return { keys, entries, bytes, offset };
}

/** The documents of a term: `{ whole, part }`, each `{ documents, counts, fields, masks }`; undefined for no term. */
function listOf(root, shard, term) {
  const entry = shard.entries.get(term);
  if (!entry || entry.start < 0) return undefined;
  entry.list ??= readList(new Reader(shard.bytes, shard.offset + entry.start), root.documents);
  return entry.list;
}

const FREQUENT_FIELDS = [8, 4, 1, 16, 32, 64, 12, 2, 5];

function readList(reader, all) {
  const whole = reader.varint(), part = reader.varint(), exact = reader.varint() === 1;
  return { exact, whole: readPostings(reader, whole, exact, all), part: readPostings(reader, part, false, all) };
}

/** `counts` of a list that is not exact are 1 for one or two occurrences and 4 for more. */
function readPostings(reader, length, exact, all) {
  const documents = length * 2 > all ? others(placesOf(reader, all - length), all) : placesOf(reader, length);
  const counts = new Uint8Array(length).fill(1);
  if (exact) exceptions(reader, length, (i, code) => (counts[i] = code === 1 ? 0 : code));
  else if (length) several(reader, counts);
  const fields = new Uint8Array(length);
  exceptions(reader, length, (i, code) => (fields[i] = FREQUENT_FIELDS[code - 1] ?? code - 1 - FREQUENT_FIELDS.length));
  // The passages of a document as bits.
  const masks = new Uint32Array(length);
  if (exact) {
    const steps = reader.numbers(counts.reduce((sum, count) => sum + count, 0));
    for (let i = 0, step = 0; i < length; i++) {
      for (let n = counts[i], passage = 0; n > 0; n--) masks[i] |= 1 << (passage += steps[step++]);
    }
  }
  return { documents, counts, fields, masks };
}

/** Marks the documents in which a term occurs several times, by those of which there are fewer. */
function several(reader, counts) {
  const mostly = reader.fixed(1) === 1;
  if (mostly) counts.fill(4);
  for (const place of placesOf(reader, reader.rice(4))) counts[place] = mostly ? 1 : 4;
}

/** Codes most of which are 0: the others are handed over with their places. */
function exceptions(reader, length, take) {
  if (!length) return;
  const places = placesOf(reader, reader.rice(4));
  const codes = reader.numbers(places.length);
  places.forEach((place, i) => take(place, codes[i] + 1));
}

/** Rising numbers, from the gaps between them. */
function placesOf(reader, length) {
  const places = reader.numbers(length);
  for (let i = 0, next = 0; i < length; i++, next = places[i - 1] + 1) places[i] += next;
  return places;
}

/** The numbers below `all` that a rising list lacks. */
function others(lacking, all) {
  const places = new Uint32Array(all - lacking.length);
  for (let number = 0, at = 0, next = 0; number < all; number++) {
    if (lacking[next] === number) next++;
    else places[at++] = number;
  }
  return places;
}

/** The card of a document: title, address, facts in a line, language, class, facts. */
async function card(root, document) {
  const [cards] = await load(root.cards[Math.floor(document / root.size)]);
  const [title, path, line, language, ownClass, facts] = cards[document % root.size];
  return { title, href: new URL(path + root.file, BASE).href, line, language, class: ownClass ?? root.kinds[root.kind[document]].class, facts };
}

/** The text of a document: summary, names, kinds, passages with their numbers and lasting ids, all others, claims and events. */
async function textOf(root, document) {
  const [cards] = await load(root.cards[Math.floor(document / root.size)]);
  const [, path] = cards[document % root.size];
  const text = await window.dossier.textOf(path, root.texts);
  if (!text) throw new Error(`document ${document} has no text`);
  const { summary = "", names = [], kinds = [], passages, notes = [], others = [], statements = [] } = text;
  const plain = (blocks) => blocks.map((block) => block.map((piece) => (Array.isArray(piece) ? piece[0] : piece)).join("").trim()).join(" ");
  const numbered = passages.map(([id, blocks], at) => [at + 1, plain(blocks), id]);
  return { summary, names, kinds, passages: [...numbered, ...notes.map((note) => [0, note, ""])], others, statements };
}
