// Sends evidence in pieces, so that a lost connection or a closed page costs nothing that has arrived.
// Without this script the same form sends the file at once.

import { head, isSame } from "./uploading/same-file.js";
import { Panel } from "./uploading/panel.js";
import { Refusal, Sending, create, end } from "./uploading/tus.js";

const template = document.getElementById("sending");
const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const words = template?.dataset ?? {};

function amount(size) {
  const [number, unit] = size < 1024 ** 2 ? [size / 1024, "kilobyte"] : [size / 1024 ** 2, "megabyte"];
  const style = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(number);
}

// The sentence beside a field, where the plain form would put it.
function complain(field, text) {
  const box = field.closest(".field, .again");
  const line = box.querySelector("[data-complaint]") ?? document.createElement("p");
  line.dataset.complaint = "";
  line.className = "field-error";
  line.id = `${field.id}_complaint`;
  line.setAttribute("role", "alert");
  line.innerHTML = "<span></span>";
  line.firstChild.textContent = text;
  line.hidden = !text;
  field.before(line);
  if (text) {
    field.setAttribute("aria-describedby", line.id);
    field.setAttribute("aria-invalid", "true");
    field.focus();
  } else {
    field.removeAttribute("aria-invalid");
  }
}

function why(error) {
  if (!(error instanceof Refusal)) return words.broken;
  return error.out ? words.out : error.message || words.broken;
}

// Sends with a panel in `place`; resolves with "done", "cancelled" or the reason of a refusal.
async function send(file, address, place) {
  const panel = new Panel(template, file.name, amount(file.size));
  place.append(panel.root);
  panel.root.focus();
  const sending = new Sending(file, address, token, (what, percent) => panel.tell(what, percent));
  let cancelled = false;
  panel.pause.addEventListener("click", () => {
    sending.paused ? sending.resume() : sending.pause();
    panel.paused(sending.paused);
  });
  panel.cancel.addEventListener("click", () => {
    cancelled = true;
    sending.stop();
  });
  try {
    await sending.run();
    if (cancelled) await end(address, token);
    else panel.tell("done", 100);
    return cancelled ? "cancelled" : "done";
  } catch (error) {
    panel.say(why(error));
    return { reason: why(error) };
  } finally {
    if (cancelled) panel.root.remove();
  }
}

async function unfinished(file) {
  for (const item of document.querySelectorAll("[data-upload]")) {
    if (await isSame(file, item.dataset)) return item.dataset.upload;
  }
  return "";
}

async function begin(form, file) {
  const found = await unfinished(file);
  if (found) return found;
  const caption = form.elements.namedItem("file-caption")?.value ?? "";
  const told = { filename: file.name, caption, modified: String(file.lastModified), head: await head(file) };
  return create(form.dataset.uploads, token, file.size, told);
}

async function fromForm(form, field) {
  const [file] = field.files;
  complain(field, file ? "" : words.choose);
  if (!file) return;
  let result;
  try {
    const address = await begin(form, file);
    form.hidden = true;
    result = await send(file, address, form.parentElement);
  } catch (error) {
    result = { reason: why(error) };
  }
  if (result === "done") {
    location.assign(form.dataset.then);
    return;
  }
  form.parentElement.querySelector(".sending")?.remove();
  form.hidden = false;
  complain(field, result === "cancelled" ? words.cancelled : result.reason);
}

async function again(field) {
  const [file] = field.files;
  const item = field.closest("[data-upload]");
  if (!file) return;
  if (!(await isSame(file, item.dataset))) {
    complain(field, words.other);
    return;
  }
  complain(field, "");
  const list = field.closest("[data-evidence]");
  item.dataset.sending = "";
  for (const part of item.querySelectorAll(".again, .end a, :scope > progress")) part.hidden = true;
  const result = await send(file, item.dataset.upload, item);
  delete item.dataset.sending;
  if (result.reason && !list) complain(field, result.reason);
  else if (list) list.dispatchEvent(new CustomEvent("evidence:changed"));
  else location.assign(document.querySelector("[data-then]")?.dataset.then ?? location.pathname);
}

if (template) {
  document.addEventListener("submit", (event) => {
    const field = event.target.matches("[data-uploads]") && event.target.querySelector("input[type=file]");
    if (!field) return;
    event.preventDefault();
    fromForm(event.target, field);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-again]")) again(event.target);
  });
}
