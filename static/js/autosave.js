// Saves a writing form while it is typed in. The server decides; a tick stands only after it said so.
//
// <form data-autosave="/where/to/post/" data-autosave-owner="code of the writer"
//       data-autosave-saved="Saved at {at}" data-autosave-saving data-autosave-typing data-autosave-away
//       data-autosave-out data-autosave-stale data-autosave-found>
//   ... <p data-autosave-status role="status"></p>
//
// Two seconds after the last key, and at least every twenty while typing goes on, the form is posted.
// Until the server has confirmed, the text also lies in this browser under the writer's own key.

const PAUSE = 2000;
const LONGEST = 20000;
const RETRY = 15000;
const SKIPPED = new Set(["csrfmiddlewaretoken", "draft_key", "revision", "once", "kind", "intent"]);

function typed(form) {
  const found = {};
  for (const field of form.elements) {
    if (field.name && !SKIPPED.has(field.name) && field.type !== "file" && field.type !== "submit") {
      found[field.name] = field.value;
    }
  }
  return found;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

class Shelf {
  constructor(owner, address) {
    this.key = `cairn.draft.${owner}.${address}`;
  }

  put(values, revision) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ values, revision, at: Date.now() }));
    } catch {
      // A full or forbidden shelf must not stop the typing; the server still gets the text.
    }
  }

  take() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  clear() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // As above.
    }
  }
}

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

  async function post(values, { keepalive = false }) {
    let answer;
    try {
      answer = await fetch(texts.autosave, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        keepalive,
        redirect: "error",
      });
    } catch {
      away();
      return;
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok && said.saved) return done(values, said);
    refused(answer.status, said);
  }

  function done(values, said) {
    confirmed = values;
    if (said.revision !== undefined && form.elements.revision) form.elements.revision.value = said.revision;
    if (said.draft_key && form.elements.draft_key) form.elements.draft_key.value = said.draft_key;
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

  // 401: the log-in is over, the server kept the text. 403 with a token: the page is old, likewise kept.
  function refused(code, said) {
    if (code === 401 || (code === 403 && said.token === false)) {
      say("autosaveOut");
      timer = setTimeout(save, RETRY);
    } else if (code === 409) {
      stopped = true;
      say("autosaveStale");
    } else if (said.reason) {
      status.textContent = said.reason;
      status.dataset.state = "away";
    } else {
      away();
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
    for (const [name, value] of Object.entries(left.values)) {
      const field = form.elements[name];
      if (field && "value" in field) {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
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
