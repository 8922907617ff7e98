// On a phone the desk shows one half at a time: the one that holds what the address points at. The
// style sheet does that. This marks the tab, and opens the other half for links that focus a field.

const tabs = [...document.querySelectorAll("[data-panes] a")];
const panes = tabs.map((tab) => document.querySelector(tab.hash));

function mark() {
  panes.forEach((pane, at) => {
    if (pane?.checkVisibility?.() && tabs[at].checkVisibility()) tabs[at].setAttribute("aria-current", "true");
    else tabs[at].removeAttribute("aria-current");
  });
}

// Before others hear of the click: a field in a hidden half takes no focus.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    const pane = panes.find((each) => each?.contains(target));
    if (pane && pane !== target && !pane.checkVisibility()) window.location.hash = pane.id;
  },
  { capture: true },
);
window.addEventListener("hashchange", mark);
window.addEventListener("resize", mark);
mark();
