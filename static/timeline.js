// The timeline's free filter: a word that the entries must have. What the radio buttons choose is hidden by the style
// sheet; this script shows the field for the word, how many entries are left, hides years in which none is, and keeps what
// was chosen in the address.

{
  const form = document.querySelector("form.filters");
  const entries = [...document.querySelectorAll(".entry")];

  if (form && entries.length > 0) {
    const texts = entries.map((entry) => fold(entry.textContent));
    const sections = [...document.querySelectorAll(".timeline-list .period")];
    const row = form.querySelector(".filter-words");
    const field = row.querySelector("input");
    const left = row.querySelector("output");
    row.hidden = false;

    const update = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      entries.forEach((entry, at) => (entry.hidden = !words.every((word) => texts[at].includes(word))));
      for (const section of sections) section.hidden = false;
      const shown = entries.filter((entry) => entry.getClientRects().length > 0);
      for (const section of sections) section.hidden = !shown.some((entry) => section.contains(entry));
      const filtered = shown.length < entries.length;
      document.querySelector(".timeline-page").toggleAttribute("data-filtered", filtered);
      const numbers = { n: shown.length, all: entries.length };
      left.textContent = filtered ? form.dataset.shown.replace(/\{(n|all)\}/g, (_, name) => numbers[name].toLocaleString(document.documentElement.lang)) : "";
    };

    // The address: #fk=Courts&fn=Borealis&word=appeal. Names, not places: these change when the dossier grows.

    const choices = [...form.querySelectorAll("input[type=radio]")];

    const remember = () => {
      const chosen = new URLSearchParams(choices.filter((choice) => choice.checked && choice.value).map((choice) => [choice.name, choice.dataset.name]));
      if (field.value.trim()) chosen.set("word", field.value.trim());
      history.replaceState(null, "", chosen.size > 0 ? `#${chosen}` : location.pathname + location.search);
    };

    const recall = () => {
      const chosen = new URLSearchParams(location.hash.slice(1));
      // Another anchor, such as that of an entry, changes nothing.
      if (![...choices.map((choice) => choice.name), "word"].some((key) => chosen.has(key))) return;
      for (const choice of choices) {
        // The first choice of a group is «all», for names that this page does not have too.
        if (!choice.value || choice.dataset.name === chosen.get(choice.name)) choice.checked = true;
        const more = choice.checked && choice.value && choice.closest("details");
        if (more) more.open = true;
      }
      field.value = chosen.get("word") ?? "";
      update();
    };

    form.addEventListener("input", () => {
      update();
      remember();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", recall);
    update();
    recall();
  }

  /** Text without case and accents. */
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }
}
