"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const rows = all("#overview tbody tr");
  const search = document.getElementById("search");
  const band = document.getElementById("band");

  const filter = () => {
    const words = search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const page = document.getElementById(row.dataset.page);
      const fits = (!band.value || row.dataset.band === band.value) &&
        (!words || row.textContent.toLowerCase().includes(words) || (page && page.textContent.toLowerCase().includes(words)));
      row.hidden = !fits;
      if (page) page.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    document.getElementById("shown").textContent = `${shown} of ${rows.length} shown`;
  };
  if (search) {
    search.addEventListener("input", filter);
    band.addEventListener("change", filter);
    for (const box of all("input[data-signal]")) {
      box.addEventListener("change", () => document.body.classList.toggle(`hide-${box.dataset.signal}`, !box.checked));
    }
    for (const button of all("#overview th button")) {
      button.addEventListener("click", () => {
        const head = button.parentElement;
        const column = Array.from(head.parentElement.children).indexOf(head);
        const up = head.getAttribute("aria-sort") === "descending";
        for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = (row) => row.children[column].dataset.sort;
        rows.sort((a, b) => {
          const [x, y] = [key(a), key(b)];
          const order = isNaN(x) || isNaN(y) ? x.localeCompare(y) : Number(x) - Number(y);
          return up ? order : -order;
        });
        rows[0].parentElement.append(...rows);
      });
    }
  }

  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let e = target; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") e.open = true;
      if (e.hidden) e.hidden = false;
    }
    target.scrollIntoView({ block: "nearest" });
    const head = target.querySelector("summary");
    if (head) head.focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.mark");
    if (mark && mark.hash === location.hash) open();
  });
  open();
})();
