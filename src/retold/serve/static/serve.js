// What moves on the pages of a server. Everything works without it.
const root = document.documentElement;

// ---- theme, as the reports have it

const themes = ["auto", "light", "dark"];
const button = document.querySelector("nav.site #theme");
function remembered() {
  try { return localStorage.getItem("retold-theme"); } catch { return null; }
}
function setTheme(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  if (button) button.textContent = `Theme: ${theme}`;
}
if (button) {
  setTheme(themes.includes(remembered()) ? remembered() : "auto");
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
    setTheme(next);
    try { localStorage.setItem("retold-theme", next); } catch { /* it is for this page alone */ }
  });
}

// ---- moments in the reader's own time

for (const time of document.querySelectorAll("nav.site ~ main time[datetime]")) {
  const moment = new Date(time.dateTime);
  time.title = time.textContent;
  time.textContent = moment.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

// ---- forms: files may be dropped on them; once sent, not sent twice

for (const form of document.querySelectorAll("body.served form[method=post]")) {
  form.addEventListener("submit", () => {
    const sent = form.querySelector("button.main");
    if (!sent) return;
    sent.dataset.said = sent.textContent;
    sent.textContent = "Working …";
    setTimeout(() => { sent.disabled = true; });
  });
}
addEventListener("pageshow", () => {
  for (const sent of document.querySelectorAll("button[data-said]")) {
    sent.disabled = false;
    sent.textContent = sent.dataset.said;
    delete sent.dataset.said;
  }
});
for (const side of document.querySelectorAll("[data-drop]")) {
  const file = side.querySelector("input[type=file]");
  side.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    side.classList.add("over");
  });
  side.addEventListener("dragleave", () => side.classList.remove("over"));
  side.addEventListener("drop", (event) => {
    side.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
  });
}

// ---- a job as it goes on

const job = document.getElementById("job");
if (job && !job.dataset.over) watch(job.dataset.job);

function watch(id) {
  const told = { waiting: "Waiting for its turn", running: "Working on it", done: "Done",
    failed: "That did not work", cancelled: "Stopped" };
  const source = new EventSource(`/api/1/jobs/${id}/events`);
  source.addEventListener("job", (event) => {
    const now = JSON.parse(event.data);
    document.getElementById("job-state").textContent = told[now.state];
    const bar = document.getElementById("job-bar");
    if (now.total) {
      bar.max = now.total;
      bar.value = now.done;
      document.getElementById("job-said").textContent =
        `${now.done.toLocaleString()} of ${now.total.toLocaleString()} ${now.what}`;
    }
    if (!["done", "failed", "cancelled"].includes(now.state)) return;
    source.close();
    if (now.state === "done" && now.address) {
      location.replace(now.address);
      return;
    }
    bar.hidden = true;
    document.getElementById("job-stop")?.remove();
    if (now.problem) {
      const fault = document.getElementById("job-fault");
      fault.hidden = false;
      fault.textContent = now.problem.detail;
    }
  });
}

// ---- #change-17 in an address leads to the change of a report

function lead() {
  const named = /^#change-(\d+)$/.exec(location.hash);
  if (named && !document.getElementById(location.hash.slice(1))) location.replace(`#c${named[1]}`);
}
addEventListener("hashchange", lead);
lead();
