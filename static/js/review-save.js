// Saves a review as it grows. The tick stands only after the server said so; without this script
// the Save button does the same. Nothing on the screen is ever replaced by what the server answers.

const PAUSE = 1500;
const RETRY = 10000;

export function autosave(form) {
  const status = form.querySelector("[data-saved]");
  const saves = form.elements.namedItem("saves");
  const words = form.dataset;
  let timer = 0;
  let busy = false;
  let dirty = false;
  let stopped = false;

  const say = (text, state = "") => {
    status.textContent = text;
    status.dataset.state = state;
  };

  const later = (wait) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, wait);
  };

  async function save(keepalive = false) {
    if (busy || !dirty || stopped) return;
    busy = true;
    dirty = false;
    say(words.wordsSaving);
    try {
      const body = new URLSearchParams(new FormData(form));
      const headers = { Accept: "application/json" };
      const answer = await fetch(form.dataset.save, { method: "POST", body, headers, keepalive });
      await heard(answer);
    } catch {
      failed(words.wordsWaiting);
    }
    busy = false;
    if (dirty && !stopped) later(status.dataset.state === "waiting" ? RETRY : PAUSE);
  }

  async function heard(answer) {
    if (answer.ok) {
      const { saves: count, at } = await answer.json();
      saves.value = String(count);
      say(words.wordsSaved.replace("{at}", at));
    } else if (answer.status === 409) {
      stopped = true;
      failed(words.wordsConflict);
    } else if (answer.status === 401 || answer.status === 403) {
      stopped = true;
      failed(words.wordsSignedOut);
    } else {
      failed(words.wordsWaiting);
    }
  }

  function failed(text) {
    dirty = true;
    say(text, "waiting");
  }

  const changed = () => {
    dirty = true;
    if (stopped) return;
    if (!busy) say("");
    later(PAUSE);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => {
    stopped = true;
    window.clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

for (const form of document.querySelectorAll("[data-review]")) autosave(form);
