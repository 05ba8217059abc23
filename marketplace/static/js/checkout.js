/* The total follows the chosen ways of delivery, and no address is asked for when everything is picked up. The server counts again. */
window.exchange.ready("form[data-checkout]", (form) => {
  "use strict";
  const total = form.querySelector("[data-total]");
  const shares = [...form.querySelectorAll("[data-charges]")];
  const money = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-US" : "vi-VN");
  const address = form.querySelector("[data-address]");
  const charges = (share) => new Map(share.dataset.charges.trim().split(" ").map((pair) => pair.split(":")));
  const note = form.querySelector("[data-without-script]");
  const words = form.querySelector("[data-in-words]");
  const marks = [...form.querySelectorAll("[data-charge]")];
  if (note) note.hidden = true;
  const shown = total.textContent;

  function count() {
    const chosen = shares.map((share) => {
      const radio = share.querySelector("input[type=radio]:checked");
      return Number(charges(share).get(radio ? radio.value : "") || 0);
    });
    const sum = chosen.reduce((all, each) => all + each, Number(total.dataset.goods));
    total.textContent = money.format(sum) + "\u00a0₫";
    if (words) words.hidden = total.textContent !== shown;
    marks.forEach((mark) => { mark.hidden = true; });
    if (address) {
      const needed = shares.some((share) => {
        const radio = share.querySelector("input[type=radio]:checked");
        return !radio || radio.value !== "pickup";
      });
      address.querySelectorAll("[data-for-delivery]").forEach((part) => { part.hidden = !needed; });
    }
  }
  shares.forEach((share) => share.addEventListener("change", count));
});
