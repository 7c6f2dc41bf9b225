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
  const query = parseQuery(root, typed);
  const { answer, instead, dropped, question } = await bestAnswer(root, query, beginnings, all, trouble);
  const { clauses, combined } = answer;
  const dayOf = sort === "relevance" ? undefined : await days(root);
  const selected = typeof chosen === "function" ? chosen(root) : chosen;
  const hits = combined ? ordered(root, combined, selected, sort, dayOf) : [];
  const facets = combined ? facetsOf(root, combined, selected) : undefined;
  const phrases = clauses.filter((clause) => clause.phrase).map((clause) => clause.phrase);
  const exact = !phrases.length && !combined?.unwanted.length;
  const unknown = query.filters.filter((filter) => !filterValues(root, filter).length);
  const empty = !(question ?? query.clauses).length && !query.filters.length && !all;
  const common = clauses.length > 0 && root.documents > 200 && clauses.every((clause) => clause.count > root.documents / 2);
  const checked = exact ? hits.length : 0;
  const result = {
    root, query, clauses, combined, loosely: answer.loosely, hits, facets, instead, dropped, question, empty, common, unknown, short: answer.short, trouble,
    phrases, exact, checked, stale, chosen: selected, known: new Uint8Array(root.documents),
  };
  if (!exact) await lookUp(result, A_PAGE);
  return result;
}

/** For a dossier's own scripts, and to measure: the numbers of all results of a query, best first. */
window.dossierSearch.find = (typed) => search(typed).then(({ hits }) => hits);

/**
 * The answer to a query, or to what is left of it where words stand nowhere: `{ answer, question, instead, dropped }`.
 * `question` are the words that are left of a question, `instead` says how words were corrected, `dropped` are words that
 * stand nowhere.
 */
async function bestAnswer(root, asked, beginnings, all, trouble) {
  let query = asked.question ? withoutEmptyWords(asked) : asked;
  let answer = await answerTo(root, query, beginnings, all, trouble, asked.question);
  const unknown = asked.question && answer.combined ? answer.lacking.map(({ typed }) => typed) : [];
  // What was asked for, where that is not just what was typed.
  const shorter = unknown.length + query.clauses.length < asked.clauses.length || !query.clauses.length;
  const question = asked.question && shorter ? query.clauses.map(({ typed }) => typed).filter((word) => !unknown.includes(word)) : undefined;
  if (unknown.length && finds(answer)) return { answer, question, dropped: unknown };
  // A file that is missing is no reason to change what a reader wants, and what is still being typed is no mistake.
  if ((answer.combined && finds(answer)) || answer.short || trouble.files || !query.clauses.length) return { answer, question };
  let instead, dropped;
  if (answer.missing) {
    instead = await corrected(root, query, trouble);
    for (const changed of instead ? [instead.query, query] : [query]) {
      const next = changed === query ? answer : await answerTo(root, changed, false, false, trouble);
      const known = changed.clauses.filter((clause) => clause.phrase || !next.lacking?.includes(clause));
      const left = known.length === changed.clauses.length ? changed : { ...changed, clauses: known };
      const found = left === changed ? next : known.length ? await answerTo(root, left, false, false, trouble) : {};
      if (!found.combined || (!finds(found) && changed !== query)) {
        instead = undefined;
        continue;
      }
      dropped = changed.clauses.filter((clause) => !known.includes(clause)).map(({ typed }) => typed);
      [answer, query] = [found, left];
      break;
    }
  }
  return { answer, question, instead, dropped };
}

const finds = ({ combined }) => combined.score.some((score) => score > 0);

/** The answer to a query as it is; with `loosely` words that nothing has are left out. */
async function answerTo(root, query, beginnings, all, trouble, loosely = false) {
  let clauses = [];
  for (const [at, wanted] of query.clauses.entries()) {
    const last = beginnings && at === query.clauses.length - 1;
    const clause = await clauseOf(root, wanted, last, trouble);
    const before = clauses.at(-1);
    // «Byte Dance»: a word that is not there may belong to the one before it.
    const apart = (clause.missing || before?.missing) && before && isWord(wanted) && isWord(query.clauses[at - 1]);
    const joined = apart && (await clauseOf(root, { words: [before.words + wanted.words[0]] }, last, trouble));
    const typed = before && `${before.typed} ${wanted.typed}`;
    Object.assign(clause, { words: wanted.words.join(""), wanted, typed: wanted.typed });
    if (joined && !joined.missing) clauses.splice(-1, 1, { ...joined, words: before.words + wanted.words[0], typed });
    else if (before && isWord(wanted) && isWord(query.clauses[at - 1]) && (await areOne(root, before, clause, trouble))) {
      const one = await clauseOf(root, { words: [before.words + clause.words] }, false, trouble);
      const resolved = [...before.resolved, ...clause.resolved, ...one.resolved];
      const asked = before.asked + clause.asked;
      clauses.splice(-1, 1, { ...either(root, together(root, [before, clause]), one), asked, resolved, words: clause.words, typed });
    } else clauses.push(clause);
  }
  const lacking = clauses.filter((clause) => clause.missing);
  const isLeft = loosely && lacking.length < clauses.length && !lacking.some(({ wanted }) => wanted?.phrase || wanted?.date);
  if (isLeft) clauses = clauses.filter((clause) => !clause.missing);
  if ((lacking.length && !isLeft) || (!clauses.length && !query.filters.length && !all)) {
    return { clauses: [], missing: lacking[0]?.missing, lacking: lacking.map(({ wanted }) => wanted), short: lacking.some(({ short }) => short) };
  }
  const without = [];
  for (const wanted of query.without) {
    const clause = await clauseOf(root, wanted, false, trouble, false);
    if (!clause.missing) without.push(clause);
  }
  const named = await namedIn(root, query.spoken, trouble);
  const combined = combine(root, clauses, without, query.filters, named, loosely);
  return { clauses, without, lacking: lacking.map(({ wanted }) => wanted), loosely, combined };
}

const isWord = ({ words, phrase, date }) => words.length === 1 && !phrase && !date;

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
