// ---- the trees: light a row, show both texts of an edge, colour by a fact

const data = JSON.parse($("data").textContent);

for (const section of document.querySelectorAll(".story")) {
  const told = data[section.dataset.story];
  const of = (row) => section.querySelectorAll(`[data-row="${row}"]:is(.row, .band, .edge, .dot)`);
  const name = (row) => section.querySelector(`.row[data-row="${row}"]`).textContent.trim();
  const beside = section.querySelector(".beside");
  let lit = null;

  function light(row) {
    if (lit !== null) for (const part of of(lit)) part.classList.remove("lit");
    lit = row;
    if (lit !== null) for (const part of of(lit)) part.classList.add("lit");
  }
  const rowOf = (event) => event.target.closest("[data-row]:is(.row, .band, .edge, .dot)")?.dataset.row ?? null;
  const tree = section.querySelector(".tree");
  tree.addEventListener("pointerover", (event) => light(rowOf(event)));
  tree.addEventListener("pointerleave", () => light(null));
  tree.addEventListener("click", (event) => {
    const row = rowOf(event);
    if (row === null || !(row in told.edges)) return;
    event.preventDefault();
    show(row);
  });
  for (const button of section.querySelectorAll(".both")) {
    button.addEventListener("click", () => show(button.dataset.row));
  }

  // ---- both texts of an edge

  function marked(text, spans) {
    const box = document.createElement("div");
    box.tabIndex = 0;
    const points = [...text];
    let at = 0;
    for (const [severity, span] of spans.sort((one, other) => one[1][0] - other[1][0])) {
      if (span[0] < at) continue;
      box.append(points.slice(at, span[0]).join(""));
      const mark = document.createElement("mark");
      mark.className = `s-${severity}`;
      mark.textContent = points.slice(span[0], span[1]).join("");
      box.append(mark);
      at = span[1];
    }
    box.append(points.slice(at).join(""));
    return box;
  }

  function column(row, spans) {
    const part = document.createElement("section");
    const head = document.createElement("h4");
    head.textContent = name(row);
    part.append(head, marked(told.texts[row], spans));
    return part;
  }

  function show(row) {
    const edge = told.edges[row];
    const top = document.createElement("div");
    top.className = "top";
    const head = document.createElement("h3");
    head.textContent = `${name(edge.source)} → ${name(row)}`;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => { beside.hidden = true; });
    top.append(head, close);
    const both = document.createElement("div");
    both.className = "both-texts";
    both.append(
      column(edge.source, edge.changes.filter((change) => change[1]).map((change) => [change[0], change[1]])),
      column(row, edge.changes.filter((change) => change[2]).map((change) => [change[0], change[2]])),
    );
    beside.replaceChildren(top, both);
    beside.hidden = false;
    beside.scrollIntoView({ block: "nearest" });
    for (const box of both.querySelectorAll("section > div")) {
      const first = box.querySelector("mark");
      if (first) box.scrollTop = first.offsetTop - box.offsetTop - 60;
    }
  }

  // ---- the tree by a fact

  const looks = ["v0", "v1", "v2", "v3", "v4", "v5"];
  const plain = section.querySelector(".plain");
  const now = section.querySelector(".now-told");
  const hint = now.textContent;

  function colour(number) {
    for (const part of section.querySelectorAll("[data-row]")) part.classList.remove(...looks);
    for (const card of section.querySelectorAll(".fact")) card.classList.remove("on");
    section.classList.toggle("coloured", number !== null);
    plain.hidden = number === null;
    now.textContent = hint;
    if (number === null) return;
    for (const [row, look] of Object.entries(told.facts[number])) {
      for (const part of of(row)) if (!part.matches(".band")) part.classList.add(looks[look]);
    }
    const button = section.querySelector(`.colour[data-fact="${number}"]`);
    const card = button.closest(".fact");
    card.classList.add("on");
    now.textContent = [...card.querySelectorAll(".reading")].map((said) => said.textContent).join(" → ");
    (section.querySelector(".row.v1") ?? section.querySelector(".key")).scrollIntoView({ block: "center" });
  }
  for (const button of section.querySelectorAll(".colour")) {
    button.addEventListener("click", () => colour(button.closest(".fact").classList.contains("on") ? null : button.dataset.fact));
  }
  plain.addEventListener("click", () => colour(null));
}
