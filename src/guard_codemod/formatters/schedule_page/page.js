"use strict";
const table = document.querySelector("table");
const heads = [...table.tHead.rows[0].cells];
const status = document.querySelector("[role=status]");

function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.order === undefined ? cell.textContent : Number(cell.dataset.order);
}

function sort(column) {
  const head = heads[column];
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [key(row, column), row]);
  const collator = new Intl.Collator(undefined, { numeric: true });
  rows.sort(([a], [b]) => (typeof a === "number" ? a - b : collator.compare(a, b)));
  body.append(...(ascending ? rows : rows.reverse()).map(([, row]) => row));
  heads.forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  status.textContent = `Sorted by ${head.textContent}, ${head.getAttribute("aria-sort")}`;
}

heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(column));
  head.append(button);
});
