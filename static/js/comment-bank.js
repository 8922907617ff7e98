// An offered comment goes in where the cursor was; without this script the server adds it at the end.
// It can be edited like anything typed, and taken back with the browser's own undo.

function boxOf(button) {
  return button.closest("[data-line]")?.querySelector("textarea");
}

export function insert(box, text) {
  const before = box.value.slice(0, box.selectionStart);
  const gap = before && !/\s$/.test(before) ? (before.includes("\n") ? "\n" : " ") : "";
  box.focus();
  // The old command keeps the undo history; where it is gone the text is set by hand.
  if (!document.execCommand?.("insertText", false, gap + text)) {
    box.setRangeText(gap + text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-offer]");
  const box = button && boxOf(button);
  if (!box) return;
  event.preventDefault();
  insert(box, button.textContent);
});
