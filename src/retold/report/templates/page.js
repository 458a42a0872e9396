// What moves on the page. Everything can be read without it.
const $ = (id) => document.getElementById(id);
const root = document.documentElement;

// ---- theme

const themes = ["auto", "light", "dark"];
function setTheme(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  $("theme").textContent = `Theme: ${theme}`;
}
function remembered() {
  try { return localStorage.getItem("retold-theme"); } catch { return null; }
}
setTheme(themes.includes(remembered()) ? remembered() : "auto");
$("theme").addEventListener("click", () => {
  const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
  setTheme(next);
  try { localStorage.setItem("retold-theme", next); } catch { /* a page from a file may not store */ }
});
