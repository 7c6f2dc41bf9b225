// ---- Excerpts: the best piece of a document's text, the words marked.

const EXCERPT = 240;
/** A paragraph that is asked for by its number is shown up to this many letters. */
const LONGEST_CITED = 900;

/** Where the words of a query stand in a text: `[{ start, end, word, level }]`, in order and without overlaps. */
function marksIn(text, resolved) {
  let found = [];
  for (const { folded, start, end, joined } of words(text)) {
    if (joined && !resolved.some(({ marks }) => marks.whole.has(folded))) continue;
    let best;
    resolved.forEach(({ marks }, word) => {
      if (marks.whole.has(folded)) return void (best = best?.level === WHOLE ? best : { start, end, word, level: WHOLE });
      if (best) return;
      const part = marks.part.find((part) => isPart(folded, part));
      if (part && !folded.startsWith(part)) best = { ...within(text, start, end, folded.indexOf(part), part.length), word, level: PART };
      else if (part || (marks.beginning && folded.startsWith(marks.beginning))) {
        best = { ...within(text, start, end, 0, (part ?? marks.beginning).length), word, level: part ? PART : BEGINNING };
      }
    });
    if (best) {
      // A joined word stands over its parts.
      if (joined) found = found.filter((mark) => mark.end <= start || mark.start >= end);
      found.push(best);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether a word has another one as a part: at an end, beside what can be a word too, or a long one anywhere. */
function isPart(folded, part) {
  const rest = folded.length - part.length;
  if (rest <= 0) return false;
  return (rest >= 3 && (folded.startsWith(part) || folded.endsWith(part))) || (part.length >= 5 && folded.includes(part));
}

/** Marks that only a space or a hyphen parts, as one. */
function merged(text, marks) {
  const all = [];
  for (const mark of marks) {
    const last = all.at(-1);
    if (last && /^[\s-]?$/.test(text.slice(last.end, mark.start))) last.end = mark.end;
    else all.push({ ...mark });
  }
  return all;
}

/** The place in the text of a stretch of a folded word: folding may make one letter two. */
function within(text, start, end, from, length) {
  let at = 0, place = start;
  const step = () => {
    const c = String.fromCodePoint(text.codePointAt(place));
    at += fold(c).length;
    place += c.length;
  };
  while (at < from && place < end) step();
  const first = place;
  while (at < from + length && place < end) step();
  return { start: first, end: place };
}

/** Whether a text has the words of a phrase one behind the other, as they are or inflected. */
function hasPhrase(text, phrase) {
  const found = words(text).filter((word) => !word.joined);
  return found.some((_, at) => phrase.every(({ marks }, i) => found[at + i] && marks.whole.has(found[at + i].folded)));
}

/** Every text of a document in which words are found, with the number of its passage and how gladly it is shown. */
function piecesOf(title, { summary, names, kinds, passages, others, statements = [] }) {
  // What somebody claims or what happened is nothing without who says so, when, and how that is known.
  const said = (at) => [...new Set(statements.filter(([place]) => place === at).map(([, , head]) => head))].join("; ");
  const begins = (at) => statements.find(([place]) => place === at)?.[1] ?? 0;
  return [
    { passage: 0, text: summary, favour: 0.3 },
    ...passages.map(([passage, text, id]) => ({ passage, id, text, favour: 0.2 })),
    ...others.map((text, at) => ({ passage: 0, text, said: said(at), begins: begins(at), favour: 0 })),
    ...names.map((text) => ({ passage: 0, text, favour: -0.6 })),
    ...[title, ...kinds].map((text) => ({ passage: 0, text, favour: undefined })),
  ].filter(({ text }) => text);
}

/** The paragraph that a citation names, from its beginning; undefined where there is none of this number. */
function citedPassage(text, number) {
  const cited = text.passages.find(([passage]) => passage === number);
  if (!cited) return undefined;
  const [passage, words, id] = cited;
  const end = words.length > LONGEST_CITED ? words.lastIndexOf(" ", LONGEST_CITED) : words.length;
  return { passage, id, parts: [{ text: words.slice(0, end), mark: false }, ...(end < words.length ? [{ text: " …", mark: false }] : [])] };
}

/** Whether a clause is seen in what stands beside an excerpt anyway: the names of a document, its line of facts, or what it is one of. */
function isShown(clause, document, line) {
  if (clause.date || clause.phrase || clause.level[document] !== WHOLE) return false;
  const named = clause.fields[document] & (FIELD.title | FIELD.names);
  return named || marksIn(line, clause.resolved).some(({ level }) => level === WHOLE);
}

/** A word that is shown beside the excerpt counts so much in choosing it. */
const SHOWN_SHARE = 0.25;

/**
 * The excerpt that shows most of a query: `{ passage, id, parts: [{ text, mark }] }`. Title and kind are shown anyway, and so are
 * the `shown` clauses: where there are no others, the summary says more than one of the places with the name.
 */
function excerpt(title, text, clauses, shown = []) {
  const resolved = clauses.flatMap((clause) => clause.resolved);
  const share = clauses.flatMap((clause) => clause.resolved.map(() => (shown.includes(clause) ? SHOWN_SHARE : 1)));
  const summaryOnly = text.summary && clauses.length > 0 && shown.length === clauses.length;
  const phrases = clauses.filter((clause) => clause.phrase).map((clause) => clause.phrase);
  let best;
  for (const piece of piecesOf(title, text)) {
    if (piece.favour === undefined || (summaryOnly && piece.text !== text.summary)) continue;
    const marks = marksIn(piece.text, resolved);
    const worth = new Map();
    for (const { word, level } of marks) worth.set(word, Math.max(worth.get(word) ?? 0, WORTH[level] * share[word]));
    let score = [...worth.values()].reduce((sum, value) => sum + value, piece.favour) + Math.min(marks.length, 5) / 100;
    score += phrases.filter((phrase) => hasPhrase(piece.text, phrase)).length * 2;
    if (!best || score > best.score) best = { ...piece, marks, score };
  }
  if (!best) return undefined;
  const parts = [];
  const push = (text, mark) => text && parts.push({ text, mark });
  const show = (marks, from, to) => {
    let at = from;
    for (const mark of merged(best.text, marks)) {
      if (mark.start < at || mark.end > to) continue;
      push(best.text.slice(at, mark.start), false);
      push(best.text.slice(mark.start, mark.end), true);
      at = mark.end;
    }
    push(best.text.slice(at, to), false);
  };
  // The topic of a claim stands before its words, with a colon of its own: it is shown where it is what is found.
  const { begins = 0 } = best;
  const own = best.marks.filter(({ start }) => start >= begins);
  if (own.length < best.marks.length) {
    show(best.marks, 0, begins - 2);
    push(" · ", false);
  }
  if (best.said) push(`${best.said}: `, false);
  const { start, end } = windowOf(best.text, own.length ? densest(own) : begins, begins);
  if (start > begins) push("… ", false);
  show(own, start, end);
  if (end < best.text.length) push(" …", false);
  return { passage: best.marks.length ? best.passage : 0, id: best.id, parts, found: best.marks.length > 0 };
}

/** Where to begin so that the most different words come into the window. */
function densest(marks) {
  let best = { start: 0, count: -1 };
  marks.forEach(({ start }, at) => {
    const inside = new Set();
    for (let i = at; i < marks.length && marks[i].end - start < EXCERPT - 60; i++) inside.add(marks[i].word);
    if (inside.size > best.count) best = { start, count: inside.size };
  });
  return best.start;
}

/** A window around a place in a text from `first` on, cut between words. */
function windowOf(text, place, first) {
  if (text.length - first <= EXCERPT + 40) return { start: first, end: text.length };
  let start = Math.max(first, place - 60);
  if (start > first) start = Math.min(place, text.indexOf(" ", start) + 1 || start);
  let end = Math.min(text.length, start + EXCERPT);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + EXCERPT / 2);
  return { start, end };
}
