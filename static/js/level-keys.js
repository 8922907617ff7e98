// The digit beside a level chooses it while the focus is on one of its radios, and nowhere else.

document.addEventListener("keydown", (event) => {
  const radio = event.target;
  if (!(radio instanceof HTMLInputElement) || radio.type !== "radio") return;
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  const choice = radio.closest("fieldset")?.querySelector(`input[data-key="${event.key}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.focus();
  choice.click();
});
