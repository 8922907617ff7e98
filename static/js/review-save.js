// Saves a review as it grows. The tick stands only after the server said so; without this script
// the Save button does the same. Nothing typed is ever replaced by what the server answers, and
// until it has confirmed, the text also lies in this browser under the writer's own key.

import { Shelf } from "./autosave/shelf.js";
import { hasNotes, putBack, same, show, typed } from "./review-save/page.js";

const PAUSE = 1500;
const RETRY = 10000;

export function autosave(form) {
  const status = form.querySelector("[data-saved]");
  const saves = form.elements.namedItem("saves");
  const words = form.dataset;
  const address = new URL(form.action).pathname;
  const shelf = new Shelf(words.owner, address);
  let timer = 0;
  let busy = false;
  let dirty = false;
  let stopped = false;
  let asked = null;

  const say = (text, state = "") => {
    if (status.textContent !== text) status.textContent = text;
    status.dataset.state = state;
  };

  const later = (wait) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, wait);
  };

  async function save(keepalive = false) {
    if (busy || stopped || !(dirty || asked)) return;
    busy = true;
    dirty = false;
    const button = asked;
    asked = null;
    say(words.wordsSaving);
    try {
      const body = new URLSearchParams(new FormData(form));
      if (button) body.set(button.name, button.value);
      const headers = { Accept: "application/json" };
      const answer = await fetch(address, { method: "POST", body, headers, keepalive: keepalive === true });
      await heard(answer, button, body);
    } catch {
      failed(words.wordsWaiting, button);
    }
    busy = false;
    if ((dirty || asked) && !stopped) later(status.dataset.state === "waiting" ? RETRY : asked ? 0 : PAUSE);
  }

  async function heard(answer, button, sent) {
    const said = await answer.json().catch(() => ({}));
    if (answer.ok && said.saves !== undefined) {
      saves.value = String(said.saves);
      show(form, said, button, sent);
      const text = (said.paused ? words.wordsPaused : words.wordsSaved).replace("{at}", said.at);
      say(said.told ? `${text} ${said.told}` : text);
      keep();
    } else if (answer.status === 409) {
      stopped = true;
      failed(said.lost ? words.wordsLost : words.wordsConflict);
    } else if (answer.status === 401 || answer.status === 403) {
      stopped = true;
      failed(words.wordsSignedOut);
    } else {
      failed(words.wordsWaiting, button);
    }
  }

  // A note that was not added yet is on no server; it stays on the shelf.
  function keep() {
    if (dirty || hasNotes(form)) shelf.put(typed(form), saves.value);
    else shelf.clear();
  }

  function failed(text, button = null) {
    dirty = true;
    asked ??= button;
    shelf.put(typed(form), saves.value);
    say(text, "waiting");
  }

  const changed = (event) => {
    shelf.put(typed(form), saves.value);
    if (event.target.closest?.("[data-note]")) return;
    dirty = true;
    if (stopped) return;
    if (!busy && status.dataset.state !== "waiting") say("");
    later(status.dataset.state === "waiting" ? RETRY : PAUSE);
  };

  function pressed(event) {
    const button = event.target.closest?.("[data-quiet]");
    if (!button || stopped) return;
    event.preventDefault();
    asked = button;
    save();
  }

  function found() {
    const left = shelf.take();
    if (!left || String(left.revision) !== saves.value || same(left.values, typed(form))) return;
    putBack(form, left.values);
    dirty = true;
    say(words.wordsFound);
    later(PAUSE);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("click", pressed);
  form.addEventListener("submit", () => {
    stopped = true;
    window.clearTimeout(timer);
  });
  document.addEventListener("desk:save", () => {
    dirty = true;
    save();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });
  window.addEventListener("online", () => save());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
  if (!document.querySelector("[data-focus]")) found();
}

// A recording says where it stands when a note on it is begun.
document.addEventListener("focusin", (event) => {
  const at = event.target.matches?.("[data-note-time]") && !event.target.value ? event.target : null;
  const piece = at?.closest("[data-place]")?.previousElementSibling?.querySelector("audio, video");
  if (piece?.currentTime) {
    const seconds = Math.floor(piece.currentTime);
    at.value = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
});

for (const form of document.querySelectorAll("[data-review]")) autosave(form);
