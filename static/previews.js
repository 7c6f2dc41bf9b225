// A card with what a link leads to, on pointing at it and on focus. Every page is complete without this file.
//
// What is shown comes in chunks, previews/0.js, previews/1.js, …: scripts that call `dossierPreviews`, because a page that
// is read from the disk may run scripts but fetch nothing. The rule which chunk holds an address is that of
// src/site/chunks.rs. All text is set as text, never as HTML.
"use strict";
{
  const PREFETCH = 120; // all in milliseconds
  const SHOW = 350;
  const SHOW_ON_FOCUS = 500;
  const HIDE = 250;
  const GAP = 6; // between line and card, in pixels
  const EDGE = 12; // between card and window

  const root = new URL(".", document.currentScript.src).href;
  const known = new Map(); // address in the site → what is known of the page
  const requested = new Map(); // number of a chunk → when it has come
  let chunks = 1;
  let words = "";

  window.dossierPreviews = (chunk) => {
    chunks = chunk.count;
    words = chunk.lang;
    for (const [address, page] of Object.entries(chunk.pages)) known.set(address, page);
  };

  function request(number) {
    if (!requested.has(number)) {
      const script = document.createElement("script");
      script.src = `${root}previews/${number}.js`;
      requested.set(number, new Promise((done) => (script.onload = script.onerror = done)));
      document.head.append(script);
    }
    return requested.get(number);
  }

  /** What is known of the page at an address of the site. The first chunk also says how many there are. */
  async function find(address) {
    await request(0);
    await request(hash(address) & (chunks - 1));
    return known.get(address);
  }

  function hash(text) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash >>> 0;
  }

  /** The address in the site that a link leads to; empty where it leads elsewhere or into this very page. */
  function addressOf(link) {
    const plain = (address) => new URL(address, document.baseURI).href.replace(/[?#].*/s, "").replace(/index\.html$/, "");
    const goal = plain(link.getAttribute("href"));
    return goal.startsWith(root) && goal.endsWith("/") && goal !== plain(location.href) ? goal.slice(root.length) : "";
  }

  const linkAt = (target) => target.closest?.("main a[href]:not(nav a, .network-drawing a, .matrix-table td > a)");

  // The card. It is in no tab order, so a keyboard never gets stuck in it.
  const card = document.createElement("div");
  card.className = "card";
  card.id = "preview";
  card.setAttribute("role", "tooltip");

  function element(name, text, parts = []) {
    const made = document.createElement(name);
    if (text) made.className = text;
    made.append(...parts);
    return made;
  }

  function sign(id) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "sign");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#${id}`);
    svg.append(use);
    return svg;
  }

  function fill(page) {
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
    card.lang = words;
    card.replaceChildren(
      element("p", `card-title kind-${page.class}`, [sign(`k-${page.class}`), own(element("span", "", [page.short ?? page.name]))]),
      ...(page.short && page.short !== page.name ? [own(element("p", "card-name", [page.name]))] : []),
      ...(page.summary ? [own(element("p", "card-summary", [page.summary]))] : []),
      ...(facts.length ? [element("dl", "mini-facts", facts)] : []),
      element("p", "card-foot", [page.kind]),
    );
  }

  /** Below the line that the reader points at, above it where there is more room. */
  function place(link, y) {
    const lines = [...link.getClientRects()];
    const line = lines.find((line) => y >= line.top && y <= line.bottom) ?? lines[0];
    if (!line) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(EDGE, Math.min(line.left, clientWidth - card.offsetWidth - EDGE));
    const under = line.bottom + GAP;
    const over = line.top - GAP - card.offsetHeight;
    const top = under + card.offsetHeight + EDGE <= clientHeight || over < 0 ? under : over;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  }

  let wanted = null; // the link that the reader points at or has focused
  let shown = null; // the link whose card is open
  let prefetching, showing, hiding;
  let pointerY = -1;
  const announced = new Set(); // pages whose preview a screen reader was already told of

  function want(link, delay) {
    if (link === shown) keep();
    if (link === wanted) return;
    forget();
    const address = addressOf(link);
    if (!address) return leave();
    wanted = link;
    if (link === shown) return;
    hideSoon();
    prefetching = setTimeout(() => find(address), PREFETCH);
    showing = setTimeout(async () => {
      const page = await find(address);
      if (page && wanted === link && link.isConnected) open(link, page, address);
    }, delay);
  }

  function open(link, page, address) {
    close();
    fill(page);
    if (!card.isConnected) document.querySelector("main").append(card);
    place(link, pointerY);
    card.classList.add("on");
    shown = link;
    if (!announced.has(address) && !link.hasAttribute("aria-describedby")) {
      announced.add(address);
      link.setAttribute("aria-describedby", card.id);
    }
  }

  function close() {
    keep();
    card.classList.remove("on");
    if (shown?.getAttribute("aria-describedby") === card.id) shown.removeAttribute("aria-describedby");
    shown = null;
  }

  /** The card stays a moment, so that the pointer can reach it. */
  function hideSoon() {
    if (shown) hiding ??= setTimeout(close, HIDE);
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

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event.target);
    if (link) {
      pointerY = event.clientY;
      want(link, SHOW);
    } else if (card.contains(event.target)) {
      forget();
      keep();
    } else {
      leave();
    }
  });
  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (!link?.matches(":focus-visible")) return;
    pointerY = -1;
    want(link, SHOW_ON_FOCUS);
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    forget();
    close();
  });
  addEventListener("resize", close);
}
