/* A form that sends itself a moment after its number was changed; its button is for those without a script. */
(() => {
  "use strict";
  const MOMENT = 700;
  window.exchange.ready("form[data-sends-itself]", (form) => {
    const button = form.querySelector("button[type=submit]");
    if (button) button.hidden = true;
    let waiting = 0;
    form.addEventListener("change", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => form.requestSubmit(), MOMENT);
    });
  });
})();
