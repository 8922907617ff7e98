// Saves a writing form while it is typed in. The server decides; a tick stands only after it said so.
//
// <form data-autosave="/where/to/post/" data-autosave-owner="code of the writer"
//       data-autosave-saved="Saved at {at}" data-autosave-saving data-autosave-typing data-autosave-away
//       data-autosave-out data-autosave-stale data-autosave-found>
//   ... <p data-autosave-status role="status"></p>
//
// Two seconds after the last key, and at least every twenty while typing goes on, the form is posted.
// Until the server has confirmed, the text also lies in this browser under the writer's own key.

import { putBack, same, typed } from "./autosave/fields.js";
import { showFindings } from "./autosave/findings.js";
import { send } from "./autosave/sending.js";
import { Shelf } from "./autosave/shelf.js";

const PAUSE = 2000;
const LONGEST = 20000;
const RETRY = 15000;

export function autosave(form) {
  const texts = form.dataset;
  const status = form.querySelector("[data-autosave-status]");
  const shelf = new Shelf(texts.autosaveOwner, texts.autosave);
  let confirmed = typed(form);
  let dirtySince = 0;
  let timer;
  let flight = null;
  let stopped = false;

  function say(name, values = {}) {
    const text = (texts[name] ?? "").replace(/\{at\}/g, values.at ?? "");
    status.dataset.state = name.replace("autosave", "").toLowerCase();
    if (status.textContent !== text) status.textContent = text;
  }

  function revision() {
    return form.elements.revision?.value ?? "";
  }

  function changed() {
    const values = typed(form);
    if (same(values, confirmed)) return;
    shelf.put(values, revision());
    const now = Date.now();
    dirtySince ||= now;
    if (!stopped) say("autosaveTyping");
    const wait = Math.min(PAUSE, Math.max(0, dirtySince + LONGEST - now));
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  function save(options = {}) {
    if (flight || stopped) return flight;
    const values = typed(form);
    if (same(values, confirmed)) return null;
    clearTimeout(timer);
    dirtySince = 0;
    say("autosaveSaving");
    flight = post(values, options).finally(() => {
      flight = null;
    });
    return flight;
  }

  async function post(values, options) {
    const { what, said } = await send(form, texts.autosave, options);
    if (what === "saved") done(values, said);
    else if (what === "away") away();
    else refused(what, said);
  }

  function done(values, said) {
    confirmed = values;
    if (said.revision !== undefined && form.elements.revision) form.elements.revision.value = said.revision;
    if (said.draft_key && form.elements.draft_key) form.elements.draft_key.value = said.draft_key;
    showFindings(said.finds);
    if (same(typed(form), values)) {
      shelf.clear();
      say("autosaveSaved", said);
    } else {
      changed();
    }
  }

  function away() {
    say("autosaveAway");
    clearTimeout(timer);
    timer = setTimeout(save, RETRY);
  }

  function refused(what, said) {
    if (what === "out") {
      say("autosaveOut");
      timer = setTimeout(save, RETRY);
    } else if (what === "stale") {
      stopped = true;
      say("autosaveStale");
    } else {
      status.textContent = said.reason;
      status.dataset.state = "away";
    }
  }

  function leave() {
    if (!same(typed(form), confirmed)) save({ keepalive: true });
  }

  async function submitted(event) {
    if (!flight) {
      stopped = true;
      clearTimeout(timer);
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    await flight;
    form.requestSubmit(submitter?.form === form ? submitter : undefined);
  }

  function found() {
    const left = shelf.take();
    if (!left) return;
    if (same(left.values, confirmed)) {
      shelf.clear();
      return;
    }
    if (String(left.revision) !== String(revision())) return;
    putBack(form, left.values);
    say("autosaveFound");
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", submitted);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  addEventListener("online", () => save());
  found();
}

for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
