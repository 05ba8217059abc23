// A usual text that is picked moves into the box, where it can be edited; without this script the server puts the picked texts before it.
for (const form of document.querySelectorAll("[data-reasons]")) {
  const box = form.querySelector("[data-reason]");
  for (const pick of form.querySelectorAll('input[type="checkbox"]')) {
    pick.addEventListener("change", () => {
      if (!pick.checked) return;
      box.value = box.value ? `${box.value.trimEnd()}\n${pick.value}` : pick.value;
      pick.checked = false;
      box.focus();
    });
  }
}
