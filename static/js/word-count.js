// Counts words while they are typed. The rule is the one of submissions/words.py, explained there;
// both are tested with the same strings. This only informs: the server decides, typing is never stopped.
//
// <textarea data-words-max="500" data-words-min="250" data-words-scope="part" data-words-group="part-1"
//           data-words-text="{n} of {max} words" data-words-text-over="{n} words: {over} more than the {max} allowed"
//           data-words-text-under="{n} words, {under} to go to {min}">
// With scope "part" all textareas of the group share one counter, after the last of them or in the
// element [data-words-counter="part-1"] where the page has one. The texts come translated from the page.
// What the server last said of the length, [data-words-server="part-1"], goes: the counter says it of now.

const SPACES = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const ADDRESS = new RegExp(`(?:(?:https?|ftp)://|www\\.)[^${SPACES}]+`, "gi");
const IDEOGRAPH =
  /[\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{3ffff}]/gu;
const WORD =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:['\u2019\-\u2010\u2011._@]|(?<=\p{Nd})[,:\/](?=\p{Nd}))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

export function count(text) {
  let found = 0;
  const take = () => {
    found += 1;
    return " ";
  };
  const rest = text.replace(INVISIBLE, "").replace(ADDRESS, take).replace(IDEOGRAPH, take);
  return found + (rest.match(WORD) ?? []).length;
}

function limit(value) {
  const number = Number.parseInt(value ?? "", 10);
  return number > 0 ? number : null;
}

export function within(texts, minimum, maximum) {
  const number = texts.reduce((sum, text) => sum + count(text), 0);
  return {
    number,
    over: maximum === null ? 0 : Math.max(0, number - maximum),
    under: minimum === null ? 0 : Math.max(0, minimum - number),
  };
}

function sentence(field, result, maximum, minimum) {
  const { wordsText, wordsTextOver, wordsTextUnder } = field.dataset;
  const plain = wordsText ?? (maximum === null ? "{n}" : "{n} / {max}");
  const chosen = (result.over && wordsTextOver) || (result.under && wordsTextUnder) || plain;
  const values = { n: result.number, over: result.over, under: result.under, max: maximum, min: minimum };
  return chosen.replace(/\{(n|over|under|max|min)\}/g, (_, name) => values[name] ?? "");
}

function region(className, after) {
  const element = document.createElement("p");
  element.className = className;
  after.insertAdjacentElement("afterend", element);
  return element;
}

function counterFor(fields) {
  const last = fields.at(-1);
  const group = last.dataset.wordsGroup;
  const given = group && document.querySelector(`[data-words-counter="${CSS.escape(group)}"]`);
  return given || region("word-count", last);
}

// The visible counter changes with every key, so it is hidden from screen readers; a second element
// says the same politely, once the typing has paused.
function watch(fields) {
  const field = fields[0];
  const maximum = limit(field.dataset.wordsMax);
  const minimum = limit(field.dataset.wordsMin);
  const counter = counterFor(fields);
  const said = field.dataset.wordsGroup && CSS.escape(field.dataset.wordsGroup);
  if (said) document.querySelectorAll(`[data-words-server="${said}"]`).forEach((each) => each.remove());
  const spoken = region("visually-hidden", counter);
  counter.setAttribute("aria-hidden", "true");
  spoken.setAttribute("aria-live", "polite");
  let pause;

  function show() {
    const result = within(fields.map((each) => each.value), minimum, maximum);
    counter.textContent = sentence(field, result, maximum, minimum);
    counter.dataset.state = result.over ? "over" : result.under ? "under" : "within";
    return counter.textContent;
  }

  function typed() {
    const text = show();
    clearTimeout(pause);
    pause = setTimeout(() => {
      spoken.textContent = text;
    }, 1000);
  }

  fields.forEach((each) => each.addEventListener("input", typed));
  show();
}

export function enhance(root) {
  const groups = new Map();
  for (const field of root.querySelectorAll("textarea[data-words-max], textarea[data-words-min]")) {
    const { wordsScope, wordsGroup } = field.dataset;
    const key = wordsScope === "part" && wordsGroup ? wordsGroup : field;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  groups.forEach(watch);
}

if (typeof document !== "undefined") enhance(document);
