/* Tells the exchange, after the page is there, that a search was shown and which of its results was opened. Counted without a name. */
(() => {
  "use strict";
  window.exchange.ready("[data-note]", (list) => {
    const tell = (more) => {
      const said = new URLSearchParams({ note: list.dataset.note, csrfmiddlewaretoken: list.dataset.token, ...more });
      navigator.sendBeacon(list.dataset.tellUrl, said);
    };
    // A refinement or a further page of the same search is not another search.
    if ("counts" in list.dataset) tell({});
    list.addEventListener("click", (event) => {
      const card = event.target.closest(".cards > li");
      if (!card || !event.target.closest("a[href]")) return;
      const place = [...list.querySelectorAll(".cards > li")].indexOf(card) + 1 + Number(list.dataset.before || 0);
      tell({ place: String(place) });
    });
  });
})();
