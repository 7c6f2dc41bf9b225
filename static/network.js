// The network: pointing at a name shows its neighbours and the evidence, buttons change the size, and the address keeps
// what was chosen. Hiding by kind, relation and certainty works without this file.

const svg = document.querySelector(".network-drawing");
/** Lines of evidence at most; the table has them all. */
const LINES = 24;

if (svg) {
  const nodes = [...svg.querySelectorAll(".node")];
  const names = nodes.map((node) => node.querySelector("text").textContent);
  const signs = new Map([...svg.querySelectorAll(".on-line")].map((sign) => [sign.dataset.n, sign]));
  const edges = [...svg.querySelectorAll(".edges > path")].map((path) => {
    const [from, to] = path.dataset.ends.split(" ").map(Number);
    return { path, from, to, sign: signs.get(path.dataset.n) };
  });
  const boxes = [...document.querySelectorAll(".network-filters input")];
  const strip = document.querySelector(".network-details");
  const rows = new Map([...document.querySelectorAll(".relation-list tr[data-n]")].map((row) => [row.dataset.n, row]));

  // Neighbours.

  const words = new Map(boxes.map((box) => [box.dataset.slot, box.parentElement.querySelector(".word").textContent]));
  const slotOf = (path, letter) => [...path.classList].find((name) => name.startsWith(letter));
  const isShown = (element) => getComputedStyle(element).display !== "none";

  /** One line of the strip: the relation in words, and its sources where they stand on this page. */
  const line = ({ path, from, to }) => {
    const item = document.createElement("li");
    const said = document.createElement("b");
    const row = rows.get(path.dataset.n);
    const certainty = row?.cells[3].textContent.trim() ?? words.get(slotOf(path, "m-"));
    said.textContent = `${names[from]} – ${words.get(slotOf(path, "t"))} – ${names[to]}`;
    item.append(said);
    // How a measure stands comes before who says so: an order that was revoked applies no longer.
    const status = row?.querySelector(".subline > .status");
    const day = row?.cells[2].querySelector(".date-line")?.cloneNode(true).childNodes ?? [];
    if (status) item.append(": ", status.cloneNode(true), " ", ...day);
    else if (path.dataset.status) item.append(`: ${path.dataset.status}`);
    item.append(` (${certainty}) `);
    if (row) {
      for (const source of row.querySelectorAll(".citations > li")) {
        for (const part of source.childNodes) item.append(part.cloneNode(true));
        item.append(" ");
      }
    } else {
      const link = document.createElement("a");
      link.href = path.dataset.href;
      link.textContent = strip.dataset.evidence;
      item.append(link);
    }
    return item;
  };

  let shown = -1;

  const show = (at) => {
    if (at === shown) return;
    shown = at;
    for (const marked of svg.querySelectorAll(".on")) marked.classList.remove("on");
    nodes[at].classList.add("on");
    const own = edges.filter((edge) => (edge.from === at || edge.to === at) && isShown(edge.path));
    for (const { path, from, to, sign } of own) {
      path.classList.add("on");
      sign?.classList.add("on");
      nodes[from].classList.add("on");
      nodes[to].classList.add("on");
    }
    svg.classList.add("dim");
    const heading = document.createElement("h3");
    const page = document.createElement("a");
    page.href = nodes[at].href.baseVal;
    page.textContent = names[at];
    heading.append(page);
    const list = document.createElement("ul");
    list.append(...own.slice(0, LINES).map(line));
    // What has no room here or is not drawn stands on the page of the name.
    const more = Math.max(own.length - LINES, 0) + Number(nodes[at].dataset.more ?? 0);
    if (more > 0) {
      const rest = document.createElement("li");
      const link = document.createElement("a");
      link.href = nodes[at].href.baseVal;
      link.textContent = strip.dataset.more.replace("{n}", more);
      rest.append(link);
      list.append(rest);
    }
    strip.replaceChildren(heading, list);
    strip.scrollTop = 0;
  };

  // The evidence stays when the pointer leaves, so that it can be read and followed; only the picture comes back.
  const leave = () => {
    svg.classList.remove("dim");
    shown = -1;
  };

  // A first tap shows what a pointer shows, the second one opens.
  let tapped = -1;
  for (const [at, node] of nodes.entries()) {
    node.addEventListener("pointerenter", () => show(at));
    // A finger leaves as soon as it has touched; what it chose stays.
    node.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && leave());
    node.addEventListener("click", (event) => {
      if (event.pointerType !== "touch" || tapped === at) return;
      event.preventDefault();
      tapped = at;
      show(at);
    });
    node.addEventListener("focus", () => show(at));
    node.addEventListener("blur", leave);
  }
  svg.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
  });
  if (matchMedia("(hover: hover)").matches) strip.firstElementChild.append(` ${strip.dataset.hint}`);

  // Size.

  const zoom = document.querySelector(".zoom");
  const width = svg.viewBox.baseVal.width;
  const height = svg.viewBox.baseVal.height;
  const SIZES = ["whole", "100", "150", "200"];
  const buttons = SIZES.map((size) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = size === "whole" ? zoom.dataset.whole : `${size} %`;
    button.dataset.size = size;
    button.addEventListener("click", () => {
      enlarge(size);
      remember();
    });
    return button;
  });
  const title = document.createElement("span");
  title.textContent = zoom.dataset.label;
  zoom.setAttribute("role", "group");
  zoom.setAttribute("aria-label", zoom.dataset.label);
  zoom.append(title, ...buttons);
  let size = "100";
  // Where nothing sticks out, the whole is there already.
  const offerWhole = () => {
    const box = svg.parentElement;
    if (size === "100") buttons[0].hidden = box.scrollWidth <= box.clientWidth;
  };
  new ResizeObserver(offerWhole).observe(svg.parentElement);

  function enlarge(chosen) {
    const box = svg.parentElement;
    // The middle of what is seen stays in the middle.
    const x = (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth;
    const y = (box.scrollTop + box.clientHeight / 2) / box.scrollHeight;
    size = chosen;
    if (size === "100") delete svg.dataset.zoom;
    else svg.dataset.zoom = size;
    const factor = size === "whole" ? 1 : size / 100;
    svg.setAttribute("width", Math.round(width * factor));
    svg.setAttribute("height", Math.round(height * factor));
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.size === size);
    offerWhole();
    box.scrollLeft = x * box.scrollWidth - box.clientWidth / 2;
    box.scrollTop = y * box.scrollHeight - box.clientHeight / 2;
  }

  /** Brings into sight what a reader should see first: the name with most relations, and of its neighbours as many as have room. */
  function begin() {
    const box = svg.parentElement;
    const { left, top } = box.getBoundingClientRect();
    // Of the box only that part counts which is in the window.
    const height = Math.max(Math.min(box.clientHeight, innerHeight - top), box.clientHeight / 3);
    const around = edges.filter(({ from, to }) => from === 0 || to === 0).flatMap(({ from, to }) => [from, to]);
    const boxes = [...new Set([0, ...around])].map((at) => nodes[at].getBoundingClientRect());
    const middle = nodes[0].getBoundingClientRect();
    /** How far to scroll so that all stand in the middle of this room, and the name itself in it at any rate. */
    const way = (start, end, edge, room) => {
      const all = (Math.min(...boxes.map((one) => one[start])) + Math.max(...boxes.map((one) => one[end]))) / 2;
      const own = (middle[start] + middle[end]) / 2;
      const reach = Math.max(room / 2 - (middle[end] - middle[start]), 0);
      return Math.max(own - reach, Math.min(own + reach, all)) - edge - room / 2;
    };
    box.scrollBy(way("left", "right", left, box.clientWidth), way("top", "bottom", top, height));
  }

  // The address: #hide=person,issued,inferred&size=150

  const remember = () => {
    const hidden = boxes.filter((box) => !box.checked).map((box) => box.dataset.name);
    const parts = [];
    if (hidden.length > 0) parts.push(`hide=${hidden.map(encodeURIComponent).join(",")}`);
    if (size !== "100") parts.push(`size=${size}`);
    history.replaceState(null, "", parts.length > 0 ? `#${parts.join("&")}` : location.pathname + location.search);
  };

  const recall = () => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    const hidden = new Set((chosen.get("hide") ?? "").split(","));
    // Another anchor, such as that of a relation, changes nothing.
    if (!chosen.has("hide") && !chosen.has("size")) return;
    for (const box of boxes) box.checked = !hidden.has(box.dataset.name);
    enlarge(SIZES.find((size) => size === chosen.get("size")) ?? "100");
    const types = boxes.find((box) => !box.checked && box.closest("details"));
    if (types) types.closest("details").open = true;
  };

  for (const box of boxes) box.addEventListener("change", remember);
  addEventListener("hashchange", recall);
  enlarge("100");
  begin();
  recall();

  // Names that the edges of the box would cut.
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio: part } of entries) target.classList.toggle("cut", part > 0 && part < 0.98);
    },
    { root: svg.parentElement, threshold: [0, 0.02, 0.5, 0.98, 1] },
  );
  for (const name of svg.querySelectorAll("text")) seen.observe(name);
}
