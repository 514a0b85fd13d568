"use strict";
(() => {
  const controls = document.getElementById("controls");
  const table = document.querySelector("table.list");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const details = new Map(Array.from(document.querySelectorAll("#details > details"), (one) => [one.querySelector("div").id, one]));
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const part_of = (row) => details.get(row.querySelector("a").hash.slice(1));
  // Whoever said something on a target, what they said, and its evidence find it too.
  const entries = (row) => Array.from(part_of(row).querySelectorAll("tbody"), (one) => one.textContent);
  const texts = new Map(rows.map((row) => [row, fold([row.textContent, ...entries(row)].join(" "))]));
  const nothing = document.getElementById("nothing");
  const chosen = (name) => new Set(Array.from(controls.querySelectorAll(`input[name=${name}]:checked`), (one) => one.value));

  const filter = () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const classes = chosen("class");
    const parts = chosen("section");
    let count = 0;
    for (const row of rows) {
      const fits = (!classes.size || classes.has(row.dataset.class)) && (!parts.size || parts.has(row.dataset.section))
        && wanted.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      count += fits;
      part_of(row).hidden = !fits;
    }
    shown.textContent = `${count} / ${rows.length}`;
    nothing.hidden = count > 0;
  };

  const place = new Map(rows.map((row, index) => [row, index]));
  const number = (text) => { const value = parseFloat(text.replace("−", "-")); return Number.isNaN(value) ? null : value; };
  const keys = {
    place: (row) => place.get(row),
    actual: (row) => number(row.cells[3].dataset.sort),
    gap: (row) => number(row.cells[5].textContent),
    status: (row) => Number(row.dataset.status),
    due: (row) => row.cells[7].textContent,
  };
  const sort = (head) => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    const key = keys[head.dataset.sort];
    for (const other of table.tHead.rows[0].cells) { other.removeAttribute("aria-sort"); }
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const compare = (a, b) => {
      // Without a figure a row is last, whichever way the others go.
      if (a === null || b === null) { return (a === null) - (b === null); }
      return (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1);
    };
    const sorted = rows.slice().sort((one, other) => compare(key(one), key(other)) || place.get(one) - place.get(other));
    body.append(...sorted);
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

  const speak = () => {
    const language = document.getElementById("zh").checked ? "zh" : "en";
    const title = document.querySelector("h1");
    document.documentElement.lang = language;
    document.title = (title.querySelector(`i[lang=${language}]`) || title).textContent;
  };
  for (const radio of document.querySelectorAll("input[name=language]")) { radio.addEventListener("change", speak); }
  speak();

  controls.addEventListener("input", filter);
  document.getElementById("clear").addEventListener("click", () => {
    search.value = "";
    for (const box of controls.querySelectorAll("input[type=checkbox]")) { box.checked = false; }
    filter();
  });
  const reveal = () => {
    const part = details.get(decodeURIComponent(location.hash.slice(1)));
    if (part) { part.hidden = false; part.open = true; part.scrollIntoView(); }
  };
  window.addEventListener("hashchange", reveal);
  controls.hidden = false;
  filter();
  reveal();
})();
