// ---- The search page. Its state is its address, which can be passed on.

/** Facets in the order in which they are shown; longer ones open on demand. */
const SHOWN_VALUES = 12;
/** Where the facets have a column of their own (static/search.css). */
const WIDE = matchMedia("(min-width:48rem)");

function startPage() {
  const place = document.getElementById("search");
  if (!place) return;
  const form = document.querySelector("form.find.big");
  const field = form.querySelector("input[name=q]");
  const status = document.getElementById("search-status");
  const names = document.getElementById("names");
  let state = readAddress();
  let turn = 0;
  let typing = false, opened = false;
  WIDE.addEventListener("change", () => {
    const [hits, facets] = [place.querySelector(".hits"), place.querySelector(".facets")];
    if (!facets) return;
    facets.open = WIDE.matches || opened;
    lay(hits, facets);
  });
  // What somebody has typed while this script was on its way counts as typed now.
  if (field.value.trim() && field.value !== state.typed) {
    state = { ...state, typed: field.value, chosen: nothingChosen() };
    queueMicrotask(() => replaceAddress(addressOf(state)));
  }
  field.value = state.typed;

  /** The names from A to Z stand in for results where there are none; `beside` what can be said instead. */
  const showNames = (shown, beside = false) => {
    document.documentElement.classList.toggle("searching", !shown);
    names.hidden = !shown;
    place.hidden = shown && !beside;
  };

  /** Answers what is asked now. Until then the place is busy: what stands there may answer another question. */
  const show = async () => {
    const own = ++turn;
    place.setAttribute("aria-busy", "true");
    await answer(own);
    if (own === turn) place.setAttribute("aria-busy", "false");
  };

  const answer = async (own) => {
    const asks = state.typed.trim() !== "" || FACETS.some((facet) => state.chosen[facet].length);
    showNames(!asks);
    const words = state.typed.trim().slice(0, 80);
    document.title = words ? `${words} – ${place.dataset.title}` : place.dataset.title;
    if (!asks) {
      status.textContent = "";
      return;
    }
    try {
      const stale = () => own !== turn;
      const options = { chosen: (root) => chosenValues(root, state.chosen), sort: state.sort, all: !state.typed.trim(), stale };
      const result = await search(state.typed, options);
      if (own === turn) await draw(result, () => own === turn);
      if (own === turn && result.trouble.files && (await renewIndex()) && own === turn) await show();
    } catch (error) {
      const renewed = own === turn && (await renewIndex());
      if (own !== turn) return;
      if (renewed) return show();
      console.error(error);
      status.textContent = place.dataset.failed;
      showNames(true);
    }
  };

  /** Goes to another state. While a reader types there is one entry of the history for all of it. */
  const change = (next, types = false) => {
    const before = addressOf(state);
    state = { ...state, ...next };
    const address = addressOf(state);
    if (address !== before && typing && types) replaceAddress(address);
    else if (address !== before) changeAddress(address);
    typing = types && (typing || address !== before);
    show();
  };

  const draw = async (result, current) => {
    const { root } = result;
    const list = element("ol");
    const hits = element("div", { class: "hits" }, element("h2", { class: "visually-hidden" }, say(root, "hits")), sortBar(result), list);
    const more = element("button", { type: "button", class: "more-button" });
    let shown = 0, busy = false;
    const add = async () => {
      const wanted = shown + A_PAGE;
      if (result.checked < Math.min(wanted, result.hits.length)) await lookUp(result, wanted);
      const end = Math.min(wanted, result.checked);
      const documents = result.hits.slice(shown, end);
      const cards = await Promise.all(documents.map((document) => card(root, document).catch(() => undefined)));
      if (cards.includes(undefined)) result.trouble.files++;
      const made = documents.flatMap((document, at) => (cards[at] ? [hit(result, document, cards[at], shown + at === 0)] : []));
      // Excerpts are part of what is shown: nothing moves when they come.
      await Promise.all(made.map(({ filled }) => filled));
      shown = end;
      list.append(...made.map(({ item }) => item));
      const left = result.hits.length - shown;
      more.hidden = left <= 0;
      more.textContent = result.checked < result.hits.length ? say(root, "look_on", { n: left.toLocaleString(root.tag) }) : count(root, "more", left);
      return made[0]?.item;
    };
    const tell = () =>
      status.replaceChildren(...remarks(result, state.typed).flatMap((sentence, at) => (at ? [" ", sentence] : [element("b", {}, sentence)])));
    more.addEventListener("click", async () => {
      if (busy) return;
      busy = true;
      const { exact } = result;
      const first = await add().finally(() => (busy = false));
      if (!current()) return;
      first?.querySelector("a").focus();
      tell();
      if (!exact) place.querySelector(".facets")?.replaceWith(facetBox(result) ?? "");
    });
    await add();
    const statements = state.sort === "relevance" ? await statementsItem(result) : undefined;
    const near = result.hits.length ? [] : await offered(root, result.query, result.trouble);
    if (!current()) return;
    tell();
    // An answer to a question comes first; a page that is named comes before what is said there.
    if (statements && result.question) list.prepend(statements);
    else if (statements) list.firstElementChild.after(statements);
    const isChosen = result.facets && FACETS.some((facet) => state.chosen[facet].length);
    place.classList.toggle("nothing", !result.hits.length && !isChosen);
    if (result.hits.length) hits.append(element("p", { class: "more-line" }, more));
    if (result.hits.length || isChosen) return void lay(result.hits.length ? hits : element("div", { class: "hits" }), facetBox(result));
    place.replaceChildren(...nothingFound(root, near));
    showNames(true, true);
  };

  /** Results and what narrows them: before them in a narrow window, where it is one line, beside them in a wide one. */
  const lay = (hits, facets) => place.replaceChildren(...(WIDE.matches ? [hits, facets] : [facets, hits]).filter(Boolean));

  /** What to do where nothing is found: words that there are, or fewer of them. How to search and all names follow. */
  const nothingFound = (root, near) => {
    const links = near.flatMap((word, at) => [...(at ? [" · "] : []), element("a", { href: addressOf({ ...state, typed: word, chosen: nothingChosen() }) }, word)]);
    const offer = near.length ? element("p", { class: "near" }, `${say(root, "near")} `, ...links) : undefined;
    return [offer, element("p", { class: "near" }, say(root, "shorten"))].filter(Boolean);
  };

  const sortBar = (result) => {
    const { root } = result;
    const bar = element("div", { class: "sort", role: "group", "aria-label": say(root, "sort") });
    for (const sort of ["relevance", "new", "old"]) {
      const button = element("button", { type: "button", "aria-pressed": String(state.sort === sort) }, say(root, `sort_${sort}`));
      button.addEventListener("click", () => change({ sort }));
      bar.append(button);
    }
    return bar;
  };

  /** What narrows the results, which a narrow window opens when asked; its line, which stays in sight, says how many are left. */
  const facetBox = (result) => {
    const { root, hits } = result;
    const form = facetForm(result);
    if (!form) return undefined;
    const sum = result.checked < hits.length ? say(root, "at_most_short", { n: hits.length.toLocaleString(root.tag) }) : count(root, "results", hits.length);
    const line = element("summary", {}, element("h2", { id: "narrow" }, say(root, "narrow")), element("span", { class: "left-over" }, sum));
    const box = element("details", { class: "facets", open: WIDE.matches || opened }, line, form);
    box.addEventListener("toggle", () => {
      if (WIDE.matches) return;
      // Closed where a reader has gone down in it: the results begin at its line.
      if (opened && !box.open) box.scrollIntoView({ block: "nearest" });
      opened = box.open;
    });
    return box;
  };

  const facetForm = (result) => {
    const { root, facets } = result;
    const form = element("form", { "aria-label": say(root, "narrow_label") });
    for (const facet of FACETS) {
      const chosen = result.chosen[facet];
      const values = valuesOf(root, facet, facets[facet], chosen);
      if (values.length < 2 && !chosen?.size) continue;
      const rows = values.map(({ value, key, label, n }) => {
        const box = element("input", { type: "checkbox", name: facet, value: key, checked: chosen?.has(value) });
        return element("li", {}, element("label", {}, box, element("span", {}, label), element("span", { class: "number" }, `${result.exact || !n ? "" : "≤\u202f"}${n.toLocaleString(root.tag)}`)));
      });
      const body = [element("ul", {}, ...rows.slice(0, SHOWN_VALUES))];
      if (rows.length > SHOWN_VALUES) {
        const rest = element("ul", {}, ...rows.slice(SHOWN_VALUES));
        body.push(element("details", { open: values.slice(SHOWN_VALUES).some(({ value }) => chosen?.has(value)) },
          element("summary", {}, count(root, "more_values", rows.length - SHOWN_VALUES)), rest));
      }
      form.append(element("details", { class: "facet", open: true }, element("summary", {}, say(root, `facet.${facet}`)), ...body));
    }
    if (!form.children.length) return undefined;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      const boxes = [...form.querySelectorAll(`input[name=${target.name}]:checked`)];
      const back = `input[name="${target.name}"][value="${CSS.escape(target.value)}"]`;
      change({ chosen: { ...state.chosen, [target.name]: boxes.map((box) => box.value) } });
      // The form is made anew; whoever works with the keyboard stays where they were. In a narrow window what was chosen stays in
      // sight, and the line above it with it: fewer choices may be left.
      const settled = new MutationObserver(() => {
        settled.disconnect();
        place.querySelector(back)?.focus({ preventScroll: WIDE.matches });
      });
      settled.observe(place, { childList: true });
    });
    return form;
  };

  let pause;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    change({ typed: field.value, chosen: nothingChosen() });
  });
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => change({ typed: field.value, chosen: nothingChosen() }, true), 80);
  });
  addEventListener("popstate", () => {
    state = readAddress();
    field.value = state.typed;
    show();
  });
  show();
}

/** A page on the disk may not be allowed to change its address; then it keeps the old one. */
function changeAddress(address, how = "pushState") {
  try {
    history[how](null, "", address);
  } catch {
    // See above.
  }
}

const replaceAddress = (address) => changeAddress(address, "replaceState");

const nothingChosen = () => Object.fromEntries(FACETS.map((facet) => [facet, []]));

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const sort = parameters.get("sort");
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, parameters.getAll(facet)]));
  return { typed: parameters.get("q") ?? "", chosen, sort: sort === "new" || sort === "old" ? sort : "relevance" };
}

function addressOf({ typed, chosen, sort }) {
  const parameters = new URLSearchParams();
  if (typed.trim()) parameters.set("q", typed);
  for (const facet of FACETS) for (const value of chosen[facet]) parameters.append(facet, value);
  if (sort !== "relevance") parameters.set("sort", sort);
  const query = parameters.toString();
  return query ? `?${query}` : location.pathname;
}

/** What the numbers of a facet stand for, from 1: names, or keys with their names. */
function namesOf({ columns }, facet) {
  return { outlet: columns.outlets, language: columns.languages, place: columns.places }[facet] ?? columns.several[facet].values;
}

/** How a value of a facet is written in an address and shown: `company` and «Unternehmen». */
function named(root, facet, value) {
  if (facet === "kind") return { key: root.kinds[value].name, label: root.kinds[value].many };
  if (!value) return { key: "-", label: say(root, "unknown") };
  if (facet === "year") return { key: String(root.columns.year + value - 1), label: String(root.columns.year + value - 1) };
  const name = namesOf(root, facet)[value - 1];
  const [key, label] = Array.isArray(name) ? name : [name, name];
  return { key, label };
}

/** The values of a facet that results have or that are chosen: years newest first, others by number, unknown ones last. */
function valuesOf(root, facet, counts, chosen = []) {
  const all = new Map([...[...chosen].map((value) => [value, 0]), ...counts]);
  const values = [...all].map(([value, n]) => ({ value, n, ...named(root, facet, value) }));
  const last = ({ value }) => Number(facet !== "kind" && value === 0);
  return values.sort((a, b) => last(a) - last(b) || (facet === "year" ? b.value - a.value : b.n - a.n || a.value - b.value));
}

/** The chosen values as numbers; what an address names that does not exist is left out. Lists lead here with a value as it is shown. */
function chosenValues(root, chosen) {
  const own = { kind: root.kinds.length, year: 2 ** root.columns.bits[0] };
  return Object.fromEntries(FACETS.map((facet) => {
    const wanted = new Set(chosen[facet]);
    const isWanted = (value) => Object.values(named(root, facet, value)).some((name) => wanted.has(name));
    const found = Array.from({ length: own[facet] ?? namesOf(root, facet).length + 1 }, (_, value) => value).filter((value) => wanted.size && isWanted(value));
    return [facet, new Set(found)];
  }));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startPage);
else startPage();
