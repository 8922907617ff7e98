// The list of keys, and single keys for whoever has switched them on. They are heard only where no
// text is typed. Which key does what comes from the page; digits choose a level of the criterion in use.

const sheet = document.querySelector("[data-keys]");
const evidence = document.getElementById("evidence");
const rubric = document.getElementById("rubric");
const lines = [...document.querySelectorAll("[data-line]")];
let current = 0;

document.addEventListener("focusin", (event) => {
  const at = lines.indexOf(event.target.closest("[data-line]"));
  if (at >= 0) current = at;
});

function show(pane) {
  if (!pane.checkVisibility()) window.location.hash = pane.id;
  return pane;
}

function go(at) {
  if (!lines.length) return;
  show(rubric);
  current = Math.min(lines.length - 1, Math.max(0, at));
  const line = lines[current];
  (line.querySelector("input:checked") ?? line.querySelector("input"))?.focus();
  line.scrollIntoView({ block: "nearest" });
}

function bank() {
  show(rubric);
  const box = lines[current]?.querySelector("[data-bank]");
  if (!box) return;
  box.open = true;
  (box.querySelector("[data-offer]") ?? box.querySelector("summary")).focus();
}

// The first piece whose foot is still to be seen in the half that scrolls.
function note() {
  const top = show(evidence).getBoundingClientRect().top;
  const feet = [...document.querySelectorAll("[data-note]")];
  const foot = feet.find((each) => each.getBoundingClientRect().top > top) ?? feet.at(-1);
  if (!foot) return;
  foot.open = true;
  const fields = [...foot.querySelectorAll("select, input, textarea")];
  (fields.find((field) => !field.value) ?? fields.at(-1)).focus();
}

const acts = {
  next: () => go(rubric.contains(document.activeElement) && lines[current]?.contains(document.activeElement) ? current + 1 : current),
  previous: () => go(current - 1),
  comment: () => show(rubric) && lines[current]?.querySelector("textarea").focus(),
  bank,
  note,
  evidence: () => show(evidence).focus(),
  rubric: () => show(rubric).focus(),
  save: () => document.dispatchEvent(new CustomEvent("desk:save")),
};

function level(digit) {
  const choice = lines[current]?.querySelector(`input[data-key="${digit}"]`);
  if (!choice) return false;
  show(rubric);
  choice.focus();
  choice.click();
  return true;
}

function heard(key) {
  const act = Object.keys(acts).find((name) => sheet.getAttribute(`data-key-${name}`) === key);
  if (act) acts[act]();
  return Boolean(act) || (/^[1-9]$/.test(key) && level(key));
}

function isTyping(at) {
  return at.matches?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || sheet.open) return;
  if (isTyping(event.target)) return;
  const asks = event.key === "?" && sheet.hasAttribute("data-help-key");
  if (asks) sheet.showModal();
  if (asks || (sheet.hasAttribute("data-single-keys") && heard(event.key.toLowerCase()))) event.preventDefault();
});

document.querySelector("[data-keys-open]")?.addEventListener("click", (event) => {
  event.preventDefault();
  sheet.showModal();
});
