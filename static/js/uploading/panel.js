// What is seen of a file while it is sent: a bar, a sentence that is also read out, two buttons.

const STEP = 10;

export class Panel {
  constructor(template, name, amount) {
    this.words = template.dataset;
    this.root = template.content.firstElementChild.cloneNode(true);
    this.bar = this.find("progress");
    this.line = this.find("[data-said]");
    this.pause = this.find("[data-pause]");
    this.cancel = this.find("[data-cancel]");
    this.find("[data-name]").textContent = name;
    this.find("[data-amount]").textContent = amount;
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  // The sentence changes only every ten percent: it is read out each time.
  tell(what, percent = 0) {
    this.bar.value = percent;
    this.bar.textContent = `${percent} %`;
    const shown = what === "sending" ? percent - (percent % STEP) : percent;
    this.say((this.words[what] ?? "").replace("{n}", shown));
    this.root.dataset.state = what;
  }

  say(text) {
    if (this.line.textContent !== text) this.line.textContent = text;
  }

  paused(yes) {
    this.pause.textContent = yes ? this.words.resume : this.words.pause;
  }
}
