// Lights up the words of a record and its card together; a box at the pointer shows the cards of the words under it.
const text = document.getElementById("text"), box = document.getElementById("hover");
const cards = [...document.querySelectorAll(".cards .record")];
const card = (id) => document.getElementById(`c-${id}`);
const marksOf = (id) => [...text.querySelectorAll("mark[data-records]")].filter((mark) => mark.dataset.records.split(" ").includes(id));

function light(ids) {
  document.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
  for (const id of ids) {
    marksOf(id).forEach((mark) => mark.classList.add("on"));
    card(id)?.classList.add("on");
  }
}

function place(event) {
  const {innerWidth, innerHeight} = window, margin = 16;
  const left = Math.min(event.clientX + margin, innerWidth - box.offsetWidth - margin);
  const below = event.clientY + margin + box.offsetHeight < innerHeight;
  box.style.left = `${Math.max(margin, left)}px`;
  box.style.top = `${Math.max(margin, below ? event.clientY + margin : event.clientY - box.offsetHeight - margin)}px`;
}

text.addEventListener("mouseover", (event) => {
  const mark = event.target.closest("mark[data-records]");
  if (!mark) return;
  const ids = mark.dataset.records.split(" ");
  light(ids);
  box.replaceChildren(...ids.map(card).filter(Boolean).slice(0, 4).map((one) => {
    const copy = one.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("tabindex");
    return copy;
  }));
  box.hidden = false;
  place(event);
});
text.addEventListener("mousemove", (event) => { if (!box.hidden) place(event); });
text.addEventListener("mouseout", (event) => {
  if (event.target.closest("mark") && !event.relatedTarget?.closest?.("mark[data-records]")) { box.hidden = true; light([]); }
});
text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-records]");
  if (mark && !event.target.closest("a") && window.matchMedia("(min-width: 68rem)").matches) card(mark.dataset.records.split(" ").at(-1))?.scrollIntoView({block: "nearest"});
});
cards.forEach((one) => {
  one.addEventListener("mouseenter", () => light([one.dataset.record]));
  one.addEventListener("focus", () => {
    light([one.dataset.record]);
    marksOf(one.dataset.record)[0]?.scrollIntoView({block: "center"});
  });
});

let at = cards.findIndex((one) => one.classList.contains("lit"));
document.addEventListener("keydown", (event) => {
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey || !cards.length) return;
  if (event.key !== "n" && event.key !== "p") return;
  at = (at + (event.key === "n" ? 1 : -1) + cards.length) % cards.length;
  cards[at].focus({preventScroll: true});
  cards[at].scrollIntoView({block: "nearest"});
});
if (at >= 0) cards[at].parentElement.parentElement.scrollTop = cards[at].offsetTop - 120;
