// Keeps evidence and rubric together: choosing a part in one pane brings the other to the same part,
// and the tab of the part in view is marked. Without it the links are plain anchors.

const tabs = [...document.querySelectorAll("[data-parts] a")];

function mark(id) {
  for (const tab of tabs) {
    if (tab.hash === `#${id}`) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => {
    const number = tab.hash.replace("#part-", "");
    mark(`part-${number}`);
    const wide = window.matchMedia("(min-width: 60.01rem) and (min-height: 32rem)").matches;
    if (wide) document.getElementById(`score-${number}`)?.scrollIntoView({ block: "start" });
  });
}

if (tabs.length && "IntersectionObserver" in window) {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) mark(entry.target.id);
    },
    { rootMargin: "-15% 0px -75% 0px" },
  );
  for (const tab of tabs) {
    const part = document.querySelector(tab.hash);
    if (part) seen.observe(part);
  }
  mark(tabs[0].hash.slice(1));
}
