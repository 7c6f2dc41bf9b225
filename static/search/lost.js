// ---- The page for addresses that do not exist: those that are most like the one that was asked for.

const MOST_NEAR = 5;

/** The words of an address: `companies/byte-dance/` has «byte dance», and a date in front stays one. */
function wordsOfAddress(path) {
  const last = path.split("/").filter((part) => part && part !== "index.html").at(-1) ?? "";
  const [, date, rest] = /^(\d{4}(?:-\d{2}){1,2}(?=-|$))?(.*)$/.exec(last.replace(/\.html?$/, ""));
  return `${date ?? ""} ${rest.replace(/[-_+.]/g, " ")}`.trim();
}

async function startLost() {
  const place = document.getElementById("near-addresses");
  if (!place) return;
  const asked = decodeURIComponent(location.pathname.slice(new URL(BASE).pathname.length));
  const typed = wordsOfAddress(asked);
  if (!typed) return;
  document.getElementById("find-lost").value = typed;
  const { root, hits } = await search(typed);
  const cards = await Promise.all(hits.slice(0, 4 * MOST_NEAR).map((document) => card(root, document)));
  const far = ({ href }) => distanceOf(asked.replace(/\/$/, ""), href.slice(BASE.href.length).replace(/\/$/, ""), 60);
  const near = cards.map((card) => ({ card, far: far(card) })).sort((a, b) => a.far - b.far).slice(0, MOST_NEAR);
  place.querySelector("ul").append(...near.map(({ card }) => element("li", {}, element("a", { href: card.href, lang: card.language }, card.title))));
  place.hidden = !near.length;
}

const lost = () => startLost().catch(() => {});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", lost);
else lost();
