// Where text lies in this browser until the server has confirmed it, under the writer's own key.

export class Shelf {
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
