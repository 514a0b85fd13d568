"use strict";
(() => {
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const part_at = (hash) => hash.length > 1 && (document.getElementById(decoded(hash.slice(1))) || document.body).closest("details");

  const find_in = (lookup) => {
    const controls = lookup.querySelector(".controls");
    const table = lookup.querySelector("table");
    const rows = Array.from(table.tBodies[0].rows);
    const search = controls.querySelector("input[type=search]");
    const boxes = Array.from(controls.querySelectorAll("input[type=checkbox]"));
    const names = new Set(boxes.map((one) => one.name));
    const parts = new Map(rows.map((row) => [row, part_at((row.querySelector("a") || location).hash)]));
    // Whoever said something on a target, what they said, and its evidence find it too.
    const entries = (part) => part ? Array.from(part.querySelectorAll("tbody"), (one) => one.textContent) : [];
    const texts = new Map(rows.map((row) => [row, fold([row.textContent, ...entries(parts.get(row))].join(" "))]));

    const filter = () => {
      const wanted = fold(search.value).split(/\s+/).filter(Boolean);
      const chosen = new Map(Array.from(names, (name) => [name, boxes.filter((one) => one.name === name && one.checked).map((one) => one.value)]));
      let count = 0;
      for (const row of rows) {
        const fits = wanted.every((word) => texts.get(row).includes(word))
          && Array.from(chosen).every(([name, values]) => !values.length || values.includes(row.dataset[name]));
        row.hidden = !fits;
        count += fits;
        if (parts.get(row)) { parts.get(row).hidden = !fits; }
      }
      lookup.querySelector(".shown").textContent = `${count} / ${rows.length}`;
      lookup.querySelector(".nothing").hidden = count > 0;
    };

    const place = new Map(rows.map((row, index) => [row, index]));
    const sort = (head) => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      const key = (row) => {
        const text = row.cells[head.cellIndex].dataset.sort;
        return text === undefined ? place.get(row) : text === "" ? null : Number(text);
      };
      for (const other of table.tHead.rows[0].cells) { other.removeAttribute("aria-sort"); }
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const compare = (a, b) => {
        // Without a figure a row is last, whichever way the others go.
        if (a === null || b === null) { return (a === null) - (b === null); }
        return (a - b) * (up ? 1 : -1);
      };
      table.tBodies[0].append(...rows.slice().sort((one, other) => compare(key(one), key(other)) || place.get(one) - place.get(other)));
    };
    for (const head of table.querySelectorAll("th[data-sort]")) {
      // No real button: browsers leave those out where a heading is repeated on the next printed page.
      const button = document.createElement("span");
      button.className = "sort";
      button.tabIndex = 0;
      button.setAttribute("role", "button");
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head));
      button.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); sort(head); }
      });
      head.append(button);
    }
    controls.addEventListener("input", filter);
    controls.querySelector(".clear").addEventListener("click", () => {
      search.value = "";
      for (const box of boxes) { box.checked = false; }
      filter();
    });
    controls.hidden = false;
    filter();
  };
  for (const lookup of document.querySelectorAll(".lookup")) { find_in(lookup); }

  const speak = () => {
    const language = document.getElementById("zh").checked ? "zh" : "en";
    const title = document.querySelector("h1");
    document.documentElement.lang = language;
    if (title) { document.title = (title.querySelector(`i[lang=${language}]`) || title).textContent; }
  };
  for (const radio of document.querySelectorAll("input[name=language]")) { radio.addEventListener("change", speak); }
  speak();

  const reveal = () => {
    const part = part_at(location.hash);
    if (part) { part.hidden = false; part.open = true; part.scrollIntoView(); }
  };
  window.addEventListener("hashchange", reveal);
  reveal();
})();
