"use strict";
// Everything can be read without this; with it, the chosen article is lit up on its pages and its
// fields stand alone. What is chosen is in the address, so that it can be linked to and gone back.
document.documentElement.classList.add("js");

const PREFIX = "article-";

function chosen() {
  const match = /^#article-(\d+)(?:-page-\d+)?$/.exec(location.hash);
  return match ? match[1] : null;
}

function show() {
  const number = chosen();
  for (const element of document.querySelectorAll("[data-article], [data-fields]")) {
    const own = element.dataset.article ?? element.dataset.fields;
    element.classList.toggle("on", own === number);
  }
  for (const link of document.querySelectorAll("[data-choose]")) {
    const own = link.dataset.choose === number;
    if (own) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (own) link.scrollIntoView({ block: "nearest" });
  }
  if (number === null) return;
  bringIntoView(number);
  const fields = document.getElementById(PREFIX + number);
  if (fields && location.hash === `#${PREFIX}${number}`) {
    fields.focus({ preventScroll: true });
    fields.scrollIntoView({ block: "nearest" });
  }
}

// One look at the article on its page, unless a part of it is in sight already.
function bringIntoView(number) {
  const regions = [...document.querySelectorAll(`[data-article="${number}"]`)];
  const inSight = ({ top, bottom }) => bottom > 0 && top < innerHeight;
  if (regions.some((region) => inSight(region.getBoundingClientRect()))) return;
  const badge = document.querySelector(`a.badge[href="#${PREFIX}${number}"]`);
  if (badge) badge.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("a, summary, input, label")) return;
  const region = event.target.closest("[data-article]");
  // A click that ends a selection of text selects text.
  if (region && getSelection().isCollapsed) location.hash = PREFIX + region.dataset.article;
});

document.addEventListener("keydown", (event) => {
  const number = chosen();
  if (event.key !== "Escape" || number === null) return;
  history.replaceState(null, "", location.pathname + location.search);
  show();
  const badge = document.querySelector(`a.badge[href="#${PREFIX}${number}"]`);
  if (badge) badge.focus();
});

addEventListener("hashchange", show);
show();
