// The matrix: a cell opens its evidence below its row, on phones below its line; arrow keys lead from one filled cell to
// the next; the address names the open cell, so that it can be sent on. Without this file a cell is a link to the same
// evidence on the subject's page.

const table = document.querySelector(".matrix-table");
const keys = document.querySelector("[data-keys]");
if (keys) keys.textContent = keys.dataset.keys;

if (table) {
  const rowOf = (link) => link.closest("tr");
  const columnOf = (link) => link.closest("td").cellIndex;
  const asCards = matchMedia("(max-width: 39.99rem)");
  let open = null;

  const close = () => {
    if (!open) return;
    open.setAttribute("aria-expanded", "false");
    open.removeAttribute("aria-controls");
    document.getElementById("evidence")?.remove();
    open = null;
  };

  /** The subject and the regulation of a cell, as the address names them: `companies/bytedance/r-us-eo-13942-tiktok`. */
  const name = (link) => link.getAttribute("href").replace(/^(?:\.\.\/)+/, "").replace("index.html", "").replace("#", "");

  const remember = () =>
    history.replaceState(null, "", open ? `#open=${name(open)}` : location.pathname + location.search);

  /** Subject, regulation and status of a cell. */
  const heading = (link) => {
    const heading = document.createElement("h3");
    const column = table.tHead.rows[1].cells[columnOf(link)].querySelector("a").cloneNode(true);
    const status = link.querySelector(".status").cloneNode(true);
    status.querySelector(".visually-hidden")?.classList.replace("visually-hidden", "word");
    heading.append(rowOf(link).cells[0].querySelector("a").cloneNode(true), column, status);
    return heading;
  };

  const show = (link) => {
    const again = link === open;
    close();
    if (again) return remember();
    const box = document.createElement("div");
    box.className = "evidence";
    box.append(link.parentElement.querySelector("template").content.cloneNode(true));
    const way = document.createElement("a");
    way.href = link.href;
    way.textContent = table.dataset.page;
    const foot = document.createElement("p");
    foot.className = "evidence-link";
    foot.append(way);
    box.append(foot);
    if (asCards.matches) {
      // The line above says what it is about.
      box.id = "evidence";
      link.after(box);
    } else {
      box.prepend(heading(link));
      const cell = document.createElement("td");
      cell.colSpan = table.tHead.rows[1].cells.length;
      cell.append(box);
      const evidence = document.createElement("tr");
      evidence.className = "evidence-row";
      evidence.id = "evidence";
      evidence.append(cell);
      rowOf(link).after(evidence);
    }
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", "evidence");
    open = link;
    remember();
  };

  // The heads of cards are for screen readers alone: who goes from link to link must not be led out of sight.
  const follow = () => {
    for (const link of table.querySelectorAll("thead a, tfoot a")) link.tabIndex = asCards.matches ? -1 : 0;
  };
  asCards.addEventListener("change", () => {
    close();
    remember();
    follow();
  });
  follow();
  for (const link of table.querySelectorAll("td > a")) link.setAttribute("aria-expanded", "false");

  table.addEventListener("click", (event) => {
    const link = event.target.closest("td > a[aria-expanded]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link);
  });

  /** The filled cells in order of rows; those of the open evidence are none. */
  const cells = () => [...table.querySelectorAll("td > a[aria-expanded]")];

  const next = {
    ArrowRight: (all, link) => all[all.indexOf(link) + 1],
    ArrowLeft: (all, link) => all[all.indexOf(link) - 1],
    ArrowDown: (all, link) => all.slice(all.indexOf(link) + 1).find((other) => columnOf(other) === columnOf(link)),
    ArrowUp: (all, link) => all.slice(0, all.indexOf(link)).findLast((other) => columnOf(other) === columnOf(link)),
    Home: (all, link) => all.find((other) => rowOf(other) === rowOf(link)),
    End: (all, link) => all.findLast((other) => rowOf(other) === rowOf(link)),
  };

  table.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      const last = open;
      close();
      remember();
      last.focus();
      return;
    }
    const link = event.target.closest("td > a[aria-expanded]");
    if (!link || !next[event.key] || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const goal = next[event.key](cells(), link);
    goal?.focus();
    goal?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const recall = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("open");
    const link = wanted && cells().find((link) => name(link) === wanted);
    if (!link || link === open) return;
    show(link);
    link.scrollIntoView({ block: "center", inline: "center" });
  };
  addEventListener("hashchange", recall);
  recall();
}
