// What a sign says: in a card beside it, and in the key to all signs. `previews.js` loads this file when a reader first points at
// a sign, comes to one by keyboard, touches one, or asks for the key. The words of a card are those that the page has for screen
// readers; what it says beyond them comes from the key.
"use strict";
{
  const DRAWN = "svg, .bracket, .dagger, .unequal";

  function element(name, properties, ...parts) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...parts);
    return made;
  }

  /** The signs in an element, by the names that the key has for them. */
  function namesOf(element) {
    const has = (selector) => element.matches(selector) || element.querySelector(selector);
    const drawings = [...element.querySelectorAll("use")].map((use) => use.getAttribute("href").slice(1));
    const lines = element.matches(".line") ? [...element.classList].filter((name) => name.startsWith("line-")) : [];
    const marks = ["bracket", "dagger"].filter((mark) => has(`.${mark}`));
    return [...new Set([...drawings, ...lines, ...marks, ...(has(".passage-number") ? ["passage"] : [])])];
  }

  /** What those hear who do not see the sign. */
  function wordsOf(element) {
    const said = element.cloneNode(true);
    for (const drawn of said.querySelectorAll("[aria-hidden]")) drawn.remove();
    return said.textContent.replace(/\s+/g, " ").trim().replace(/;$/, "");
  }

  /** The signs of a status with its words. */
  function line(status, words = wordsOf(status)) {
    const drawn = [...status.children].filter((part) => part.matches(DRAWN)).map((part) => part.cloneNode(true));
    return element("p", { className: "sign-words" }, element("span", { className: status.className }, ...drawn), element("span", {}, words));
  }

  /** What the key says of a sign; of a status only what it means, since the card has its word. */
  function meaning(name) {
    const entry = document.getElementById(`key-${name}`);
    const said = entry && (name.startsWith("s-") ? entry.querySelector(".meaning") : entry);
    return said ? [element("p", { className: "meaning" }, ...(said === entry ? said.cloneNode(true).childNodes : [said.textContent]))] : [];
  }

  /** What a card says of an element with signs, or of a strip of them. */
  function content(own) {
    if (own.matches(".strip")) {
      const rest = own.querySelector(":scope > .source");
      return [...[...own.querySelectorAll(".status")].map((status) => line(status)), ...(rest ? [element("p", {}, rest.textContent)] : [])];
    }
    const status = own.matches(".status") ? own : own.querySelector(".status");
    const titled = status ? [line(status, wordsOf(own))] : own.matches(".date") ? [element("p", {}, wordsOf(own))] : [];
    return [...titled, ...namesOf(own).flatMap(meaning)];
  }

  /** The card of a sign; nothing where the key has not come. */
  async function cardOf(own) {
    await window.dossier.furniture();
    const key = document.getElementById("sign-key");
    const said = key ? content(own) : [];
    if (!said.length) return null;
    // It stands at the end of the page and is no stop for a keyboard, which has the way to the key at the head of a list.
    const way = (href, text, className) => element("a", { href, className, tabIndex: -1 }, text);
    const foot = element("p", { className: "card-foot" }, way(`#sign-${namesOf(own)[0]}`, key.querySelector("h2").textContent, "to-legend"));
    const link = own.closest("a:is(.strip, .self)");
    if (link) foot.prepend(way(link.href, link.matches(".self") ? key.dataset.own : key.dataset.place, "go"));
    const card = element("div", { className: "card sign-card" }, ...said, foot);
    return {
      show() {
        document.querySelector("main").append(card);
        return card;
      },
    };
  }

  /** Opens the key at the sign that a link is about. */
  async function openKey(link) {
    await window.dossier.furniture();
    const key = document.getElementById("sign-key");
    if (!key) return location.assign(link.href);
    const entry = document.getElementById(link.hash.replace("#sign-", "key-"));
    for (const asked of key.querySelectorAll(".asked")) asked.classList.remove("asked");
    key.showModal();
    entry?.classList.add("asked");
    entry?.scrollIntoView({ block: "nearest" });
  }

  window.dossierSigns = { cardOf, openKey };
}
