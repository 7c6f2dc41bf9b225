// ---- The overlay: a dialog with a combobox, on `/` and Ctrl-K.

const MOST_OF_A_KIND = 3, MOST_CHOICES = 12;
let overlay;

/**
 * Opens the overlay, which has a field at once and its words when the index has come. `page` is the address of the search
 * page, for all results, `typed` what somebody has typed while this was on its way; that page itself has a field already. Rejects where there is no index.
 */
window.dossierSearch.open = async (page, typed = "") => {
  const own = document.getElementById("search") && document.getElementById("find-main");
  if (own) return void (own.focus(), own.select());
  if (!overlay) {
    overlay = makeOverlay(page);
    document.body.append(overlay.dialog);
  }
  if (!overlay.dialog.open) overlay.dialog.showModal();
  if (typed) overlay.type(typed);
  else overlay.field.select();
  try {
    overlay.name(await index());
  } catch (error) {
    // Escape also stops what a browser is loading; who has closed the window wants to go nowhere.
    if (overlay.dialog.open) throw error;
  }
};

function makeOverlay(page) {
  if (![...document.querySelectorAll("link")].some((link) => link.href === SHEET)) {
    document.head.append(element("link", { rel: "stylesheet", href: SHEET }));
  }
  const masthead = document.querySelector(".bar .find");
  const label = masthead?.getAttribute("aria-label") ?? "";
  const field = element("input", {
    id: "over-q", name: "q", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-label": label,
    "aria-expanded": "false", "aria-controls": "over-list", "aria-autocomplete": "list",
  });
  const list = element("div", { id: "over-list", role: "listbox", "aria-label": label });
  const status = element("p", { class: "overlay-status", role: "status" });
  const all = element("button", { type: "submit" }, masthead?.querySelector("button").textContent.trim() ?? "");
  const form = element("form", { class: "find big", role: "search", action: page, method: "get", "aria-label": label }, field, all);
  const keys = element("p", { class: "overlay-keys" });
  const dialog = element("dialog", { class: "overlay", "aria-label": label }, form, list, status, keys);
  const name = (root) => {
    dialog.lang = root.tag;
    all.textContent = say(root, "all_results");
    keys.textContent = say(root, "keys");
    list.setAttribute("aria-label", say(root, "hits"));
  };
  let turn = 0, active = -1, announce;

  const choices = () => [...list.querySelectorAll("[role=option]")];
  const activate = (at) => {
    const all = choices();
    all[active]?.setAttribute("aria-selected", "false");
    active = all.length ? (at + all.length + 1) % (all.length + 1) : -1;
    // One more than there are choices: back in the field.
    if (active === all.length) active = -1;
    const chosen = all[active];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  };

  const update = async () => {
    const own = ++turn;
    const typed = field.value;
    // What was chosen belongs to another query.
    activate(-1);
    let made = [], said = "", trouble = false;
    try {
      if (typed.trim()) ({ made, said, trouble } = await choicesFor(typed, () => own !== turn));
    } catch (error) {
      console.error(error);
      trouble = true;
    }
    const renewed = trouble && own === turn && (await renewIndex());
    if (own !== turn) return;
    if (renewed) return void update();
    list.replaceChildren(...made);
    activate(-1);
    field.setAttribute("aria-expanded", String(made.length > 0));
    clearTimeout(announce);
    announce = setTimeout(() => (status.textContent = said), 400);
  };

  field.addEventListener("input", update);
  field.addEventListener("keydown", (event) => {
    // Keys that choose among the characters of an input method.
    if (event.isComposing) return;
    const all = choices();
    if (event.key === "ArrowDown" && all.length) activate(active + 1);
    else if (event.key === "ArrowUp" && all.length) activate(active < 0 ? all.length - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) {
      const { href } = all[active].dataset;
      if (event.ctrlKey || event.metaKey) window.open(href, "_blank", "noopener");
      else location.href = href;
    } else if (event.key === "Escape") dialog.close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", ({ target }) => {
    const href = target.closest("[role=option]")?.dataset.href;
    if (href) location.href = href;
  });
  // A click beside the dialog is one on its backdrop.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  const type = (text) => {
    field.value = text;
    return update();
  };
  return { dialog, field, name, type };
}

/** The first results by kind, entities above articles; only those that are certain. */
async function choicesFor(typed, stale) {
  const result = await search(typed, { stale });
  const { root, query, trouble } = result;
  const hits = result.hits.slice(0, result.checked);
  const resolved = result.clauses.flatMap((clause) => clause.resolved);
  const groups = new Map();
  for (const document of hits) {
    const kind = root.kind[document];
    if (!groups.has(kind)) groups.set(kind, []);
    if (groups.get(kind).length < MOST_OF_A_KIND) groups.get(kind).push(document);
    if (groups.size === root.kinds.length && [...groups.values()].every((group) => group.length === MOST_OF_A_KIND)) break;
  }
  const order = [...groups].sort(([a], [b]) => root.kinds[b].entity - root.kinds[a].entity);
  let left = MOST_CHOICES;
  const made = [];
  for (const [kind, documents] of order) {
    const cards = await Promise.all(documents.slice(0, left).map(async (document) => {
      const found = await card(root, document).catch(() => void trouble.files++);
      return found && { ...found, lacking: lackedBy(result, document) };
    }));
    const options = cards.filter(Boolean).map((found, at) =>
      element("div", { role: "option", id: `over-${kind}-${at}`, "aria-selected": "false", "data-href": query.passage ? `${found.href}#rn${query.passage}` : found.href },
        element("span", { class: `document-link kind-${found.class}` }, sign(`k-${found.class}`), element("span", { lang: found.language }, ...markedText(found.title, resolved))),
        element("span", { class: "overlay-line" }, [found.line.split(" · ")[1], found.lacking].filter(Boolean).join(" · "))));
    if (!options.length) continue;
    left -= options.length;
    const id = `over-g-${kind}`;
    made.push(element("div", { role: "group", "aria-labelledby": id }, element("div", { class: "overlay-group", id }, root.kinds[kind].many), ...options));
  }
  return { made, said: remarks(result, typed).join(" "), trouble: trouble.files > 0 };
}
