// Tells, on any page, when the record has changed since it was loaded. Without scripts nothing is missing but this.
const news = document.getElementById("news");
if (window.EventSource && news) {
  let source = null, stamp = null;
  const articles = new Set();
  const show = (text) => { news.querySelector("span").textContent = text; news.hidden = false; };
  const open = () => {
    source = new EventSource("/api/stream");
    source.addEventListener("article", (event) => {
      articles.add(event.lastEventId);
      show(`${articles.size} new article${articles.size === 1 ? "" : "s"}.`);
    });
    source.addEventListener("change", (event) => {
      if (stamp && stamp !== event.data && !articles.size) show("The record has changed.");
      stamp = event.data;
    });
  };
  const close = () => { source?.close(); source = null; };
  // a browser keeps few connections to one server: hidden tabs give theirs back
  const follow = () => { if (document.hidden) close(); else if (!source) open(); };
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", close);
  follow();
}
document.querySelector(".top nav [aria-current]")?.scrollIntoView({block: "nearest", inline: "center"});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    document.getElementById("find").focus();
  }
});
