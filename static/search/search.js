// ---- A whole search.

/** Results that are shown at a time. */
const A_PAGE = 10;
/** Phrases are looked up in the texts of so many documents at a time, and of so many before a reader is asked. */
const LOOKED_UP = 40, MOST_LOOKED_UP = 80;
/** Two words that stand apart may be one in the texts («Byte Dance») if both have so many letters. */
const SHORTEST_HALF = 3;

/**
 * Answers a query. `chosen` are the values of each facet as sets of numbers, `sort` is relevance, new or old;
 * `beginnings` tells whether the last word may be the beginning of one; with `all` an empty query finds everything.
 * `stale` tells that nobody waits for the answer any more.
 *
 * Resolves to `{ root, hits, checked, exact, facets, clauses, instead, trouble, … }`: `hits` are numbers of documents in
 * order. The first `checked` of them are certain; the others may lack a phrase, and unless the result is `exact` the
 * numbers of the facets are upper bounds.
 */
async function search(typed, { chosen = {}, sort = "relevance", beginnings = true, all = false, stale = () => false } = {}) {
  const root = await index();
  const trouble = new Trouble();
  const query = parseQuery(typed);
  let answer = await answerTo(root, query, beginnings, all, trouble);
  let instead;
  if (answer.missing && !answer.short && !trouble.files) {
    instead = await corrected(root, query, trouble);
    if (instead) answer = await answerTo(root, instead.query, false, false, trouble);
  }
  const { clauses, combined } = answer;
  const dayOf = sort === "relevance" ? undefined : await days(root);
  const selected = typeof chosen === "function" ? chosen(root) : chosen;
  const hits = combined ? ordered(root, combined, selected, sort, dayOf) : [];
  const facets = combined ? facetsOf(root, combined, selected) : undefined;
  const phrases = clauses.filter((clause) => clause.phrase).map((clause) => clause.phrase);
  const exact = !phrases.length && !combined?.unwanted.length;
  const unknown = query.filters.filter((filter) => !filterValues(root, filter).length);
  const empty = !query.clauses.length && !query.filters.length && !all;
  const common = clauses.length > 0 && root.documents > 200 && clauses.every((clause) => clause.count > root.documents / 2);
  const checked = exact ? hits.length : 0;
  const result = {
    root, query, clauses, combined, hits, facets, instead, empty, common, unknown, short: answer.short, trouble, phrases, exact, checked, stale,
    chosen: selected, known: new Uint8Array(root.documents),
  };
  if (!exact) await lookUp(result, A_PAGE);
  return result;
}

/** For a dossier's own scripts, and to measure: the numbers of all results of a query, best first. */
window.dossierSearch.find = (typed) => search(typed).then(({ hits }) => hits);

async function answerTo(root, query, beginnings, all, trouble) {
  const clauses = [];
  for (const [at, wanted] of query.clauses.entries()) {
    const last = beginnings && at === query.clauses.length - 1;
    const clause = await clauseOf(root, wanted, last, trouble);
    const before = clauses.at(-1);
    // «Byte Dance»: a word that is not there may belong to the one before it.
    const apart = (clause.missing || before?.missing) && before && isWord(wanted) && isWord(query.clauses[at - 1]);
    const joined = apart && (await clauseOf(root, { words: [before.words + wanted.words[0]] }, last, trouble));
    Object.assign(clause, { words: wanted.words.join("") });
    if (joined && !joined.missing) clauses.splice(-1, 1, joined);
    else if (before && isWord(wanted) && isWord(query.clauses[at - 1]) && (await areOne(root, before, clause, trouble))) {
      const one = await clauseOf(root, { words: [before.words + clause.words] }, false, trouble);
      const resolved = [...before.resolved, ...clause.resolved, ...one.resolved];
      const asked = before.asked + clause.asked;
      clauses.splice(-1, 1, { ...either(root, together(root, [before, clause]), one), asked, resolved, words: clause.words });
    } else clauses.push(clause);
  }
  const lacking = clauses.find((clause) => clause.missing);
  if (lacking || (!clauses.length && !query.filters.length && !all)) return { clauses: [], missing: lacking?.missing, short: lacking?.short };
  const without = [];
  for (const wanted of query.without) {
    const clause = await clauseOf(root, wanted, false, trouble, false);
    if (!clause.missing) without.push(clause);
  }
  return { clauses, combined: combine(root, clauses, without, query.filters) };
}

const isWord = ({ words, phrase }) => words.length === 1 && !phrase;

/** Whether the words of two clauses, written together, are a word of the texts. */
async function areOne(root, first, second, trouble) {
  if (first.missing || second.missing || Math.min(first.words.length, second.words.length) < SHORTEST_HALF) return false;
  const word = first.words + second.words;
  return (await trouble.shard(root, shardNumber(root, word))).entries.get(word)?.terms.length > 0;
}

/**
 * Looks up phrases in the texts of results until `wanted` of them are certain, or for as many texts as a reader may be made
 * to wait for. Drops those that lack a wanted phrase or have an unwanted one.
 */
async function lookUp(result, wanted) {
  const { combined } = result;
  let left = MOST_LOOKED_UP;
  while (result.checked < Math.min(wanted, result.hits.length) && left > 0 && !result.stale()) {
    const batch = result.hits.slice(result.checked, result.checked + Math.min(LOOKED_UP, left));
    left -= batch.length;
    await decide(result, batch);
    result.checked += batch.filter((document) => combined.score[document] > 0).length;
  }
  // Where few are left the numbers become exact, those of values that are not chosen too.
  const open = [];
  combined.score.forEach((score, document) => score > 0 && !result.known[document] && open.push(document));
  if (open.length <= left && !result.stale()) {
    await decide(result, open);
    result.exact = true;
    result.checked = result.hits.length;
  }
  result.facets = facetsOf(result.root, combined, result.chosen);
}

/** Reads the texts of some results, and drops those that are none. What cannot be read stays. */
async function decide(result, documents) {
  const { root, combined, phrases, known, trouble } = result;
  await Promise.all(documents.map(async (document) => {
    const unwanted = combined.unwanted.filter((clause) => clause.level[document]).map((clause) => clause.phrase);
    known[document] = 1;
    if (!phrases.length && !unwanted.length) return;
    try {
      const [{ title }, text] = await Promise.all([card(root, document), textOf(root, document)]);
      const pieces = piecesOf(title, text);
      const has = (phrase) => pieces.some((piece) => hasPhrase(piece.text, phrase));
      if (!phrases.every(has) || unwanted.some(has)) combined.score[document] = 0;
    } catch {
      trouble.files++;
    }
  }));
  result.hits = result.hits.filter((document) => combined.score[document] > 0);
}

/** The query with each unknown word replaced by the one that is spelled most like it; undefined where there is none. */
async function corrected(root, query, trouble) {
  let text;
  try {
    [text] = await load(root.suggestions);
  } catch {
    trouble.files++;
    return undefined;
  }
  const candidates = text.split(" ").map((word) => ({ word, folded: fold(word) }));
  const changed = [];
  const clauses = [];
  for (const clause of query.clauses) {
    const wordsOf = [];
    for (const word of clause.words) {
      const known = (await resolveWord(root, word, false, trouble)).lists.length > 0;
      const other = known ? undefined : nearest(word, candidates);
      if (!known && !other) return undefined;
      if (other) changed.push({ from: word, to: other.word });
      wordsOf.push(other?.folded ?? word);
    }
    clauses.push({ ...clause, words: wordsOf, joined: undefined });
  }
  return changed.length ? { query: { ...query, clauses }, changed } : undefined;
}

/** The candidate with the fewest letters changed, added, lost or swapped; at most one in four. Earlier ones win. */
function nearest(word, candidates) {
  let most = Math.min(3, Math.floor(word.length / 4) + (word.length === 3));
  let best;
  for (const candidate of candidates) {
    if (Math.abs(candidate.folded.length - word.length) > most) continue;
    const distance = distanceOf(word, candidate.folded, most);
    if (distance <= most && distance > 0) {
      best = candidate;
      most = distance - 1;
      if (!most) break;
    }
  }
  return best;
}

/** The edit distance of two words, swaps counted once; more than `most` where it is larger. */
function distanceOf(a, b, most) {
  let before, last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}
