// Shows what the server's check found, each finding in its place, while its writer goes on typing.

// fragments: { id of the place on the page: what the server renders there }. Findings that are shown
// already are left alone, so that neither the focus nor a reason typed beside one is lost; the place is
// a live region of the page, so what is new is also said.
export function showFindings(fragments = {}) {
  for (const [id, html] of Object.entries(fragments)) {
    const place = document.getElementById(id);
    if (place) merge(place, new DOMParser().parseFromString(html, "text/html").body);
  }
}

function merge(place, fresh) {
  const wanted = rows(fresh);
  if (!wanted.length || !rows(place).length || !wanted[0].id) {
    if (!isBusy(place) && place.innerHTML.trim() !== fresh.innerHTML.trim()) place.replaceChildren(...fresh.childNodes);
    return;
  }
  const there = new Map(rows(place).map((row) => [row.id, row]));
  const list = place.querySelector("ul");
  for (const row of wanted) {
    const old = there.get(row.id);
    there.delete(row.id);
    if (!old) list.append(row);
    else if (old.dataset.state !== row.dataset.state && !isBusy(old)) old.replaceWith(row);
  }
  for (const gone of there.values()) if (!isBusy(gone)) gone.remove();
}

function rows(place) {
  return [...place.querySelectorAll("ul > li")];
}

function isBusy(element) {
  return element.contains(document.activeElement);
}
