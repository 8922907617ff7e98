// The line between the two halves of the desk: dragged, or moved by arrow keys, Home and End.
// Where it stands is remembered in this browser. Without this script the halves keep their width.

const STEP = 2;
const NAME = "cairn.desk.evidence";

function remembered() {
  try {
    return Number(localStorage.getItem(NAME));
  } catch {
    return 0;
  }
}

function remember(width) {
  try {
    localStorage.setItem(NAME, String(width));
  } catch {
    // A forbidden shelf: the line stands where it was put until the page is left.
  }
}

export function divide(line) {
  const desk = line.parentElement;
  const least = Number(line.getAttribute("aria-valuemin"));
  const most = Number(line.getAttribute("aria-valuemax"));
  let width = Number(line.getAttribute("aria-valuenow"));

  function put(wanted) {
    width = Math.round(Math.min(most, Math.max(least, wanted)));
    desk.style.setProperty("--evidence", `${width}%`);
    line.setAttribute("aria-valuenow", String(width));
  }

  function share(event) {
    const box = desk.getBoundingClientRect();
    const from = getComputedStyle(desk).direction === "rtl" ? box.right - event.clientX : event.clientX - box.left;
    return (from / box.width) * 100;
  }

  line.addEventListener("keydown", (event) => {
    const forward = getComputedStyle(desk).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const steps = { ArrowLeft: -STEP, ArrowRight: STEP };
    const sign = forward === "ArrowRight" ? 1 : -1;
    if (event.key in steps) put(width + sign * steps[event.key]);
    else if (event.key === "Home") put(least);
    else if (event.key === "End") put(most);
    else return;
    event.preventDefault();
    remember(width);
  });
  line.addEventListener("pointerdown", (event) => {
    line.setPointerCapture(event.pointerId);
    event.preventDefault();
    line.focus();
  });
  line.addEventListener("pointermove", (event) => {
    if (line.hasPointerCapture(event.pointerId)) put(share(event));
  });
  line.addEventListener("pointerup", () => remember(width));

  line.hidden = false;
  put(remembered() || width);
}

for (const line of document.querySelectorAll("[data-divider]")) divide(line);
