// Looks again by itself while a file is being checked, and says what became of it. Without this script
// a link does the same.

const FIRST = 1500;
const LONGEST = 15000;

class List {
  constructor(root) {
    this.root = root;
    this.said = root.parentElement.querySelector("[data-evidence-said]") ?? document.querySelector("[data-evidence-said]");
    this.wait = FIRST;
    this.items = new Map(Array.from(root.querySelectorAll("[data-item]"), (item) => [item.dataset.item, item.outerHTML]));
    root.addEventListener("evidence:changed", () => this.look());
    this.plan();
  }

  get isWaiting() {
    return "waiting" in this.root.dataset;
  }

  plan() {
    clearTimeout(this.timer);
    if (!this.isWaiting) return;
    this.timer = setTimeout(() => this.look(), this.wait);
    this.wait = Math.min(LONGEST, this.wait * 1.4);
  }

  async look() {
    try {
      const answer = await fetch(`${this.root.dataset.evidence}?only=list`, { redirect: "error" });
      if (answer.ok) this.show(await answer.text());
    } catch {
      // Next time.
    }
    this.plan();
  }

  // Only what is new is put in: a reason that somebody is typing in another item stays, and a list in
  // which a file is being sent is left alone until that is over.
  show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-evidence]");
    if (!fresh || this.root.querySelector("[data-sending]")) return;
    const before = this.states(this.root);
    const focus = this.root.contains(document.activeElement) ? document.activeElement : null;
    for (const item of fresh.querySelectorAll("[data-item]")) {
      const key = item.dataset.item;
      const now = item.outerHTML;
      const old = this.items.has(key) && this.root.querySelector(`[data-item="${CSS.escape(key)}"]`);
      if (old && (this.items.get(key) === now || this.isTyped(old))) item.replaceWith(old);
      this.items.set(key, now);
    }
    this.root.replaceChildren(...fresh.childNodes);
    this.root.toggleAttribute("data-waiting", "waiting" in fresh.dataset);
    const again = focus && (focus.isConnected ? focus : this.root.querySelector(this.path(focus)));
    if (again && document.activeElement !== again) again.focus();
    const news = this.states(this.root).filter((line) => !before.includes(line));
    if (news.length && this.said) this.said.textContent = news.join(". ");
  }

  isTyped(item) {
    return Array.from(item.querySelectorAll("input, textarea")).some((field) => field.value !== field.defaultValue);
  }

  path(element) {
    const named = ["href", "value", "id"].find((name) => element.getAttribute(name));
    return named ? `[${named}="${CSS.escape(element.getAttribute(named))}"]` : ":not(*)";
  }

  states(root) {
    return Array.from(root.querySelectorAll(".files > li"), (item) => {
      const [name, state] = [".name", ".pill"].map((part) => item.querySelector(part)?.textContent.trim() ?? "");
      return `${name}: ${state}`;
    });
  }
}

for (const root of document.querySelectorAll("[data-evidence]")) new List(root);
