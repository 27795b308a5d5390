// Shows whom one actor deals with: hover or focus fades all others.
document.addEventListener("mouseover", focusOn);
document.addEventListener("focusin", focusOn);

function focusOn(event) {
  const picture = document.querySelector(".network");
  if (!picture) return;
  const node = event.target.closest?.(".network .nodes a");
  picture.classList.toggle("focus", Boolean(node));
  picture.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
  if (!node) return;
  const near = new Set([node.dataset.id]);
  for (const line of picture.querySelectorAll(".links line")) {
    const {one, other} = line.dataset;
    if (one !== node.dataset.id && other !== node.dataset.id) continue;
    line.classList.add("on");
    near.add(one).add(other);
  }
  picture.querySelectorAll(".nodes a").forEach((one) => { if (near.has(one.dataset.id)) one.classList.add("on"); });
}
