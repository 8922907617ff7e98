// One post of a writing form, and what the server's answer means.

// Returns { what, said }: what is "saved", "out", "stale", "refused" or "away".
export async function send(form, address, { keepalive = false } = {}) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      keepalive,
      redirect: "error",
    });
  } catch {
    return { what: "away", said: {} };
  }
  const said = await answer.json().catch(() => ({}));
  return { what: meaning(answer, said), said };
}

// 401: the log-in is over, the server kept the text. 403 with a token: the page is old, likewise kept.
function meaning(answer, said) {
  if (answer.ok && said.saved) return "saved";
  if (answer.status === 401 || (answer.status === 403 && said.token === false)) return "out";
  if (answer.status === 409) return "stale";
  return said.reason ? "refused" : "away";
}
