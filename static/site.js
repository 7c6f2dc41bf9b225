// Small comforts. Every page is complete without this file.
"use strict";
{
  const root = document.documentElement;

  /** What is remembered from page to page; without storage a choice lasts for the page. */
  const memory = {
    read(key) {
      try {
        return localStorage.getItem(`dossier-${key}`) ?? "";
      } catch {
        return "";
      }
    },
    write(key, value) {
      try {
        if (value) localStorage.setItem(`dossier-${key}`, value);
        else localStorage.removeItem(`dossier-${key}`);
      } catch {
        // Storage may be forbidden.
      }
    },
  };

  // The radio buttons outrank data-theme in the style sheet, so the remembered one is checked too.
  for (const radio of document.querySelectorAll("input[name=theme]")) {
    if (radio.value === memory.read("theme")) radio.checked = true;
    radio.addEventListener("change", () => {
      memory.write("theme", radio.value);
      if (radio.value) root.dataset.theme = radio.value;
      else delete root.dataset.theme;
    });
  }

  // An open menu closes with Escape, or when the focus or the pointer goes elsewhere.
  const menus = [...document.querySelectorAll("details.pop")];
  document.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  let closing = false;
  for (const type of ["pointerdown", "focusin"]) {
    document.addEventListener(type, (event) => {
      const open = menus.filter((menu) => menu.open && !menu.contains(event.target));
      if (type === "pointerdown") closing = event.pointerType === "touch" && open.length > 0;
      for (const menu of open) menu.open = false;
    });
  }
  // A finger that closes a menu means nothing else: what lies under it is not followed.
  document.addEventListener("pointercancel", () => (closing = false));
  document.addEventListener("click", (event) => {
    if (closing) event.preventDefault(), event.stopPropagation();
    closing = false;
  }, true);

  // A click beside a dialog closes it, as Escape does.
  document.addEventListener("click", (event) => {
    if (event.target.matches?.("dialog[open]")) event.target.close();
  });

  // The theme's files carry its version, site.VERSION.js: this script finds the others by its own name.
  const { src } = document.currentScript;
  const themeFile = (name) => src.replace(/site(?=[^/]*$)/, name);

  // What scripts show and most pages do not hold comes in one file, when it is first asked for.
  let furniture;
  function loadFurniture() {
    furniture ??= new Promise((resolve) => {
      window.dossierFurniture = resolve;
      const script = document.createElement("script");
      script.src = themeFile(`furniture/${root.lang}`);
      // Another try may find it.
      script.onerror = () => resolve((furniture = undefined));
      document.head.append(script);
    }).then((come) => {
      if (!come) return;
      const { signs, keys } = come;
      const parts = new DOMParser().parseFromString(signs + keys, "text/html");
      for (const symbol of parts.querySelectorAll("symbol")) if (document.getElementById(symbol.id)) symbol.remove();
      document.body.append(...parts.body.children);
    });
    return furniture;
  }

  window.dossier = {
    furniture: loadFurniture,

    /** A sign by its name: `k-company`, `s-in_force`. Its drawing is fetched where the page does not have it. */
    sign(name) {
      if (!document.getElementById(name)) loadFurniture();
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("class", "sign");
      svg.setAttribute("aria-hidden", "true");
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      use.setAttribute("href", `#${name}`);
      svg.append(use);
      return svg;
    },
  };

  // The search opens by key and is loaded then. Should that fail, its page is opened.
  const searchForm = document.querySelector(".bar .find");
  let loading = false;
  function openSearch() {
    const goThere = () => {
      loading = false;
      location.href = searchForm.action;
    };
    const field = searchForm.querySelector("input");
    // What is typed before the script has come goes into the field of the page, and is taken over from there.
    const before = document.activeElement;
    const open = () => {
      const typed = field.value;
      field.value = "";
      // Where the focus was it comes back to when the window closes.
      field.blur();
      before?.focus({ preventScroll: true });
      return window.dossierSearch.open(searchForm.action, typed).catch(goThere);
    };
    if (window.dossierSearch) return open();
    // The key was pressed again before the script has come.
    if (loading) return;
    loading = true;
    field.focus();
    const script = document.createElement("script");
    Object.assign(script, { src: themeFile("search"), onload: open, onerror: goThere });
    document.head.append(script);
  }
  document.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!searchForm || key.toLowerCase() !== "k" || altKey || shiftKey || !(ctrlKey || metaKey)) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) openSearch();
  });

  // Keys. A reader who types, moves in a table or holds a modifier means something else; and who speaks or slips can
  // switch them off.
  function showKeys() {
    const help = document.getElementById("keys");
    if (!help) return loadFurniture().then(() => document.getElementById("keys") && showKeys());
    const use = help.querySelector("input");
    use.checked = memory.read("keys") !== "off";
    use.onchange = () => memory.write("keys", use.checked ? "" : "off");
    if (!document.querySelector("dialog[open]")) help.showModal();
  }
  const neighbour = (rel) => () => document.querySelector(`a[rel=${rel}]`)?.click();
  const keys = {
    "/": searchForm && openSearch,
    "?": showKeys,
    p: neighbour("prev"),
    n: neighbour("next"),
  };
  const busy = "input, select, textarea, [contenteditable], [role=grid], [role=region], .scroll";
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keys[event.key] || memory.read("keys") === "off" || document.querySelector("dialog[open]")) return;
    // The focus lingers in a dialog that has just closed; nobody types there.
    if (event.target.closest?.(busy) && !event.target.closest("dialog")) return;
    if (event.key === "/") event.preventDefault();
    keys[event.key]();
  });
  for (const button of document.querySelectorAll("button.show-keys")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      // The menu closes over its button; the focus comes back to what can be seen.
      button.closest("details").querySelector("summary").focus();
      showKeys();
    });
  }

  /** Puts a text into the clipboard. Resolves to whether it is there. */
  const copy = (text) => navigator.clipboard?.writeText(text).then(() => true, () => false) ?? Promise.resolve(false);

  // A click on a paragraph's number, or on another place that links to itself, copies the link to that place. Its anchor
  // is made from the text, so it stays true. A notice offers to cite the place, for as long as the reader turns to nothing else.
  const notice = document.getElementById("copied");
  const cite = document.getElementById("cite-place");
  if (notice) {
    const said = notice.querySelector("[role=status]");
    const hide = (event) => notice.contains(event.target) || notice.classList.remove("on");
    document.addEventListener("focusin", hide);
    document.addEventListener("keydown", (event) => event.key === "Escape" && notice.classList.remove("on"));
    document.addEventListener("click", async (event) => {
      hide(event);
      const place = event.target.closest?.("a.passage-number, a.self");
      if (!place || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const copied = await copy(new URL(place.getAttribute("href"), location.href).href);
      // Behind the place, so that a keyboard comes to it next.
      place.after(notice);
      said.textContent = copied ? notice.dataset.text : "";
      notice.dataset.place = nameOf(place);
      notice.dataset.href = place.getAttribute("href");
      notice.classList.toggle("on", copied || Boolean(cite));
    });
    notice.querySelector("button")?.addEventListener("click", () => {
      cite.querySelector(".cite-text").textContent = citation(notice.dataset.place, notice.dataset.href);
      notice.classList.remove("on");
      cite.showModal();
    });
  }

  /**
   * How to cite a place: `text` with gaps for the page, the address and the day. `href` is the way there from this page, so the
   * page's own lasting address tells that of any other.
   */
  window.dossierCitation = (text, page, href) => {
    const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    const language = root.lang === "en" ? "en-GB" : root.lang;
    const gaps = {
      "{page}": page,
      "{url}": new URL(href, canonical).href,
      "{date}": new Date().toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" }),
    };
    return text.replace(/\{\w+\}/g, (gap) => gaps[gap] ?? gap);
  };

  function citation(place, href) {
    const { text, page } = cite.dataset;
    return window.dossierCitation(text, `${page}, ${place}`, href);
  }

  // How to cite a page says where it is and when it was read, as for a place on it; the day is that of the reader.
  for (const own of cite ? document.querySelectorAll(".cite [data-own]") : []) {
    const tail = cite.dataset.text.slice(cite.dataset.text.indexOf("{url}"));
    const after = own.querySelector("a") ? tail.replace("{url}", "") : ` ${tail}`;
    own.closest("details").addEventListener("toggle", () => own.append(window.dossierCitation(after, "", "")), { once: true });
  }

  const passageName = (number) => cite.dataset.passage.replace("{n}", number);

  /** What a place is called: a paragraph by its number, a row of a table by its head and itself, an event by its day, a claim by
      its number and source. */
  function nameOf(place) {
    if (place.matches(".passage-number")) return passageName(place.lastChild.textContent.trim());
    const words = (element) => {
      const seen = element.cloneNode(true);
      seen.querySelectorAll(".visually-hidden, .subline, [aria-hidden]").forEach((hidden) => hidden.remove());
      return seen.textContent.replace(/\s+/g, " ").trim();
    };
    const head = place.closest("tr")?.querySelector("th");
    if (head) return `${words(head)}: ${words(place)}`;
    const source = place.closest(".reported")?.querySelector(".source");
    return source ? `${words(place)} (${words(source)})` : words(place);
  }

  // Texts to copy get a button each, because it does nothing without a script. They stand in what is closed at first, so
  // nothing moves.
  const { copy: copyWord, copied: copiedWord, keep: keepWord } = document.body.dataset;
  window.dossierCopyable = (text) => {
    if (text.dataset.file) keepable(text);
    if (!navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copyWord;
    button.addEventListener("click", async () => {
      if (!(await copy(text.textContent.trim()))) return;
      button.textContent = copiedWord;
      setTimeout(() => (button.textContent = copyWord), 4000);
    });
    text.after(button);
  };

  /** A text that is for a program can also be kept as a file, which is made here and lies on no host. */
  function keepable(text) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: keepWord });
    button.addEventListener("click", () => {
      const href = URL.createObjectURL(new Blob([`${text.textContent.trim()}\n`], { type: "text/plain" }));
      Object.assign(document.createElement("a"), { href, download: text.dataset.file }).click();
      URL.revokeObjectURL(href);
    });
    text.after(button);
  }

  document.querySelectorAll(".copyable").forEach(window.dossierCopyable);

  // What is copied is text: no numbers, no notes beside it, no words for screen readers. A table becomes rows of plain cells,
  // and a passage of an article says where it is from.
  const NOT_TEXT = ".visually-hidden, .margin, .passage-number, .copied, .card, svg, button";

  /** The words of what was copied, laid out as a reader sees them. */
  function plainText(part) {
    const box = document.createElement("div");
    box.className = "laid-out";
    box.append(part);
    for (const other of box.querySelectorAll(NOT_TEXT)) other.remove();
    for (const named of box.querySelectorAll("[id]")) named.removeAttribute("id");
    document.body.append(box);
    const text = box.innerText.replaceAll("\u00ad", "").trim();
    box.remove();
    return { text, html: box.innerHTML };
  }

  /** The rows of a table that are marked, if more than one cell is. */
  function markedRows(selection, range) {
    const inside = range.commonAncestorContainer;
    const table = (inside.closest ? inside : inside.parentElement).closest("table");
    const rows = table ? [...table.rows].filter((row) => selection.containsNode(row, true)) : [];
    const cells = rows.map((row) => [...row.cells].filter((cell) => selection.containsNode(cell, true) && !cell.matches(".letter")));
    return cells.flat().length > 1 ? cells : [];
  }

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || event.target.closest?.("input, textarea, .copyable")) return;
    const range = selection.getRangeAt(0);
    const rows = markedRows(selection, range);
    let copied;
    if (rows.length) {
      const cells = rows.map((row) => row.map((cell) => plainText(cell.cloneNode(true)).text.replace(/\s+/g, " ")));
      const table = document.createElement("table");
      for (const row of cells) for (const [at, text] of row.entries()) (at ? table.rows[table.rows.length - 1] : table.insertRow()).insertCell().textContent = text;
      copied = { text: cells.map((row) => row.join("\t")).join("\n"), html: table.outerHTML };
    } else {
      copied = plainText(range.cloneContents());
      const texts = cite ? [...document.querySelectorAll(".article-layout .passage > .passage-text")] : [];
      const passages = texts.filter((text) => selection.containsNode(text, true)).map((text) => text.parentElement);
      if (passages.length) {
        const numbers = passages.map((passage) => passage.id.slice(2));
        const place = numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : numbers[0];
        const source = document.createElement("p");
        source.textContent = `(${citation(passageName(place), passages[0].querySelector(".passage-number").getAttribute("href"))})`;
        copied = { text: `${copied.text}\n\n${source.textContent}`, html: copied.html + source.outerHTML };
      }
    }
    event.clipboardData.setData("text/plain", copied.text);
    event.clipboardData.setData("text/html", copied.html);
    event.preventDefault();
  });

  // What is larger than its box is seen to go on, at each edge behind which there is more.
  for (const box of document.querySelectorAll(".scroll, .matrix-scroll, .network-scroll, .page-contents, .page-contents ul, .index-bar.words")) {
    const follow = () => {
      const ways = {
        "goes-on": box.scrollLeft + box.clientWidth < box.scrollWidth - 4,
        "goes-back": box.scrollLeft > 4,
        "goes-down": box.scrollTop + box.clientHeight < box.scrollHeight - 4,
        "goes-up": box.scrollTop > 4,
      };
      for (const [way, goes] of Object.entries(ways)) box.classList.toggle(way, goes);
    };
    box.addEventListener("scroll", follow, { passive: true });
    new ResizeObserver(follow).observe(box);
  }

  // On paper: where the page is from, when it was printed, and how old its evidence is; on every sheet its title, where the
  // browser can.
  addEventListener("beforeprint", () => {
    document.querySelector(".paper-head")?.remove();
    // A browser that has no name for what is folded could print its line only.
    if (!CSS.supports("selector(::details-content)")) for (const fold of document.querySelectorAll("#main details")) fold.open = true;
    const head = document.createElement("p");
    head.className = "paper-head";
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    const date = new Date().toLocaleDateString(root.lang, { day: "numeric", month: "long", year: "numeric" });
    head.textContent = [address, date, document.querySelector(".as-of")?.textContent].filter(Boolean).join(" · ");
    document.getElementById("main").prepend(head);
    const title = document.title.replace(/["\\\n]/g, " ");
    try {
      document.styleSheets[0].insertRule(`@page { @top-left { content: "${title}"; font: 7.5pt sans-serif } @top-right { content: "" } }`, document.styleSheets[0].cssRules.length);
    } catch {
      // A sheet that is read from the disk is closed to scripts; the first page has its head all the same.
    }
  });
}
