/* Minus and plus beside a quantity. The number field works without them. */
(() => {
  "use strict";
  window.exchange.ready("[data-stepper]", (stepper) => {
    if (stepper.dataset.live) return;
    stepper.dataset.live = "yes";
    const input = stepper.querySelector("input");
    const buttons = [...stepper.querySelectorAll("[data-step]")];
    const step = Number(input.step) || 1;
    const least = input.min === "" ? -Infinity : Number(input.min);
    const most = input.max === "" ? Infinity : Number(input.max);
    const bound = () => {
      const value = Number(input.value);
      buttons.forEach((button) => {
        const next = value + Number(button.dataset.step) * step;
        button.disabled = input.disabled || next < least || next > most;
      });
    };
    buttons.forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const next = (Number(input.value) || 0) + Number(button.dataset.step) * step;
        input.value = String(Math.min(most, Math.max(least, next)));
        input.dispatchEvent(new Event("change", { bubbles: true }));
        bound();
      });
    });
    input.addEventListener("input", bound);
    bound();
  });
})();
