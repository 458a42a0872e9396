
// ---- copies with some words

const cards = [...document.querySelectorAll("article")];
const words = cards.map((card) => card.textContent.toLowerCase());
$("find")?.addEventListener("input", () => {
  const wanted = $("find").value.trim().toLowerCase();
  let shown = 0;
  cards.forEach((card, index) => {
    card.hidden = !words[index].includes(wanted);
    shown += !card.hidden;
  });
  $("shown").textContent = wanted ? `${shown} of ${cards.length}` : "";
});
