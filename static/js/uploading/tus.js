// One file sent in pieces by tus 1.0.0. What a piece's answer means stands here; what is shown does not.

const FIRST = 1024 * 1024;
const SMALLEST = 256 * 1024;
const LARGEST = 8 * 1024 * 1024;
const QUICK = 2000;
const LONGEST_WAIT = 20000;

// A refusal that sending again cannot mend; `out` when the log-in is over.
export class Refusal extends Error {
  constructor(reason, status, out = false) {
    super(reason);
    Object.assign(this, { status, out });
  }
}

// Resolves with the answer, rejects when there is none. XMLHttpRequest, since fetch tells no progress.
function ask(method, address, { headers = {}, body = null, token, onprogress, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    const all = { "Tus-Resumable": "1.0.0", Accept: "application/json", "X-CSRFToken": token, ...headers };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    if (onprogress) request.upload.onprogress = (event) => onprogress(event.loaded);
    request.onload = () => resolve(request);
    request.onerror = request.onabort = request.ontimeout = () => reject(new Error("no answer"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}

function said(answer) {
  try {
    return JSON.parse(answer.responseText);
  } catch {
    return {};
  }
}

function refused(answer) {
  const told = said(answer);
  const out = answer.status === 401 || (answer.status === 403 && told.token === false);
  return new Refusal(told.reason ?? "", answer.status, out);
}

const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

export async function create(address, token, size, told) {
  const metadata = Object.entries(told).map(([key, value]) => `${key} ${encode(value)}`.trim());
  const headers = { "Upload-Length": String(size), "Upload-Metadata": metadata.join(",") };
  const answer = await ask("POST", address, { headers, token });
  if (answer.status !== 201) throw refused(answer);
  return new URL(answer.getResponseHeader("Location"), document.baseURI).pathname;
}

export async function end(address, token) {
  const answer = await ask("DELETE", address, { token });
  if (answer.status !== 204 && answer.status !== 404) throw refused(answer);
}

async function checksum(piece) {
  if (!globalThis.crypto?.subtle) return {};
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await piece.arrayBuffer()));
  return { "Upload-Checksum": `sha256 ${btoa(String.fromCharCode(...sum))}` };
}

export class Sending {
  // tell(what, percent): "sending", "away", "busy" or "paused".
  constructor(file, address, token, tell) {
    Object.assign(this, { file, address, token, tell, offset: 0, amount: FIRST, paused: false });
  }

  get percent() {
    return Math.floor((100 * this.offset) / this.file.size);
  }

  pause() {
    this.paused = true;
    this.flight?.abort();
    this.wake?.();
    this.tell("paused", this.percent);
  }

  resume() {
    this.paused = false;
    this.wake?.();
  }

  stop() {
    this.stopped = true;
    this.pause();
  }

  // Resolves when the server has all of it and has taken it over; throws a Refusal.
  async run() {
    let wait = 1000;
    let known = false;
    while (!this.stopped) {
      if (this.paused) await this.until();
      else {
        try {
          if (!known) await this.ask();
          known = true;
          if (await this.send()) return true;
          wait = 1000;
        } catch (error) {
          if (error instanceof Refusal) throw error;
          known = false;
          if (this.paused) continue;
          this.amount = Math.max(SMALLEST, this.amount / 2);
          this.tell(error.message === "busy" ? "busy" : "away", this.percent);
          await this.until(wait);
          wait = Math.min(LONGEST_WAIT, wait * 2);
        }
      }
    }
    return false;
  }

  // Waits for so long, for the line to come back, or for somebody to press a button.
  until(wait) {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener("online", done);
        this.wake = null;
        resolve();
      };
      const timer = wait ? setTimeout(done, wait) : 0;
      if (wait) addEventListener("online", done);
      this.wake = done;
    });
  }

  async ask() {
    const answer = await ask("HEAD", this.address, { token: this.token });
    if (answer.status === 200) this.offset = Number(answer.getResponseHeader("Upload-Offset"));
    // An answer to HEAD has no words; the next piece gets them.
    else if (answer.status >= 500) throw new Error("away");
    else if (answer.status === 401 || answer.status === 404) throw refused(answer);
  }

  async send() {
    const start = this.offset;
    const piece = this.file.slice(start, start + this.amount);
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(start) };
    if (piece.size) Object.assign(headers, await checksum(piece));
    if (this.paused) throw new Error("paused");
    this.tell("sending", this.percent);
    const onprogress = (loaded) => !this.paused && this.tell("sending", Math.floor((100 * (start + loaded)) / this.file.size));
    const begun = performance.now();
    this.flight = new AbortController();
    const { token, flight: { signal } } = this;
    const answer = await ask("PATCH", this.address, { headers, body: piece, token, onprogress, signal });
    if (answer.status !== 204) this.failed(answer);
    this.offset = Number(answer.getResponseHeader("Upload-Offset"));
    if (performance.now() - begun < QUICK) this.amount = Math.min(LARGEST, this.amount * 2);
    return this.offset === this.file.size;
  }

  failed(answer) {
    if (answer.status === 423) throw new Error("busy");
    if (answer.status === 409 || answer.status === 460 || answer.status >= 500) throw new Error("again");
    throw refused(answer);
  }
}
