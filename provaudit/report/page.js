"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const rows = all("#overview tbody tr");
  const words = new Map();

  // The words of an article are gathered once, when somebody first searches.
  const wordsOf = (row) => {
    if (!words.has(row)) words.set(row, `${row.textContent} ${byId(row.dataset.page).textContent}`.toLowerCase());
    return words.get(row);
  };
  const filter = () => {
    const asked = byId("search").value.trim().toLowerCase();
    const [band, signal] = [byId("band").value, byId("signal").value];
    let shown = 0;
    for (const row of rows) {
      const fits = (!band || row.dataset.band === band) &&
        (!signal || row.dataset.signals.split(" ").includes(signal)) && (!asked || wordsOf(row).includes(asked));
      shown += fits;
      if (row.hidden !== fits) continue;
      row.hidden = !fits;
      byId(row.dataset.page).hidden = !fits;
    }
    byId("shown").textContent = `${shown} of ${rows.length} shown`;
  };
  const sortBy = (head) => {
    const column = Array.from(head.parentElement.children).indexOf(head);
    const key = (row) => row.children[column].dataset.sort ?? row.children[column].textContent.toLowerCase();
    const keyed = rows.map((row) => [key(row), row]);
    const numeric = keyed.every(([value]) => value !== "" && !isNaN(value));
    const was = head.getAttribute("aria-sort");
    const up = was ? was === "descending" : !numeric;
    const compare = numeric ? (x, y) => x - y : new Intl.Collator("en", { numeric: true }).compare;
    keyed.sort(([x], [y]) => (up ? compare(x, y) : compare(y, x)));
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    rows.splice(0, rows.length, ...keyed.map(([, row]) => row));
    document.querySelector("#overview tbody").append(...rows);
  };
  if (rows.length) {
    let waiting = 0;
    byId("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 120);
    });
    byId("band").addEventListener("change", filter);
    byId("signal").addEventListener("change", filter);
    for (const box of all("input[data-signal]")) {
      box.addEventListener("change", () => document.body.classList.toggle(`hide-${box.dataset.signal}`, !box.checked));
    }
    for (const button of all("#overview th button")) button.addEventListener("click", () => sortBy(button.parentElement));
    document.querySelector(".filters").hidden = false;
  }

  const open = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let e = target; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") e.open = true;
      if (e.hidden) e.hidden = false;
    }
    target.scrollIntoView({ block: target.tagName === "DETAILS" ? "nearest" : "start" });
    const head = target.querySelector(":scope > summary");
    if (head) head.focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) open();
  });
  if (location.hash) open();

  // On paper everything is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
