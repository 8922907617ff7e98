// What a review's form holds, putting it back, and what the server's answer changes on the page.

const SKIPPED = new Set(["csrfmiddlewaretoken", "draft_key", "saves", "token", "asked"]);

export function typed(form) {
  return Object.fromEntries([...new FormData(form)].filter(([name]) => !SKIPPED.has(name)));
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function putBack(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
    const note = value && form.querySelector(`[data-note-text][name="${CSS.escape(name)}"]`);
    if (note) note.closest("details").open = true;
  }
}

export function hasNotes(form) {
  return [...form.querySelectorAll("[data-note-text]")].some((box) => box.value.trim());
}

function replace(id, html) {
  const old = document.getElementById(id);
  if (!old || old.innerHTML.trim() === html.trim()) return;
  const held = old.contains(document.activeElement);
  old.innerHTML = html;
  if (held) old.closest("[data-place], [data-line]")?.querySelector("summary, textarea")?.focus();
}

function mistake(box, text) {
  const fields = box.querySelector("[data-note]");
  fields.querySelector(".field-error")?.remove();
  if (!text) return;
  const said = document.createElement("p");
  said.className = "field-error";
  said.setAttribute("role", "alert");
  said.textContent = text;
  fields.querySelector(".piece-fields").prepend(said);
}

// What was typed since it was sent stays in its field.
function added(form, key, wrong, sent) {
  const box = form.querySelector(`[data-place="${CSS.escape(key)}"]`);
  if (!box) return;
  mistake(box, wrong[key]);
  if (wrong[key]) return;
  for (const field of box.querySelectorAll("[data-note] textarea, [data-note] input")) {
    if (field.value === sent.get(field.name)) field.value = "";
  }
}

export function show(form, said, asked, sent) {
  for (const place of form.querySelectorAll("[data-named]")) {
    const text = said.named?.[place.dataset.named] ?? "";
    if (place.textContent !== text) place.textContent = text;
  }
  for (const [id, html] of Object.entries(said.fragments ?? {})) replace(id, html);
  if (asked?.name === "note") added(form, asked.value, said.wrong ?? {}, sent);
}
