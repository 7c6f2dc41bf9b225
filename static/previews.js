// A card with what a link leads to, on pointing at it and on focus: the cover of a page, or the paragraph that a citation is
// taken from; and one with what a sign says. A finger brings up the last two. Every page is complete without this file.
//
// What is shown comes in chunks, previews/0.js, previews/texts/0.js, …: scripts that call a function of this file, because
// a page that is read from the disk may run scripts but fetch nothing. The rule which chunk holds an address is that of
// src/site/chunks.rs. All text is set as text, never as HTML.
"use strict";
{
  const PREFETCH = 120; // all in milliseconds
  const SHOW = 350;
  const SHOW_ON_FOCUS = 500;
  const HIDE = 250;
  const GAP = 6; // between line and card, in pixels
  const EDGE = 12; // between card and window

  const { src } = document.currentScript;
  const root = new URL(".", src).href;
  const beside = (name) => src.replace(/previews(?=[^/]*$)/, name); // a file of the theme, in the same version
  const covers = new Map(); // address in the site → what is known of the page
  const texts = new Map(); // address in the site → its texts
  const requested = new Map(); // script → when it has come
  let coverChunks = 1;
  let textChunks = 1;
  let words = "";

  window.dossierPreviews = (chunk) => {
    coverChunks = chunk.count;
    textChunks = chunk.texts;
    words = chunk.lang;
    for (const [address, page] of Object.entries(chunk.pages)) covers.set(address, page);
  };

  window.dossierTexts = ({ pages, ...common }) => {
    for (const [address, text] of Object.entries(pages)) texts.set(address, { ...common, ...text, textLang: text.lang, lang: common.lang });
  };

  function request(path) {
    if (!requested.has(path)) {
      const script = document.createElement("script");
      script.src = new URL(path, root);
      requested.set(path, new Promise((done) => {
        script.onload = done;
        // Another try may find it.
        script.onerror = () => done(requested.delete(path));
      }));
      document.head.append(script);
    }
    return requested.get(path);
  }

  /** What is known of the page at an address of the site. The first chunk also says how many there are. */
  async function findCover(address) {
    await request("previews/0.js");
    await request(`previews/${hash(address) & (coverChunks - 1)}.js`);
    return covers.get(address);
  }

  /**
   * The texts of the page at an address, with how it is cited; nothing where it has none. Who knows how many chunks there are says
   * it; else the covers do.
   */
  async function findText(address, chunks = 0) {
    if (!chunks) await request("previews/0.js");
    await request(`previews/texts/${hash(address) & ((chunks || textChunks) - 1)}.js`);
    return texts.get(address);
  }
  window.dossier.textOf = findText;

  /** The paragraph with an id, or with a mention of that id, and the script that shows it; nothing where there is none. */
  async function findPassage({ address, id }) {
    const [text] = await Promise.all([findText(address), request(beside("passages"))]);
    return text && window.dossierPassage?.find(text, id);
  }

  function hash(text) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash >>> 0;
  }

  const plain = (address) => new URL(address, document.baseURI).href.replace(/[?#].*/s, "").replace(/index\.html$/, "");
  const own = plain(location.href);

  /** Where in the site an address leads; nothing where it leads elsewhere. */
  function goalOf(href) {
    const page = plain(href);
    if (!page.startsWith(root) || !page.endsWith("/")) return null;
    return { address: page.slice(root.length), id: href.split("#")[1] ?? "", isOwn: page === own };
  }

  const linkAt = (target) => target.closest?.("main a[href]:not(nav a, .card a, .cite-claim, .network-drawing a, .matrix-table td > a)");
  const isCitation = (link) => link.matches("a.source[href*='#']:not([rel])");
  const isOutside = (link) => link.matches("a.source[data-imprint]");

  /** Signs, a whole before its parts. */
  const SIGNS = [".strip", ".matrix-table td > a", ".passage-number", ".status", ".date:has(b)", ".bracket, .dagger, .unequal, .line"];
  const signAt = (target) => (target.closest?.("main") && !target.closest(".card") && SIGNS.map((sign) => target.closest(sign)).find(Boolean)) || null;

  /** The sign that a link with the focus is or has, unless it leads to what has a card of its own; a dagger stands behind it. */
  function signOf(link) {
    if (signAt(link) || hasCard(link)) return signAt(link);
    return link.querySelector(SIGNS.join()) ?? (link.nextElementSibling?.matches(".dagger") ? link.nextElementSibling : null);
  }

  /** Whether a link leads to what has a card. */
  function hasCard(link) {
    if (linkAt(link) && isOutside(link)) return true;
    const goal = linkAt(link) && goalOf(link.getAttribute("href"));
    return goal && (!goal.isOwn || isCitation(link));
  }

  /** What makes the card of a sign or a link, once the reader has waited for it; nothing for one that has none. */
  async function cardOf(link) {
    if (link === signAt(link)) {
      await request(beside("signs"));
      return window.dossierSigns?.cardOf(link);
    }
    if (isOutside(link)) return { show: () => showSource(link) };
    const goal = goalOf(link.getAttribute("href"));
    const passage = isCitation(link) && (await findPassage(goal));
    if (passage) return { name: passage.name, show: () => window.dossierPassage.beside(link, passage, goalOf) };
    const cover = goal.isOwn ? null : await findCover(goal.address);
    return cover && { name: goal.address, show: () => showCover(cover) };
  }

  // The card of a page. It is in no tab order, so a keyboard never gets stuck in it.
  const cover = document.createElement("div");
  cover.className = "card";
  cover.id = "preview";
  cover.setAttribute("role", "tooltip");

  function element(name, text, parts = []) {
    const made = document.createElement(name);
    if (text) made.className = text;
    made.append(...parts);
    return made;
  }

  const { sign } = window.dossier;

  function showCover(page) {
    const own = (made) => {
      if (page.lang) made.lang = page.lang;
      made.dir = "auto";
      return made;
    };
    const facts = (page.facts ?? []).map((fact) => {
      const value = element("dd", fact.missing ? "missing" : "", [fact.text]);
      if (fact.sign) value.replaceChildren(element("span", `status status-${fact.sign}`, [sign(`s-${fact.sign}`), element("span", "word", [fact.text])]));
      return element("div", "", [element("dt", "", [fact.label]), value]);
    });
    cover.lang = words;
    cover.replaceChildren(
      element("p", `card-title kind-${page.class}`, [sign(`k-${page.class}`), own(element("span", "", [page.short ?? page.name]))]),
      ...(page.short && page.short !== page.name ? [own(element("p", "card-name", [page.name]))] : []),
      ...(page.summary ? [own(element("p", "card-summary", [page.summary]))] : []),
      ...(facts.length ? [element("dl", "mini-facts", facts)] : []),
      element("p", "card-foot", [page.kind]),
    );
    document.querySelector("main").append(cover);
    return cover;
  }

  /** The card of a source outside the dossier: what its short form leaves out. Its link is no stop for a keyboard, which has one already. */
  function showSource(link) {
    const go = Object.assign(element("a", "go", [new URL(link.href).host]), { href: link.href, rel: "external", tabIndex: -1 });
    const { title, imprint } = link.dataset;
    const said = [element("p", "card-title", [title]), element("p", "card-name", [imprint]), element("div", "card-foot", [go])];
    const made = element("div", "card passage-card", said);
    document.querySelector("main").append(made);
    return made;
  }

  /** Below the line that the reader points at, above it where there is more room. */
  function place(card, link) {
    const lines = [...link.getClientRects()];
    const line = lines.find((line) => pointerY >= line.top && pointerY <= line.bottom) ?? lines[0];
    if (!line) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const under = clientHeight - line.bottom - GAP - EDGE;
    const over = line.top - GAP - EDGE;
    card.style.maxHeight = `${Math.max(under, over)}px`;
    const left = Math.max(EDGE, Math.min(line.left, clientWidth - card.offsetWidth - EDGE));
    const top = card.offsetHeight <= under || under >= over ? line.bottom + GAP : line.top - GAP - card.offsetHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  }

  let wanted = null; // the link or sign that the reader points at or has focused
  let shown = null; // the one whose card is open
  let card = null; // that card
  let prefetching, showing, hiding;
  let pointerY = -1;
  const announced = new Set(); // what a screen reader was already told of

  function want(link, delay) {
    if (link === shown) keep();
    if (link === wanted) return;
    forget();
    if (link !== signAt(link) && !hasCard(link)) return leave();
    wanted = link;
    if (link === shown) return;
    hideSoon();
    prefetching = setTimeout(() => cardOf(link), PREFETCH);
    showing = setTimeout(async () => {
      const made = await cardOf(link);
      if (made && wanted === link && link.isConnected) open(link, made);
    }, delay);
  }

  function open(link, { name, show }) {
    close();
    card = show();
    place(card, link);
    card.classList.add("on");
    shown = link;
    // The words of a sign are the page's own.
    if (name && !announced.has(name) && !link.hasAttribute("aria-describedby")) {
      announced.add(name);
      link.setAttribute("aria-describedby", card.id);
    }
  }

  function close() {
    keep();
    if (!shown) return;
    if (shown.getAttribute("aria-describedby") === card.id) shown.removeAttribute("aria-describedby");
    shown = null;
    card.classList.remove("on");
    card.remove();
  }

  /** The card stays a moment, so that the pointer or the focus can reach it. */
  function hideSoon() {
    if (shown) hiding ??= setTimeout(() => (card.matches(":hover, :focus-within") ? keep() : close()), HIDE);
  }

  function keep() {
    clearTimeout(hiding);
    hiding = undefined;
  }

  function forget() {
    clearTimeout(prefetching);
    clearTimeout(showing);
    wanted = null;
  }

  function leave() {
    forget();
    hideSoon();
  }

  const isInCard = (target) => shown && card.contains(target);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = signAt(event.target) ?? linkAt(event.target);
    if (link) {
      pointerY = event.clientY;
      want(link, SHOW);
    } else if (isInCard(event.target)) {
      forget();
      keep();
    } else {
      leave();
    }
  });
  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("focusin", (event) => {
    if (isInCard(event.target)) return keep();
    const link = event.target.closest?.("main a[href]");
    if (!link?.matches(":focus-visible")) return;
    pointerY = -1;
    const asked = signOf(link) ?? linkAt(link);
    if (asked) want(asked, SHOW_ON_FOCUS);
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (shown && card.contains(document.activeElement)) shown.focus();
    forget();
    close();
  });
  addEventListener("resize", close);
  // How to cite opens within the card, which grows; and who follows its link has left it.
  document.addEventListener("toggle", (event) => isInCard(event.target) && place(card, shown), true);
  document.addEventListener("click", (event) => isInCard(event.target) && event.target.closest("a") && close());
  // Who clicks has read it, and what opens then lies in its place.
  document.addEventListener("click", (event) => {
    if ((event.pointerType ?? pointer) === "touch" || isInCard(event.target)) return;
    forget();
    close();
  });

  // A finger cannot point: it brings up the words of a sign, unless that lies in a link to another page; and the paragraph of a
  // citation from below, where what is there leads on. Where nothing comes, the link leads there as it does without a script.
  let pointer = "";
  /** A paragraph's number says once what it is: a touch copies the way to its paragraph, which a card would cover each time. */
  let isNumberKnown = false;
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (pointer === "touch" && !isInCard(event.target)) close();
  }, true);
  document.addEventListener("click", async (event) => {
    if ((event.pointerType ?? pointer) !== "touch" || event.defaultPrevented) return;
    const sign = signAt(event.target);
    const around = sign?.closest("a");
    if (around?.matches(".passage-number")) {
      if (isNumberKnown) return;
      isNumberKnown = true;
    }
    if (sign && (!around || around.matches(".strip, .self, .passage-number"))) return touch(sign, event);
    const link = linkAt(event.target);
    if (link && isOutside(link)) return touch(link, event);
    if (!link || !isCitation(link)) return;
    const goal = goalOf(link.getAttribute("href"));
    if (!goal) return;
    event.preventDefault();
    const passage = await findPassage(goal);
    if (!passage) return location.assign(link.href);
    forget();
    close();
    window.dossierPassage.fromBelow(link, passage, goalOf, forget);
  });

  async function touch(sign, event) {
    // One touch does one thing: what the sign's own link leads to stands in the card.
    const link = sign.closest("a:is(.strip, .self, .source)");
    if (link) event.preventDefault();
    const made = await cardOf(sign);
    if (!made) return link && location.assign(link.href);
    forget();
    open(sign, made);
    if (link) card.querySelector("a").focus();
  }

  // A claim is cited as it stands in its article, in whatever list a reader finds it; without a script the link leads there.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a.cite-claim");
    const dialog = document.getElementById("cite-place");
    if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const href = link.getAttribute("href");
    const show = (text, page) => {
      dialog.querySelector(".cite-text").textContent = window.dossierCitation(text, `${page}, ${link.dataset.place}`, href);
      dialog.showModal();
    };
    // On the page of its article the claim is a place like others.
    if (href.startsWith("#")) return show(dialog.dataset.text, dialog.dataset.page);
    const text = await findText(goalOf(href).address);
    if (!text) return location.assign(link.href);
    show(text.cite.text, text.cite.page);
  });

  // The key to all signs opens where the reader is; without a script these links lead to the foot of the page.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a.to-legend");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await request(beside("signs"));
    if (window.dossierSigns) window.dossierSigns.openKey(link);
    else location.assign(link.href);
  });
}
