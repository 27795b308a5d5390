// Tells, on any page, when the record has changed since it was loaded. Without scripts nothing is missing but this.
const news = document.getElementById("news");
if (window.EventSource && news) {
  let first = true, articles = 0;
  const source = new EventSource("/api/stream");
  const show = (text) => { news.querySelector("span").textContent = text; news.hidden = false; };
  source.addEventListener("article", () => { articles += 1; show(`${articles} new article${articles === 1 ? "" : "s"}.`); });
  source.addEventListener("change", () => {
    if (!first && !articles) show("The record has changed.");
    first = false;
  });
  window.addEventListener("pagehide", () => source.close());
}
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    document.getElementById("find").focus();
  }
});
