/* A box above many checkboxes that leaves those whose name has all the typed words, and those that are chosen. Without a script all stand there. */
(() => {
  "use strict";
  const { fold, ready } = window.exchange;
  const FEW = 8;

  ready("[data-among]", (box) => {
    if (box.dataset.live) return;
    box.dataset.live = "yes";
    const input = box.querySelector("input");
    const said = box.querySelector("[role=status]");
    const cards = [...box.nextElementSibling.querySelectorAll("label")].map((card) => ({ card, name: fold(card.textContent), pick: card.querySelector("input") }));
    box.hidden = cards.length <= FEW;
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      for (const { card, name, pick } of cards) card.hidden = !pick.checked && !words.every((word) => name.includes(word));
      said.textContent = cards.filter(({ card }) => !card.hidden).length + " / " + cards.length;
    });
  });
})();
