
// ---- rows with some words

const rows = [...document.querySelectorAll("tbody tr")];
const words = rows.map((row) => row.textContent.toLowerCase());
$("find").addEventListener("input", () => {
  const wanted = $("find").value.trim().toLowerCase();
  let shown = 0;
  rows.forEach((row, index) => {
    row.hidden = !words[index].includes(wanted);
    shown += !row.hidden;
  });
  $("shown").textContent = wanted ? `${shown} of ${rows.length}` : "";
});
