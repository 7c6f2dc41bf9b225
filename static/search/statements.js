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
  // Of a question the most that one statement has of it, and no less than a third.
  const share = (text) => clauses.filter(meets(text)).reduce((sum, { worth }) => sum + worth, 0);
  const shares = result.loosely ? found.flat().map(({ searched, head }) => share(`${head}: ${searched}`)) : [];
  const most = Math.max(0, ...shares), least = clauses.reduce((sum, { worth }) => sum + worth, 0) / 3;
  const answers = ({ searched, head }, at) =>
    result.loosely ? shares[at] >= Math.max(most * 0.99, least) : clauses.every(meets(`${head}: ${searched}`));
  const all = found.flat().filter(answers);
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
    const source = line.split(" · ").slice(1).join(" · ");
    return element("li", {}, element("p", {}, link), element("p", { class: "meta" }, `${what}: `, ...markedText(head, resolved), ` · ${source}`));
  }));
  const body = [element("ul", {}, ...rows.slice(0, SHOWN_STATEMENTS))];
  if (rows.length > SHOWN_STATEMENTS) {
    const more = element("summary", {}, count(root, "more_statements", rows.length - SHOWN_STATEMENTS));
    body.push(element("details", {}, more, element("ul", {}, ...rows.slice(SHOWN_STATEMENTS))));
  }
  return element("li", { class: "statements" }, element("h3", {}, say(root, "statements")), ...body);
}
