// Small comforts. Every page is complete without this file.

const root = document.documentElement;

/** Reads or writes the chosen colours; without storage the choice lasts for the page. */
const memory = {
  read() {
    try {
      return localStorage.getItem("dossier-theme");
    } catch {
      return null;
    }
  },
  write(theme) {
    try {
      if (theme) localStorage.setItem("dossier-theme", theme);
      else localStorage.removeItem("dossier-theme");
    } catch {
      // Storage may be forbidden.
    }
  },
};

// The radio buttons outrank data-theme in the style sheet, so the remembered one is checked too.
for (const radio of document.querySelectorAll("input[name=theme]")) {
  if (radio.value === (memory.read() ?? "")) radio.checked = true;
  radio.addEventListener("change", () => {
    memory.write(radio.value);
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
for (const type of ["pointerdown", "focusin"]) {
  document.addEventListener(type, (event) => {
    for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}

// A click on a paragraph's number copies the link to that paragraph; its anchor is made from the text.
const notice = document.getElementById("copied");
if (notice && navigator.clipboard) {
  document.addEventListener("click", (event) => {
    const number = event.target.closest?.("a.rn[id]");
    if (!number || event.metaKey || event.ctrlKey || event.shiftKey) return;
    navigator.clipboard.writeText(new URL(number.getAttribute("href"), location.href).href).then(
      () => {
        notice.textContent = notice.dataset.text;
        setTimeout(() => (notice.textContent = ""), 4000);
      },
      () => {},
    );
  });
}
