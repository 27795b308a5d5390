// The keys of the review: a, r, m decide; j goes on; u takes back; 1 to 9 choose; c and w go to fields.
const form = document.getElementById("judge");
const press = (selector) => document.querySelector(selector)?.click();
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.blur();
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    a: () => press("[data-key=a]"), r: () => press("[data-key=r]"), m: () => press("[data-key=m]"), j: () => press("#skip"), u: () => press("#undo"),
    c: () => form?.querySelector("#field").focus(), w: () => form?.querySelector("#why").focus(),
  }[event.key] ?? (/^[1-9]$/.test(event.key) ? () => press(`[data-nth="${event.key}"]`) : null);
  if (!act) return;
  event.preventDefault();
  act();
});
