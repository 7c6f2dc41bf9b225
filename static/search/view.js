// ---- What is shown.

/** An element with attributes and children; texts become text, never markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
}

/** One of the signs of the theme; what it means stands beside it. */
const sign = (name) => window.dossier.sign(name);

/** A label of the page, with its values. */
function say(root, key, values = {}) {
  return (root.label[key] ?? "").replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** A counted label. */
function count(root, key, n) {
  return say(root, `${key}.${n === 1 ? "one" : "other"}`, { n: n.toLocaleString(root.tag) });
}

/** Parts of an excerpt. */
function marked(parts) {
  return parts.map(({ text, mark }) => (mark ? element("mark", {}, text) : text));
}

/** A text with the words of a query marked. */
function markedText(text, resolved) {
  const parts = [];
  let at = 0;
  for (const { start, end } of merged(text, marksIn(text, resolved))) {
    parts.push({ text: text.slice(at, start) }, { text: text.slice(start, end), mark: true });
    at = end;
  }
  parts.push({ text: text.slice(at) });
  return marked(parts.filter(({ text }) => text));
}

/** One result, as a list item; its excerpt comes when the text is there. */
function hit(result, document, card, best) {
  const { root } = result;
  const resolved = result.clauses.flatMap((clause) => clause.resolved);
  const link = element("a", { class: `document-link kind-${card.class}`, href: card.href }, sign(`k-${card.class}`));
  link.append(element("span", { lang: card.language, dir: "auto" }, ...markedText(card.title, resolved)));
  const item = element("li", { class: best ? "best" : undefined }, element("h3", {}, link));
  const snippet = element("p", { class: "snippet", lang: card.language, dir: "auto" });
  item.append(snippet);
  if (best && card.facts?.length) {
    const facts = card.facts.map(([label, value, status]) =>
      element("div", {}, element("dt", {}, label), element("dd", {}, ...(status ? [statusOf(status, value)] : [value]))));
    item.append(element("dl", { class: "mini-facts" }, ...facts));
  }
  item.append(element("p", { class: "meta" }, best ? withoutFacts(card) : card.line));
  const lacking = lackedBy(result, document);
  if (lacking) item.append(element("p", { class: "lacking" }, lacking));
  // Never rejects: without its text a result is still one.
  const filled = textOf(root, document).then(
    (text) => {
      const cited = result.query.passage ? citedPassage(text, result.query.passage) : undefined;
      if (cited) link.href = `${card.href}#${cited.id}`;
      // Of an article the place is wanted; of all others it says more what they are.
      const beside = [card.line, ...text.kinds].join(" · ");
      const shown = root.kinds[root.kind[document]].article ? [] : result.clauses.filter((clause) => isShown(clause, document, beside));
      const found = cited ?? excerpt(card.title, text, result.clauses, shown);
      if (!found) return snippet.remove();
      snippet.append(...marked(found.parts));
      if (found.passage) {
        const number = say(root, "passage", { n: found.passage });
        snippet.append(" ", element("a", { class: "source", href: `${card.href}#${found.id}` }, number));
      }
      return undefined;
    },
    () => {
      result.trouble.files++;
      snippet.remove();
    },
  );
  return { item, filled };
}

/** Which words of the query a result was found without; undefined where it has all. */
function lackedBy({ root, clauses }, document) {
  const lacking = clauses.filter(({ level }) => !level[document]);
  return lacking.length ? say(root, "lacking", { words: quoted(root, lacking.map(({ typed }) => typed)) }) : undefined;
}

/** Words in quotation marks. */
const quoted = (root, list) => list.map((word) => say(root, "quoted", { word })).join(", ");

/** The line of a card without what its facts say: «3 Regelwerke» beside «Regelwerke 3». */
function withoutFacts({ line, facts = [] }) {
  const said = (facts ?? []).map(([, value, status, part]) => part ?? (status ? value : undefined));
  const [kind, ...rest] = line.split(" · ");
  const left = rest.join(" · ").split(", ").filter((part) => part && !said.includes(part));
  return [kind, left.join(", ")].filter(Boolean).join(" · ");
}

function statusOf(status, label) {
  return element("span", { class: `status status-${status}` }, sign(`s-${status}`), element("span", { class: "word" }, label));
}

/** What is said about a result as a whole, in sentences. */
function remarks(result, typed) {
  const { root, hits, instead, query, trouble } = result;
  const sentences = [];
  if (result.question?.length && !instead) sentences.push(say(root, "question", { words: result.question.join(" ") }));
  if (instead) {
    const from = instead.changed.map((change) => change.from).join(" "), to = instead.changed.map((change) => change.to).join(" ");
    sentences.push(say(root, "instead", { from, to }));
  }
  if (result.dropped?.length) sentences.push(say(root, `dropped.${result.dropped.length === 1 ? "one" : "other"}`, { words: quoted(root, result.dropped) }));
  for (const { apart } of result.clauses) if (apart) sentences.push(say(root, "apart", { word: quoted(root, [apart.word]), parts: quoted(root, apart.parts) }));
  const all = hits.filter((document) => !result.combined.lacks[document]).length;
  if (hits.length && !all) sentences.push(say(root, "none_has_all"));
  for (const { key, value } of result.unknown) sentences.push(say(root, "unknown_filter", { filter: value, facet: say(root, `facet.${key}`) }));
  if (result.empty) sentences.push(say(root, "empty"));
  else if (!hits.length && result.short) sentences.push(say(root, "short", { query: typed.trim().slice(0, 80) }));
  else if (!hits.length) sentences.push(say(root, "none", { query: typed.trim().slice(0, 80) }));
  else if (result.checked < hits.length) sentences.push(say(root, "at_most", { n: hits.length.toLocaleString(root.tag) }));
  else if (all && all < hits.length) sentences.push(say(root, "some_have_all", { n: hits.length.toLocaleString(root.tag), all: all.toLocaleString(root.tag) }));
  else sentences.push(`${count(root, "results", hits.length)}.`);
  if (result.common && hits.length) sentences.push(say(root, "common"));
  if (query.long) sentences.push(say(root, "long"));
  if (trouble.files) sentences.push(say(root, "trouble"));
  return sentences;
}
