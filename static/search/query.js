// ---- Queries: words, "phrases", -without, kind:company.

const LONGEST_QUERY = 500;
const MOST_WORDS = 32;
const KEYS = {
  kind: "kind", art: "kind", year: "year", jahr: "year", outlet: "outlet", medium: "outlet",
  language: "language", lang: "language", sprache: "language",
  topic: "topic", thema: "topic", type: "type", typ: "type", status: "status",
  place: "place", jurisdiction: "place", country: "place", raum: "place", rechtsraum: "place", land: "place",
};
/** Letters and a number without a space. */
const NUMBERED = /^(\p{L}{1,6})(\d{2,})$/u;
const CLAUSE = /(-)?(?:([\p{L}]+):)?(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))/gu;

/**
 * What a reader asks for: `clauses` that must all be met, each `{ words, phrase, joined, date }`; `without`, none of which
 * may be; `filters`, `{ key, value, not, exact }`. `spoken` are the wanted words as they are typed, in which names are looked for,
 * `passage` is the paragraph of a citation, `long` says that the query was cut.
 */
function parseQuery(root, typed) {
  const query = { clauses: [], without: [], filters: [], spoken: [], passage: 0, question: false, long: typed.length > LONGEST_QUERY };
  let text = typed.normalize("NFC").slice(0, LONGEST_QUERY).replace(SPACE_IN_NUMBER, ",");
  text = takeCitation(root, text, query);
  text = takeDates(root, text, query);
  query.question = isQuestion(text);
  let count = 0;
  for (const [, minus, key, quoted, plain] of text.matchAll(CLAUSE)) {
    const field = key && KEYS[key.toLowerCase()];
    const value = quoted ?? plain;
    if (field) {
      if (value.trim()) query.filters.push({ key: field, value: value.trim(), not: Boolean(minus) });
      continue;
    }
    const into = minus ? query.without : query.clauses;
    if (!minus) query.spoken.push(...words(value).filter(({ joined }) => !joined).map(({ folded }) => folded));
    for (const clause of clausesOf(key ? `${key} ${value}` : value, quoted !== undefined)) {
      clause.typed = value.replace(/[?!.,;:]+$/, "");
      const taken = clause.words.slice(0, MOST_WORDS - count);
      count += taken.length;
      if (taken.length === clause.words.length) into.push(...(minus ? unwanted(clause) : [clause]));
      else {
        // The beginning of a long quotation is enough to find it.
        query.long = true;
        if (taken.length) into.push({ ...clause, words: taken, joined: undefined });
      }
    }
  }
  return query;
}

/** What a reader does not want: «-US-Regierung» is not every text with these two words somewhere. */
function unwanted(clause) {
  return clause.joined ? [{ words: clause.words, phrase: true }, { words: [clause.joined], phrase: false }] : [clause];
}

/** A quoted text is one clause; so is a run of a script without spaces, and so are words that hyphens join. */
function clausesOf(text, quoted) {
  const found = words(text);
  const single = found.filter((word) => !word.joined).map((word) => word.folded);
  if (!single.length) return [];
  if (quoted) return [{ words: single, phrase: single.length > 1 }];
  const clauses = [];
  for (const word of found) {
    const last = clauses.at(-1);
    if (word.joined && !word.whole) continue;
    if (word.number) {
      // «10,000» is one number in all texts, however its digits are grouped there.
      const parts = found.filter((part) => !part.joined && part.start >= word.start && part.end <= word.end);
      clauses.splice(-parts.length, parts.length, { words: [word.folded], phrase: false });
    } else if (word.joined) {
      // «US-Regierung»: its parts were just given, and stand in the text as one word or as two.
      const parts = found.filter((part) => !part.joined && part.start >= word.start && part.end <= word.end);
      clauses.splice(-parts.length, parts.length, { words: parts.map(({ folded }) => folded), phrase: false, joined: word.folded });
    } else if (word.alone && last?.alone && last.end === word.start) {
      Object.assign(last, { words: [...last.words, word.folded], phrase: true, end: word.end });
    } else if (NUMBERED.test(word.folded)) {
      // «EO13942»: texts write the number of a law apart, or not.
      clauses.push({ words: NUMBERED.exec(word.folded).slice(1), phrase: false, joined: word.folded, numbered: true });
    } else {
      clauses.push({ words: [word.folded], phrase: false, alone: word.alone, end: word.end });
    }
  }
  return clauses;
}

/** The numbers of a column's values that a filter names: for a kind by its name, folder or label, and so on. */
function filterValues(root, { key, value, exact }) {
  const plain = (text) => withoutUmlautE(fold(text)) ?? fold(text);
  const wanted = plain(value);
  const same = (...names) => names.some((name) => plain(String(name)) === wanted);
  const at = (list, test) => list.flatMap((item, number) => (test(item) ? [number] : []));
  const { columns } = root;
  switch (key) {
    case "kind":
      return at(root.kinds, (kind) => same(kind.name, kind.folder, kind.one, kind.many));
    case "year": {
      const [, from, to] = /^(\d{1,4})?(?:\s*(?:-|–|\.\.)\s*(\d{1,4})?)?$/.exec(value) ?? [];
      const range = /[-–.]/.test(value);
      const first = from ?? (range ? 0 : NaN), last = to ?? (range ? 9999 : from);
      const years = [];
      for (let number = 1; number < 2 ** columns.bits[0]; number++) {
        const year = columns.year + number - 1;
        if (year >= first && year <= last) years.push(number);
      }
      return years;
    }
    case "outlet":
      return at(columns.outlets, (name) => (exact ? plain(name) === wanted : plain(name).includes(wanted))).map((number) => number + 1);
    case "language":
      return at(columns.languages, ([tag, name]) => same(tag, name)).map((number) => number + 1);
    case "place":
      return at(columns.places, ([code, name]) => same(code, name)).map((number) => number + 1);
    default:
      return at(columns.several[key].values, (name) => same(name)).map((number) => number + 1);
  }
}
