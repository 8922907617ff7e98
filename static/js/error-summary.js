// After a form came back with errors: the list of them takes the focus, and each link goes into its field.
const summary = document.querySelector("[data-focus]");
summary?.focus();

summary?.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  const field = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
  (target.closest(".field, .level-set") ?? target).scrollIntoView({ block: "nearest" });
  (field ?? target).focus();
});
