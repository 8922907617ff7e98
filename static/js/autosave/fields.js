// What a person typed into a form, and putting it back. A reason beside a finding is none of it: it is
// kept by its own button, and fields of findings come and go.

const SKIPPED = new Set(["csrfmiddlewaretoken", "draft_key", "revision", "once", "kind", "intent"]);

export function typed(form) {
  const found = {};
  for (const field of form.elements) {
    const isReason = field.name.startsWith("attest-");
    if (field.name && !isReason && !SKIPPED.has(field.name) && field.type !== "file" && field.type !== "submit") {
      found[field.name] = field.value;
    }
  }
  return found;
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function putBack(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field && "value" in field) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
