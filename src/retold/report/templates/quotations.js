
// ---- hover and focus light all parts of a quotation, in the text and in the list

const partsOf = new Map();
for (const part of document.querySelectorAll("[data-q]")) {
  if (!partsOf.has(part.dataset.q)) partsOf.set(part.dataset.q, []);
  partsOf.get(part.dataset.q).push(part);
}

let lit = null;
function light(number) {
  if (number === lit) return;
  for (const part of partsOf.get(lit) ?? []) part.classList.remove("lit");
  lit = number;
  for (const part of partsOf.get(lit) ?? []) part.classList.add("lit");
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    light(event.target.closest?.("[data-q]")?.dataset.q ?? null);
  });
}

// ---- a click brings the other side into view

document.addEventListener("click", (event) => {
  const part = event.target.closest("[data-q]");
  if (!part || event.target.closest("a") || String(getSelection())) return;
  const inText = part.closest(".text");
  const there = $(`${inText ? "q" : "t"}${part.dataset.q}`);
  there?.scrollIntoView({ block: "center" });
  light(part.dataset.q);
});
