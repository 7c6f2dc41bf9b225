// ---- Claims and events as results of their own, beside the article that reports them.

/** Articles whose statements are looked through, and statements that are shown at once. */
const MOST_ARTICLES = 10, SHOWN_STATEMENTS = 4;
const CLAIM = 0, OTHER_WORDING = 2;

/**
 * The statements of a result's first articles that have all that is looked for, in their words or in who says them or when:
 * `{ document, text, head, id, kind }`. Those come first whose speaker is looked for.
 */
async function statementsOf(result) {
  const { root, clauses, trouble } = result;
  if (!clauses.length) return [];
  const articles = result.hits.slice(0, result.checked).filter((document) => root.kinds[root.kind[document]].article);
  const found = await Promise.all(articles.slice(0, MOST_ARTICLES).map(async (document) => {
    try {
      const { others, statements } = await textOf(root, document);
      const own = statements.filter(([, , , , kind]) => kind !== OTHER_WORDING);
      return own.map(([place, start, head, id, kind]) => ({ document, searched: others[place], text: others[place].slice(start), head, id, kind }));
    } catch {
      trouble.files++;
      return [];
    }
  }));
  const meets = (text) => (clause) => {
    if (clause.date) return clause.date.some((writing) => writing.every((word) => words(text).some(({ folded }) => folded === word)));
    if (clause.phrase) return hasPhrase(text, clause.phrase);
    // A part of a compound is another word: the one that was typed is wanted, or its beginning.
    return marksIn(text, clause.resolved.filter(({ half }) => !half)).some(({ level }) => level !== PART);
  };
  const textOfOne = ({ searched, head }) => `${head}: ${searched}`;
  // A question is answered by what has most of it, half of its words at least, and the one that fewest pages have: an answer
  // without the firm that is asked for is that of another.
  const rarest = clauses.reduce((rare, clause) => (clause.worth > rare.worth ? clause : rare));
  const loosely = result.loosely || result.hits.every((document) => result.combined.lacks[document]);
  const met = (one) => clauses.filter(meets(textOfOne(one)));
  const answers = (own) => (loosely ? own.includes(rarest) && own.length * 2 >= clauses.length : own.length === clauses.length);
  const meeting = found.flat().map((one) => [one, met(one)]).filter(([, own]) => answers(own));
  const shares = meeting.map(([, own]) => own.reduce((sum, { worth }) => sum + worth, 0));
  const most = Math.max(0, ...shares);
  const all = meeting.filter((_, at) => shares[at] >= most * 0.99).map(([one]) => one);
  const said = ({ head, kind }) => Number(kind === CLAIM && clauses.some(meets(head)));
  return all.sort((a, b) => said(b) - said(a));
}

/** Statements as an item of the list of results; undefined where there are none. */
async function statementsItem(result) {
  const { root } = result;
  const found = await statementsOf(result);
  if (!found.length) return undefined;
  const resolved = result.clauses.flatMap((clause) => clause.resolved);
  const rows = await Promise.all(found.map(async ({ document, text, head, id, kind }) => {
    const { href, language, line } = await card(root, document);
    const link = element("a", { href: id ? `${href}#${id}` : href, lang: language, dir: "auto" }, ...markedText(text, resolved));
    const what = say(root, kind === CLAIM ? "claim" : "event");
    // «Artikel: 16. Dezember 2021»: beside the day of what happened another one says whose it is.
    const source = line.replace(" · ", ": ");
    return element("li", {}, element("p", {}, link), element("p", { class: "meta" }, `${what}: `, ...markedText(head, resolved), ` · ${source}`));
  }));
  const body = [element("ul", {}, ...rows.slice(0, SHOWN_STATEMENTS))];
  if (rows.length > SHOWN_STATEMENTS) {
    const more = element("summary", {}, count(root, "more_statements", rows.length - SHOWN_STATEMENTS));
    body.push(element("details", {}, more, element("ul", {}, ...rows.slice(SHOWN_STATEMENTS))));
  }
  return element("li", { class: "statements" }, element("h3", {}, say(root, "statements")), ...body);
}
