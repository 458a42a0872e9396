// What the comparison adds to page.js.
const { beads, moved, changes, ...ends } = JSON.parse($("data").textContent);
const panes = { source: $("source"), target: $("target") };
const letters = { source: "a", target: "b" };
const cards = [...document.querySelectorAll(".card")];
const isMoved = new Set(moved);
const other = (side) => (side === "source" ? "target" : "source");
const range = (bead, side) => (side === "source" ? beads[bead].slice(0, 2) : beads[bead].slice(2));
const sentence = (side, number) => $(letters[side] + number);
const sideOf = (element) => (element.id[0] === "a" ? "source" : "target");
const beadOf = (element) => Number(element.dataset.b);

// On a phone the texts come first, for the eye and for the keyboard alike.
const list = document.querySelector(".list");
if (list && matchMedia("(max-width: 680px)").matches) list.parentElement.append(list);
if (matchMedia("(max-width: 680px)").matches) $("about").removeAttribute("open");

const marksOf = new Map();
for (const mark of document.querySelectorAll(".pane [data-c], .pane [data-n]")) {
  for (const index of (mark.dataset.c ?? mark.dataset.n).split(" ")) {
    if (!marksOf.has(Number(index))) marksOf.set(Number(index), []);
    marksOf.get(Number(index)).push(mark);
  }
}

function sentences(bead, side) {
  const [first, end] = range(bead, side);
  const found = [];
  for (let number = first; number < end; number++) found.push(sentence(side, number));
  return found;
}

// Where a bead without sentences on a side would stand there.
function nearest(bead, side) {
  for (let distance = 0; distance < beads.length; distance++) {
    for (const candidate of [bead - distance, bead + distance]) {
      if (beads[candidate] && !isMoved.has(candidate)) {
        const [first, end] = range(candidate, side);
        if (end > first) return sentence(side, candidate <= bead ? end - 1 : first);
      }
    }
  }
  return sentence(side, 0);
}

// ---- ties: hover and focus light both sides

let litBead = null;
let lit = [];
function light(bead) {
  if (bead === litBead) return;
  for (const element of lit) element.classList.remove("lit");
  lit = [];
  litBead = bead;
  $("lit").setAttribute("d", bead === null ? "" : bars(bead));
  if (bead === null) return;
  for (const side of ["source", "target"]) {
    for (const element of sentences(bead, side)) {
      element.classList.add("lit");
      lit.push(element);
    }
  }
}

function bars(bead) {
  let path = "";
  for (const side of ["source", "target"]) {
    const [first, end] = range(bead, side);
    if (end === first) continue;
    const left = first ? ends[side][first - 1] : 0;
    const [top, bottom] = side === "source" ? [0, 16] : [84, 100];
    path += `M${left} ${top}H${Math.max(ends[side][end - 1], left + 8)}V${bottom}H${left}Z`;
  }
  return path;
}

let chosen = null;
for (const side of ["source", "target"]) {
  const pane = panes[side];
  pane.addEventListener("pointerover", (event) => {
    const over = event.target.closest(".s");
    light(over ? beadOf(over) : chosen);
  });
  pane.addEventListener("pointerleave", () => light(chosen));
  pane.addEventListener("focusin", (event) => {
    if (event.target.matches(".s")) light(beadOf(event.target));
  });
  pane.addEventListener("click", (event) => {
    const clicked = event.target.closest(".s");
    if (!clicked || String(getSelection())) return;
    chosen = beadOf(clicked);
    light(chosen);
    showOther(clicked);
    const mark = event.target.closest("[data-c], [data-n]");
    if (mark) pick(Number((mark.dataset.c ?? mark.dataset.n).split(" ")[0]), { scrollList: true });
  });
  pane.addEventListener("keydown", (event) => {
    const current = event.target.closest(".s");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const number = current ? Number(current.id.slice(1)) + step : firstVisible(side);
      const next = sentence(side, number);
      if (next) {
        next.focus({ preventScroll: true });
        reveal(next, { gently: true });
        if ($("together").checked) showOther(next);
        say(next);
      }
      event.preventDefault();
    } else if (event.key === "Enter" && current) {
      chosen = beadOf(current);
      showOther(current);
      event.preventDefault();
    }
  });
}

function showOther(element) {
  const side = other(sideOf(element));
  const tied = sentences(beadOf(element), side);
  reveal(tied[0] ?? nearest(beadOf(element), side), { at: element });
}

function firstVisible(side) {
  const top = panes[side].getBoundingClientRect().top;
  const all = panes[side].querySelectorAll(".s");
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].getBoundingClientRect().bottom <= top) low = middle + 1;
    else high = middle;
  }
  return low;
}

function say(element) {
  const tied = sentences(beadOf(element), other(sideOf(element)));
  $("said").textContent = tied.length
    ? `Other text: ${tied.map((each) => each.textContent).join(" ")}`
    : "Nothing in the other text";
}

// Scroll a pane, and the page where the pane is out of sight, so that an element can be seen.
function reveal(element, { at = null, gently = false } = {}) {
  const pane = element.closest(".scroll");
  leader = null;
  const go = () => {
    const box = element.getBoundingClientRect();
    const frame = visiblePart(pane);
    if (gently && box.top >= frame.top + 20 && box.bottom <= frame.bottom - 20) return;
    let wanted = frame.top + Math.min(frame.height * 0.3, 180);
    if (at) {
      // Level with the sentence that was clicked, where that is in the same row.
      const there = visiblePart(at.closest(".scroll"));
      const level = at.getBoundingClientRect().top;
      if (there.top === frame.top && level >= frame.top) wanted = Math.min(level, frame.bottom - 80);
    }
    pane.scrollTop += box.top - wanted;
  };
  go();
  // Blocks far away have estimated heights until they are drawn once.
  requestAnimationFrame(() => requestAnimationFrame(go));
}

// The part of a pane that is inside of the window; all of it where it is out of sight.
function visiblePart(pane) {
  const { top, bottom } = pane.getBoundingClientRect();
  const seen = { top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) };
  const frame = seen.bottom - seen.top > 100 ? seen : { top, bottom };
  return { ...frame, height: frame.bottom - frame.top };
}

// ---- scroll both texts together: the side that a reader moves leads

let leader = null;
for (const side of ["source", "target"]) {
  const pane = panes[side];
  for (const kind of ["wheel", "touchstart", "pointerdown"]) {
    pane.addEventListener(kind, () => { leader = side; }, { passive: true });
  }
  pane.addEventListener("scroll", () => {
    if (leader === side && $("together").checked) requestAnimationFrame(() => follow(side));
  }, { passive: true });
}

function follow(side, tries = 3) {
  const frame = panes[side].getBoundingClientRect();
  const line = frame.top + frame.height * 0.3;
  const under = sentenceAt(frame.left + frame.width / 3, line);
  // What just came into view is drawn a frame later.
  if (!under && tries) requestAnimationFrame(() => follow(side, tries - 1));
  if (!under || isMoved.has(beadOf(under))) return;
  const there = sentences(beadOf(under), other(side));
  if (!there.length) return;
  const here = extent(sentences(beadOf(under), side));
  const tied = extent(there);
  const share = (line - here.top) / (here.bottom - here.top);
  const pane = panes[other(side)];
  const box = pane.getBoundingClientRect();
  pane.scrollTop += tied.top + share * (tied.bottom - tied.top) - (box.top + box.height * 0.3);
}

function sentenceAt(x, line) {
  for (const away of [0, 12, -12, 24, -24, 40, -40]) {
    const hit = document.elementFromPoint(x, line + away);
    const found = hit?.closest(".s") ?? hit?.closest(".block")?.querySelector(".s");
    if (found) return found;
  }
  return null;
}

function extent(elements) {
  return {
    top: elements[0].getBoundingClientRect().top,
    bottom: elements.at(-1).getBoundingClientRect().bottom,
  };
}

// ---- the changes

let current = -1;
let now = [];
const wide = matchMedia("(min-width: 1081px)");

function pick(index, { scrollList = false, focus = false, show = false } = {}) {
  for (const element of now) {
    element.classList.remove("now");
    element.removeAttribute("aria-current");
  }
  now = [];
  current = index;
  if ($("where")) $("where").textContent = index < 0 ? "" : where(cards[index]);
  if (index < 0) return;
  const card = cards[index];
  now = [card, ...(marksOf.get(index) ?? [])];
  card.closest("details")?.setAttribute("open", "");
  for (const element of now) element.classList.add("now");
  card.setAttribute("aria-current", "true");
  if (focus) card.focus({ preventScroll: true });
  if (scrollList || focus) {
    if (wide.matches) reveal(card, { gently: true });
    else card.scrollIntoView({ block: "nearest" });
  }
  if (show) showChange(index);
  if (focus || show) linkTo(index, { anew: show });
}

// What the bar of a phone says of a change, whose card is far away.
function where(card) {
  const note = card.querySelector(".note")?.textContent ?? card.dataset.name;
  return `${Number(card.dataset.c) + 1}. ${card.dataset.severity}: ${note}`;
}

// The address of the page names the change: to send it, and for the browser's way back.
function linkTo(index, { anew = false } = {}) {
  const hash = `#change-${index + 1}`;
  if (location.hash === hash) return;
  try {
    if (anew) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  } catch { /* where a page may not change its address, it stays */ }
}

function openLinked() {
  const named = /^#c(?:hange-)?(\d+)$/.exec(location.hash);
  const index = named ? Number(named[1]) - 1 : -1;
  if (cards[index]) pick(index, { focus: true, show: true });
  const place = /^#[ab]\d+$/.test(location.hash) && $(location.hash.slice(1));
  if (place) showBead(beadOf(place));
}
addEventListener("popstate", openLinked);
addEventListener("hashchange", openLinked);

function showChange(index) {
  showBead(changes[index], marksOf.get(index) ?? []);
}

function showBead(bead, marks = []) {
  chosen = bead;
  light(bead);
  if (!wide.matches || !list) panes.source.closest(".pane").scrollIntoView({ block: "start" });
  for (const side of ["source", "target"]) {
    const mark = marks.find((each) => panes[side].contains(each));
    reveal(mark ?? sentences(bead, side)[0] ?? nearest(bead, side));
  }
}

function step(by, { show = wide.matches } = {}) {
  let index = current;
  do index += by;
  while (cards[index]?.hidden || cards[index]?.closest("details:not([open])"));
  if (cards[index]) pick(index, { focus: !show || wide.matches, scrollList: true, show });
}
$("next")?.addEventListener("click", () => step(1, { show: true }));
$("previous")?.addEventListener("click", () => step(-1, { show: true }));
$("back-to-list")?.addEventListener("click", () => {
  (cards[current] ?? $("changes")).scrollIntoView({ block: "center" });
});
$("dots")?.addEventListener("change", () => {
  document.body.classList.toggle("dots", $("dots").checked);
});

const lists = [$("cards"), $("possible")].filter(Boolean);
$("about-worst")?.addEventListener("click", (event) => {
  event.preventDefault();
  pick(0, { focus: true, show: true });
});
for (const list of lists) list.addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  if (event.target.closest(".copy")) copy(event.target.closest(".copy"));
  if (event.target.closest(".done, .judge")) return;
  if (!card || (String(getSelection()) && !event.target.closest("a"))) return;
  event.preventDefault();
  pick(Number(card.dataset.c), { focus: true, show: true });
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  if (event.target.matches?.("input[type=search], input[type=text]")) return;
  const inList = event.target.closest?.(".list .scroll");
  const typing = event.target.matches?.("input, button, summary, a");
  if (event.key === "j" || (inList && event.key === "ArrowDown")) step(1);
  else if (event.key === "k" || (inList && event.key === "ArrowUp")) step(-1);
  else if (event.key === "Enter" && !typing && current >= 0 && !event.defaultPrevented) showChange(current);
  else if (event.key === "?") $("help").showModal();
  else if (event.key === "Escape") {
    chosen = null;
    light(null);
    pick(-1);
  } else return;
  event.preventDefault();
});

// ---- what a reader has checked, remembered by this browser for this pair

const notes = `retold-checked-${$("data").dataset.key}`;
const checked = new Set();
try {
  for (const id of JSON.parse(localStorage.getItem(notes) ?? "[]")) checked.add(id);
} catch { /* a page from a file may not store */ }
for (const card of checked.size ? cards : []) {
  if (!checked.has(card.dataset.id)) continue;
  card.querySelector(".check").checked = true;
  card.classList.add("checked");
}
for (const list of lists) list.addEventListener("change", (event) => {
  if (!event.target.matches(".check")) return;
  const card = event.target.closest(".card");
  if (event.target.checked) checked.add(card.dataset.id);
  else checked.delete(card.dataset.id);
  card.classList.toggle("checked", event.target.checked);
  try { localStorage.setItem(notes, JSON.stringify([...checked])); } catch { /* as above */ }
  if ($("unchecked")?.checked) filter();
});

// A change as a reader would put it into a message.
async function copy(button) {
  const card = button.closest(".card");
  const sides = [...card.querySelectorAll("dt")].map(
    (side) => `${side.textContent}: ${side.nextElementSibling.textContent.trim()}`,
  );
  const kind = `${card.dataset.severity} ${card.dataset.name} (${card.dataset.certainty})`;
  const told = [card.querySelector(".note")?.textContent, ...sides].filter(Boolean).join("\n");
  const label = button.firstChild;
  try {
    await navigator.clipboard.writeText(`${kind}: ${told}\n`);
    label.data = "Copied";
  } catch {
    label.data = "Not allowed here";
  }
  $("said").textContent = label.data;
  setTimeout(() => { label.data = "Copy"; }, 1500);
}

// ---- a reader's verdicts, where somebody keeps them
// PUT {"change": id, "verdict": "right" | "wrong" | "harmless" | null, "note": "…"}; null takes it back.

const keeper = $("data").dataset.verdicts;
if (keeper) {
  for (const list of lists) {
    list.addEventListener("click", (event) => {
      const button = event.target.closest(".say");
      if (button) judge(button.closest(".card"), button);
    });
    list.addEventListener("change", (event) => {
      const card = event.target.closest(".card");
      const pressed = card.querySelector(".say[aria-pressed=true]");
      if (event.target.matches(".noted") && pressed) judge(card, pressed, { again: true });
    });
  }
}

async function judge(card, button, { again = false } = {}) {
  const takenBack = !again && button.getAttribute("aria-pressed") === "true";
  const body = {
    change: card.dataset.id,
    verdict: takenBack ? null : button.value,
    note: card.querySelector(".noted").value,
  };
  const shown = card.querySelector(".judge").dataset;
  delete shown.kept;
  delete shown.failed;
  try {
    const answer = await fetch(keeper, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    for (const each of card.querySelectorAll(".say")) {
      each.setAttribute("aria-pressed", String(each === button && !takenBack));
    }
    shown.kept = takenBack ? "taken back" : "saved";
    $("said").textContent = takenBack ? "Verdict taken back" : `Verdict saved: ${button.value}`;
  } catch {
    $("said").textContent = "The verdict was not saved";
    shown.failed = "not saved: try again";
  }
}

// ---- filter

const boxes = [...document.querySelectorAll(".filter fieldset input")];
let said = null;
const words = (card) => [...card.querySelectorAll(".sev, .sure, .what .m, .note, dd, .via, .rule")]
  .map((part) => part.textContent.toLowerCase()).join(" ");
const marked = [...document.querySelectorAll(".pane [data-c]")].map(
  (mark) => [mark, mark.dataset.c.split(" ").map(Number)],
);
const looks = new Map(marked.map(([mark, indices]) => [mark, indices[0]]));
const numbers = [...document.querySelectorAll(".pane [data-n]")];
function filter() {
  const on = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const wanted = $("find").value.trim().toLowerCase();
  if (wanted) said ??= cards.map(words);
  const passes = cards.map((card, index) => on.has(card.dataset.kind) && on.has(card.dataset.severity)
    && (!wanted || said[index].includes(wanted))
    && !($("unchecked").checked && checked.has(card.dataset.id)));
  cards.forEach((card, index) => {
    if (card.hidden === passes[index]) card.hidden = !passes[index];
  });
  for (const [mark, indices] of marked) {
    const first = indices.find((index) => passes[index]) ?? -1;
    if (first === looks.get(mark)) continue;
    looks.set(mark, first);
    mark.className = first < 0 ? "m off" : `m ${cards[first].dataset.look}`;
  }
  for (const number of numbers) {
    if (number.hidden === passes[number.dataset.n]) number.hidden = !number.hidden;
  }
  const shown = passes.filter(Boolean).length;
  if ($("shown")) {
    const total = Number($("shown").dataset.total);
    $("shown").textContent = `${passes.slice(0, total).filter(Boolean).length} of ${total}`;
  }
  $("none").hidden = shown > 0;
  $("all").hidden = shown === cards.length;
  if (current >= 0) {
    const kept = passes[current] ? current : -1;
    pick(kept);
  }
}
for (const box of boxes) box.addEventListener("change", filter);
$("find")?.addEventListener("input", filter);
$("unchecked")?.addEventListener("change", filter);
$("all")?.addEventListener("click", () => {
  for (const box of boxes) box.checked = true;
  $("find").value = "";
  $("unchecked").checked = false;
  filter();
  boxes[0].focus();
});
if (matchMedia("(max-width: 680px), (max-height: 950px)").matches) $("kinds")?.removeAttribute("open");

// ---- the map

$("strip").addEventListener("click", (event) => {
  const frame = $("strip").getBoundingClientRect();
  const side = event.clientY < frame.top + frame.height / 2 ? "source" : "target";
  const at = ((event.clientX - frame.left) / frame.width) * 10000;
  const number = ends[side].findIndex((end) => end > at);
  const element = sentence(side, number);
  if (!element) return;
  chosen = beadOf(element);
  light(chosen);
  if (!wide.matches) panes.source.closest(".pane").scrollIntoView({ block: "start" });
  reveal(element);
  showOther(element);
});

// A frame on the map around what each pane shows.
for (const side of ["source", "target"]) {
  const visible = new Set();
  const groups = [...panes[side].querySelectorAll(".group")];
  const reach = (group) => [
    group.querySelector(".s"),
    group.lastElementChild.querySelector(".s:last-of-type"),
  ].map((each) => Number(each.id.slice(1)));
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) visible.add(entry.target);
      else visible.delete(entry.target);
    }
    const seen = [...visible].map(reach);
    if (!seen.length) return;
    const first = Math.min(...seen.map((each) => each[0]));
    const left = first ? ends[side][first - 1] : 0;
    $(`view-${side}`).setAttribute("x", left);
    $(`view-${side}`).setAttribute("width", ends[side][Math.max(...seen.map((each) => each[1]))] - left);
  }, { root: panes[side] });
  for (const group of groups) observer.observe(group);
}

// ---- a link to a change

openLinked();

// ---- help

$("help-open").addEventListener("click", () => $("help").showModal());
