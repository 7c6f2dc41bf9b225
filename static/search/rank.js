// ---- Finding and ranking.

const FIELD = { title: 1, names: 2, summary: 4, headings: 8, statements: 16, record: 32, facts: 64 };
const WEIGHTS = [[FIELD.title, 8], [FIELD.names, 7], [FIELD.summary, 3], [FIELD.headings, 3], [FIELD.statements, 2], [FIELD.record, 2], [FIELD.facts, 0.5]];
/** How a word was found, best first: as it is or inflected; as a part of a compound; as a beginning. */
const WHOLE = 1, PART = 2, BEGINNING = 3;
const WORTH = { [WHOLE]: 1, [PART]: 0.45, [BEGINNING]: 0.25 };
const SATURATION = 1.5, LENGTH_SHARE = 0.6;
const SHORTEST_BEGINNING = 2, MOST_BEGINNINGS = 40, MOST_SHARDS = 3;
const SHORTEST_PART = 3, SHORTEST_COMPOUND = 8;
/** Of a word that a document has so often, not all passages are known (src/search/tokens.rs). */
const MOST_OCCURRENCES = 15;
/** What has less than this share of what the best result has of the words is no result. */
const LEAST_SHARE = 1 / 3;
/** Names with more words are not looked for in a query (src/search/tokens.rs). */
const LONGEST_NAME = 8;

/** What went wrong while a query was answered; the rest is shown all the same. */
class Trouble {
  constructor() {
    this.files = 0;
  }
  /** The shard, or an empty one in place of one that cannot be read. */
  async shard(root, number) {
    try {
      return await shard(root, number);
    } catch {
      this.files++;
      return { keys: [], entries: new Map(), lost: true };
    }
  }
}

/**
 * The lists that a word leads to: `{ lists: [{ postings, level }], marks }`. `marks` says what to mark in a text:
 * `whole` is a set of folded words, `part` and `beginning` are strings.
 */
async function resolveWord(root, word, beginnings, trouble) {
  const home = await trouble.shard(root, shardNumber(root, word));
  const terms = new Map();
  const add = (entry, level) => entry?.terms.forEach((term) => terms.has(term) || terms.set(term, level));
  add(home.entries.get(word), WHOLE);
  const short = withoutUmlautE(word);
  if (short) add((await trouble.shard(root, shardNumber(root, short))).entries.get(short), WHOLE);
  if (!terms.size) {
    // A form that no text has: it leads to the longest stem that one of the known endings makes it from.
    for (const stem of (short ? [word, short] : [word]).flatMap((form) => stemsOf(root, form))) {
      add((await trouble.shard(root, shardNumber(root, stem))).entries.get(stem), WHOLE);
      if (terms.size) break;
    }
  }
  const marks = { whole: new Set([word, ...(short ? [short] : [])]), part: partsToMark(word, terms), beginning: undefined };
  let tooShort = false;
  if (beginnings) {
    const found = word.length >= SHORTEST_BEGINNING ? await beginningWith(root, word, trouble) : undefined;
    for (const key of found ?? []) add(key.entry, BEGINNING);
    if (found?.length) marks.beginning = word;
    tooShort = !found;
  }
  const lists = [];
  for (const [term, level] of terms) {
    const at = await trouble.shard(root, shardNumber(root, term));
    const list = listOf(root, at, term);
    if (!list) continue;
    if (list.whole.documents.length) lists.push({ postings: list.whole, level, exact: list.exact });
    if (list.part.documents.length && level === WHOLE) lists.push({ postings: list.part, level: PART, exact: false });
    // Forms of the same term are marked as the word itself.
    if (level === WHOLE) for (const [key, entry] of at.entries) if (entry.terms.includes(term)) marks.whole.add(key);
  }
  return { word, lists, marks, terms, short: tooShort };
}

/** What a word may be stemmed to, longest first. */
function stemsOf(root, word) {
  const fitting = root.endings.filter(([cut]) => word.length - cut.length > 2 && word.endsWith(cut));
  const stems = fitting.map(([cut, instead = ""]) => word.slice(0, -cut.length) + instead);
  return [...new Set(stems)].sort((a, b) => b.length - a.length);
}

/** What is marked of a compound: the word itself, else the stem that it is found by. */
function partsToMark(word, terms) {
  const stems = [...terms.keys()].filter((term) => term.length > 3);
  return [word, ...stems].filter((part) => part.length >= SHORTEST_PART);
}

/** Words that begin with a word and go on; undefined where they fill more shards than are worth it. */
async function beginningWith(root, word, trouble) {
  const first = shardNumber(root, word);
  let last = first;
  while (last + 1 < root.firsts.length && (root.firsts[last + 1].startsWith(word) || root.firsts[last + 1] <= word)) last++;
  if (last - first >= MOST_SHARDS) return undefined;
  const found = [];
  for (let number = first; number <= last; number++) {
    const { keys, entries } = await trouble.shard(root, number);
    for (const key of keys) if (key.length > word.length && key.startsWith(word)) found.push({ key, entry: entries.get(key) });
  }
  return found.sort((a, b) => a.key.length - b.key.length).slice(0, MOST_BEGINNINGS);
}

/** A compound that no text has, taken apart where both sides are words: «Exportkontrollbehörde»; with where its second part begins. */
async function resolveCompound(root, word, trouble) {
  for (let at = word.length - 4; at >= 4; at--) {
    const heads = [word.slice(0, at), word.slice(0, at).replace(/(es|en|s|n)$/, "")];
    for (const head of new Set(heads)) {
      if (head.length < 4) continue;
      const left = await resolveWord(root, head, false, trouble);
      if (!left.lists.length) continue;
      const right = await resolveWord(root, word.slice(at), false, trouble);
      if (right.lists.length) return { halves: [{ ...left, half: true }, { ...right, half: true }], at };
    }
  }
  return undefined;
}

/** The scores of one clause in every document, and the level, fields and passages at which it was found there. */
function evaluate(root, resolved) {
  const size = root.documents;
  const clause = { weight: new Float32Array(size), level: new Uint8Array(size), fields: new Uint8Array(size), masks: new Uint32Array(size), vague: new Uint8Array(size) };
  for (const { postings, level, exact } of resolved.lists) {
    const { documents, counts, fields, masks } = postings;
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i];
      const length = 16 * 2 ** (root.length[document] / 2) / root.columns.length;
      let weight = counts[i] / (1 - LENGTH_SHARE + LENGTH_SHARE * length);
      if (fields[i]) {
        for (const [field, worth] of WEIGHTS) {
          if (!(fields[i] & field)) continue;
          weight += field === FIELD.title ? worth / (0.5 + (0.5 * root.title[document]) / root.columns.title) : worth;
        }
      }
      clause.weight[document] += weight * WORTH[level];
      if (!clause.level[document] || level < clause.level[document]) clause.level[document] = level;
      if (level === WHOLE) clause.fields[document] |= fields[i];
      clause.masks[document] |= masks[i];
      if (!exact || counts[i] >= MOST_OCCURRENCES) clause.vague[document] = 1;
    }
  }
  const found = { [WHOLE]: 0, [PART]: 0, [BEGINNING]: 0 };
  for (let i = 0; i < size; i++) if (clause.level[i]) found[clause.level[i]]++;
  const count = found[WHOLE] || found[PART] || found[BEGINNING];
  clause.count = count;
  clause.worth = Math.max(0.05, Math.log(1 + (size - count + 0.5) / (count + 0.5)));
  return clause;
}

/** Several words as one clause: what all of them have. */
function together(root, clauses, factor = 1) {
  if (clauses.length === 1 && factor === 1) return clauses[0];
  const [first, ...rest] = clauses;
  const joined = { ...first, weight: first.weight.slice(), level: first.level.slice(), fields: first.fields.slice(), masks: first.masks.slice(), vague: first.vague.slice() };
  let count = 0;
  for (let i = 0; i < root.documents; i++) {
    for (const other of rest) {
      if (!joined.level[i]) break;
      if (!other.level[i]) joined.level[i] = 0;
      joined.level[i] = joined.level[i] && Math.max(joined.level[i], other.level[i]);
      joined.weight[i] = Math.min(joined.weight[i], other.weight[i]) * factor;
      joined.fields[i] &= other.fields[i];
      joined.masks[i] &= other.masks[i];
      joined.vague[i] |= other.vague[i];
    }
    if (joined.level[i]) count++;
  }
  joined.count = count;
  joined.worth = Math.max(...clauses.map((clause) => clause.worth));
  return joined;
}

/** Two ways to say the same as one clause: what has either. */
function either(root, one, other, factor = 1) {
  let count = 0;
  for (let i = 0; i < root.documents; i++) {
    if (other.level[i]) {
      one.level[i] = one.level[i] ? Math.min(one.level[i], other.level[i]) : other.level[i];
      one.weight[i] = Math.max(one.weight[i], other.weight[i] * factor);
      one.fields[i] |= other.fields[i];
      one.masks[i] |= other.masks[i];
      one.vague[i] |= other.vague[i];
    }
    if (one.level[i]) count++;
  }
  one.count = count;
  return one;
}

/**
 * What a part of a query finds, with the words that stand behind it; `missing` is a word that nothing was found for,
 * `short` says that it begins too many. A compound that stands nowhere is taken apart where `mayPart` allows it: `apart` are the
 * two words that were found instead.
 */
async function clauseOf(root, wanted, beginnings, trouble, mayPart = true) {
  if (wanted.date) return dateOf(root, wanted, trouble);
  const resolved = [], parts = [];
  let missing, short, apart;
  for (const [at, word] of wanted.words.entries()) {
    const last = beginnings && !wanted.phrase && at === wanted.words.length - 1;
    const found = await resolveWord(root, word, last, trouble);
    // A phrase is made of words, not of parts of words.
    if (wanted.phrase) found.marks.part = [];
    let part = found.lists.length ? evaluate(root, found) : undefined;
    if (part) resolved.push(found);
    // Only what no text has is looked for by its parts: a text with «Zwang» and «Arbeit» does not say «Zwangsarbeit».
    const mayBeTwo = mayPart && !part && !wanted.phrase && word.length >= SHORTEST_COMPOUND;
    const compound = mayBeTwo ? await resolveCompound(root, word, trouble) : undefined;
    if (compound) {
      resolved.push(...compound.halves);
      part = together(root, compound.halves.map((half) => evaluate(root, half)), WORTH[PART]);
      for (let i = 0; i < root.documents; i++) if (part.level[i]) part.level[i] = isBeside(part, i, FIELD.title | FIELD.names | FIELD.summary) ? PART : 0;
      const shown = wanted.typed?.length === word.length ? wanted.typed : word;
      if (part.level.some(Boolean)) apart = { word: shown, parts: [shown.slice(0, compound.halves[0].word.length), shown.slice(compound.at)] };
      else part = undefined;
    }
    if (part) parts.push(part);
    else [missing, short] = [word, found.short];
  }
  let clause = missing ? undefined : together(root, parts);
  // The letters and the number belong together only where they stand together.
  if (clause && wanted.numbered) for (let i = 0; i < root.documents; i++) if (!clause.masks[i] && !clause.fields[i]) clause.level[i] = 0;
  if (wanted.joined) {
    const found = await resolveWord(root, wanted.joined, beginnings, trouble);
    if (found.lists.length) {
      resolved.push(found);
      const whole = evaluate(root, found);
      clause = clause ? either(root, clause, whole, 1.5) : whole;
    }
  }
  if (!clause) return { resolved, missing, short };
  if (wanted.phrase) {
    // In one passage, or in one other field; where passages are not known the text decides.
    for (let i = 0; i < root.documents; i++) {
      if (clause.level[i] > WHOLE || !isBeside(clause, i)) clause.level[i] = 0;
    }
  }
  return { ...clause, asked: wanted.words.length, resolved, apart, phrase: wanted.phrase ? resolved : undefined };
}

/** Whether the words of a clause may stand together in a document: in one passage, or in one of these other fields. */
const isBeside = ({ masks, fields, vague }, document, others = 0xff) => masks[document] || fields[document] & others || vague[document];

/** A date as a clause: what has it as its own or states it, and texts that write it out in one paragraph. */
async function dateOf(root, { words: [digits], date, own }, trouble) {
  const nothing = { whole: new Set(), part: [], beginning: undefined };
  // A month is the beginning of its days.
  const stated = await resolveWord(root, digits, !date.day, trouble);
  stated.lists = stated.lists.map((list) => ({ ...list, level: WHOLE }));
  const clause = evaluate(root, stated);
  if (own) {
    for (let i = 0; i < root.documents; i++) if (!(clause.fields[i] & FIELD.record)) clause.level[i] = clause.weight[i] = 0;
  }
  const resolved = [{ ...stated, marks: nothing }];
  for (const writing of own ? [] : writtenDates(root, date)) {
    const found = [];
    for (const word of writing) found.push(await resolveWord(root, word, false, trouble));
    resolved.push(...found);
    if (found.some(({ lists }) => !lists.length)) continue;
    const written = together(root, found.map((one) => evaluate(root, one)));
    // Of what a page states as data the days are known; their words may be those of several.
    for (let i = 0; i < root.documents; i++) if (!written.masks[i] && !(written.fields[i] & ~FIELD.facts)) written.level[i] = 0;
    either(root, clause, written, 0.5);
  }
  const known = clause.level.some((level) => level > 0);
  return { ...clause, asked: 1, resolved, date: writtenDates(root, date), missing: known ? undefined : digits };
}

/**
 * For each document how many words the longest of its names has that a query says in full: «Tesla Spionage Musk» names two. The index
 * has whole names as terms that end in a space, beside their first words.
 */
async function namedIn(root, spoken, trouble) {
  const named = new Uint8Array(root.documents);
  for (const [at, first] of spoken.entries()) {
    if (EMPTY_WORDS.has(first)) continue;
    for (let length = 1; length <= LONGEST_NAME && at + length <= spoken.length; length++) {
      const name = spoken.slice(at, at + length).join(" ");
      // «Teslas»
      for (const form of name.endsWith("s") ? [name, name.slice(0, -1)] : [name]) {
        const key = `${form} `;
        const list = listOf(root, await trouble.shard(root, shardNumber(root, key)), key);
        for (const document of list?.whole.documents ?? []) named[document] = Math.max(named[document], length);
      }
    }
  }
  return named;
}

/**
 * The documents that meet clauses, none of `without`, and the filters of the query itself, as a score for each, with how many
 * clauses it lacks. Phrases and days are never lacking; phrases are yet to be looked up: the wanted ones, and the `unwanted` ones in
 * those that may have them. Who is `named` is always found. Others that lack words are results of a question, which is asked
 * `loosely`, and where nothing has all words; else they fill the first page.
 */
function combine(root, clauses, without, filters, named, loosely) {
  const size = root.documents;
  const score = new Float32Array(size), level = new Uint8Array(size), lacks = new Uint8Array(size), rank = new Uint8Array(size), had = new Float32Array(size);
  const own = filters.map((filter) => ({ facet: filter.key, wanted: new Set(filterValues(root, filter)), not: filter.not }));
  const asked = clauses.reduce((sum, clause) => sum + clause.asked, 0);
  for (let i = 0; i < size; i++) {
    if (own.some(({ facet, wanted, not }) => valuesAt(root, facet, i).some((value) => wanted.has(value)) === not)) continue;
    if (without.some((clause) => !clause.phrase && clause.level[i] && clause.level[i] <= PART)) continue;
    const missing = clauses.filter((clause) => !clause.level[i]);
    if (missing.some(({ phrase, date }) => phrase || date) || (clauses.length && missing.length === clauses.length)) continue;
    let sum = 0, worst = WHOLE, masks = 0xffffffff, fields = missing.length ? 0 : 0xff;
    for (const clause of clauses) {
      if (!clause.level[i]) continue;
      had[i] += clause.worth * WORTH[clause.level[i]];
      worst = Math.max(worst, clause.level[i]);
      sum += (clause.worth * clause.weight[i]) / (SATURATION + clause.weight[i]);
      masks &= clause.masks[i];
      fields &= clause.fields[i] & (FIELD.title | FIELD.names) ? 0xff : 0;
    }
    const entity = root.kinds[root.kind[i]].entity;
    if (clauses.length - missing.length > 1 && masks) sum *= 1.3;
    if (entity) sum *= 1.15;
    score[i] = sum || 1e-6;
    level[i] = worst;
    lacks[i] = missing.length;
    // A query that is a name: the entity comes first, before all, the one that is named so and nothing else.
    if (clauses.length && entity && fields && worst === WHOLE) rank[i] = root.title[i] === asked ? 3 : 2;
    else if (named[i]) rank[i] = 1;
  }
  const most = had.reduce((a, b) => Math.max(a, b), 0);
  const lacking = [];
  let all = 0;
  for (let i = 0; i < size; i++) {
    if (!score[i] || !lacks[i]) all += score[i] > 0;
    else if (had[i] < most * LEAST_SHARE && !rank[i]) score[i] = 0;
    else if (!rank[i]) lacking.push(i);
  }
  if (all && !loosely) {
    lacking.sort((a, b) => lacks[a] - lacks[b] || score[b] - score[a]);
    for (const i of lacking.slice(Math.max(0, A_PAGE - all))) score[i] = 0;
  }
  return { score, level, lacks, rank, unwanted: without.filter((clause) => clause.phrase) };
}

/** The documents in order. What lacks a word comes below what has all, beginnings below whole words, whatever their score. */
function ordered(root, { score, level, lacks, rank }, chosen, sort, dayOf) {
  const hits = [];
  for (let i = 0; i < score.length; i++) if (score[i] > 0 && passes(root, i, chosen)) hits.push(i);
  const below = (a, b) => Boolean(lacks[a]) - Boolean(lacks[b]);
  const relevance = (a, b) =>
    rank[b] - rank[a] || below(a, b) || (level[a] === BEGINNING) - (level[b] === BEGINNING) || score[b] - score[a] || a - b;
  if (sort === "relevance") return hits.sort(relevance);
  // Without a date: last, whatever the direction.
  const direction = sort === "old" ? 1 : -1;
  return hits.sort((a, b) => below(a, b) || !dayOf[a] - !dayOf[b] || (dayOf[a] - dayOf[b]) * direction || relevance(a, b));
}

const FACETS = ["kind", "topic", "status", "type", "year", "outlet", "language", "place"];

/** The values of a facet that a document has, as numbers; 0 says that there is none. */
function valuesAt(root, facet, document) {
  const value = root[facet][document];
  return root.columns.several[facet]?.sets[value] ?? [value];
}

/** Whether a document has one of the chosen values of every facet but `except`. */
function passes(root, document, chosen, except) {
  const has = (facet) => valuesAt(root, facet, document).some((value) => chosen[facet].has(value));
  return FACETS.every((facet) => facet === except || !chosen[facet]?.size || has(facet));
}

/** For each facet the number of results by value, the other facets applied. */
function facetsOf(root, { score }, chosen) {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  for (let i = 0; i < score.length; i++) {
    if (!(score[i] > 0)) continue;
    for (const facet of FACETS) {
      if (!passes(root, i, chosen, facet)) continue;
      for (const value of valuesAt(root, facet, i)) {
        if (!value && root.asks[facet] && !root.asks[facet].has(root.kind[i])) continue;
        facets[facet].set(value, (facets[facet].get(value) ?? 0) + 1);
      }
    }
  }
  return facets;
}
