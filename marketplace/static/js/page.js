/* What every page does when a script may run: close messages and menus, open dialogs, stop double sending. */
(() => {
  "use strict";

  const each = (root, selector, act) => {
    if (root.matches && root.matches(selector)) act(root);
    root.querySelectorAll(selector).forEach(act);
  };

  /* Pieces that arrive later (htmx) are made ready by the same functions: exchange.ready(selector, act). */
  const makers = [];
  const exchange = {
    ready(selector, act) {
      makers.push([selector, act]);
      if (document.readyState !== "loading") each(document, selector, act);
    },
    /* Lower case without tones, đ as d: as the server folds. */
    fold: (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d").normalize("NFC"),
    icon(name) {
      const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      drawing.setAttribute("class", "icon");
      drawing.setAttribute("aria-hidden", "true");
      use.setAttribute("href", document.documentElement.dataset.icons + "#" + name);
      drawing.append(use);
      return drawing;
    },
    /* A message made by a script looks and is read as one made by the server. */
    toast(words, kind = "success") {
      const place = document.querySelector("[data-toasts]");
      if (!place) return;
      const toast = document.createElement("div");
      toast.className = "toast toast--" + kind;
      toast.setAttribute("role", kind === "error" ? "alert" : "status");
      const text = document.createElement("span");
      text.className = "toast__text";
      text.textContent = words;
      toast.append(exchange.icon(kind === "error" ? "error" : kind === "success" ? "check" : "info"), text);
      place.hidden = false;
      place.append(toast);
      closable(toast);
    },
  };
  window.exchange = exchange;

  const makeReady = (root) => makers.forEach(([selector, act]) => each(root, selector, act));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => makeReady(document));
  document.addEventListener("htmx:load", (event) => makeReady(event.detail.elt));

  /* messages */
  function closable(toast) {
    if (toast.querySelector("[data-close]")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "icon-button";
    button.dataset.close = "";
    const place = toast.closest("[data-toasts]");
    button.setAttribute("aria-label", (place && place.dataset.close) || "×");
    button.append(exchange.icon("close"));
    button.addEventListener("click", () => toast.remove());
    toast.append(button);
  }
  exchange.ready("[data-toast]", closable);

  /* the summary of errors takes the focus, and its links reach radio groups too */
  exchange.ready("[data-error-summary]", (summary) => {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && document.getElementById(link.hash.slice(1));
      if (!target) return;
      const control = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
      if (!control) return;
      event.preventDefault();
      const shown = control.hidden || control.closest("[hidden]") ? document.getElementById(control.id + "_typed") : control;
      (shown || control).focus();
    });
  });

  /* menus close on Escape and on a click elsewhere */
  document.addEventListener("click", (event) => {
    document.querySelectorAll("[data-menu][open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("[data-menu][open], [data-filters][open]").forEach((menu) => {
      if (menu.matches("[data-filters]") && !drawer.matches) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* A browser leaves what takes the focus where it is as long as an edge of it is to be seen, as in a row that scrolls sideways. */
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("a, button, summary") && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  /* dialogs: <button data-opens="id">, <dialog id> with [data-closes] inside. Without a script the button's form goes to a page that asks. */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog && dialog.showModal) { event.preventDefault(); dialog.showModal(); }
    }
    const closer = event.target.closest("[data-closes]");
    if (closer && closer.closest("dialog")) { event.preventDefault(); closer.closest("dialog").close(); }
    if (event.target.nodeName === "DIALOG") event.target.close();
  });

  /* a form is sent once; its button says so. The server guards itself, this is for the person. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.target === "_blank" || form.matches("[data-many]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button && button.matches(".button")) button.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
    document.querySelectorAll("[aria-busy='true']").forEach((button) => button.removeAttribute("aria-busy"));
  });

  /* a column of filters on a desk is open, a drawer on a phone is closed until asked for */
  const drawer = window.matchMedia("(max-width: 63.99rem)");
  exchange.ready("[data-filters]", (filters) => {
    const follow = () => { filters.open = !drawer.matches; };
    const shut = () => { filters.open = false; filters.querySelector("summary").focus(); };
    // A phone's Back closes the open drawer where the browser asks first; an entry of our own in the history would have to be walked over.
    let backs = null;
    const shutsOnBack = (over) => {
      if (backs) backs.destroy();
      backs = over && window.CloseWatcher ? new CloseWatcher() : null;
      if (backs) backs.addEventListener("close", shut);
    };
    // What lies behind the open drawer takes no focus, which nobody would see there.
    const cover = () => {
      const over = drawer.matches && filters.open;
      for (let one = filters; one !== document.body; one = one.parentElement) {
        for (const beside of one.parentElement.children) if (beside !== one) beside.inert = over;
      }
      filters.querySelector("summary").tabIndex = over ? -1 : 0;
      shutsOnBack(over);
      if (over) filters.querySelector("[data-closes-filters]").focus();
    };
    follow();
    drawer.addEventListener("change", () => { follow(); cover(); });
    filters.addEventListener("toggle", cover);
    filters.querySelectorAll("[data-closes-filters]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", shut);
    });
    filters.addEventListener("click", (event) => {
      const body = filters.querySelector(".filters__body");
      if (drawer.matches && filters.open && event.target === filters) filters.open = false;
      if (drawer.matches && filters.open && body && !body.contains(event.target) && event.target.closest("summary") === null) filters.open = false;
    });
  });

  /* live count: <form data-count="/address/"> asks for the number of what the choice would show and writes it into [data-count-here] */
  exchange.ready("form[data-count]", (form) => {
    const here = form.querySelector("[data-count-here]");
    if (!here) return;
    const words = here.textContent;
    let asked = null;
    // A field that was left empty narrows nothing; the address is read and handed on by people.
    form.addEventListener("formdata", ({ formData }) => [...formData].forEach(([name, value]) => { if (!value) formData.delete(name); }));
    form.addEventListener("reset", () => { if (asked) asked.abort(); here.textContent = words; });
    // A page that the browser kept whole comes back with ticks that were never sent; its list is what the address asks for.
    window.addEventListener("pageshow", (event) => { if (event.persisted) form.reset(); });
    form.addEventListener("change", async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      const address = new URL(form.dataset.count, location.href); // it may carry the category already
      new FormData(form).forEach((value, name) => address.searchParams.append(name, value));
      try {
        const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
        if (answer.ok) here.textContent = (await answer.json()).label;
      } catch (error) {
        if (error.name !== "AbortError") here.textContent = form.dataset.countLabel || here.textContent;
      }
    });
  });

  /* a choice that sends its form at once (sorting): the button is only needed without a script */
  exchange.ready("[data-sends]", (control) => {
    control.addEventListener("change", () => control.form.requestSubmit());
    control.form.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });
  });

  /* choose all rows of a list; say how many are chosen */
  exchange.ready("[data-picks]", (form) => {
    const boxes = () => [...form.querySelectorAll("input[name='pick']")];
    const all = form.querySelector("[data-pick-all]");
    const said = form.querySelector("[data-picked]");
    const tell = () => {
      const chosen = boxes().filter((box) => box.checked).length;
      if (said) said.textContent = (said.dataset.picked || "{n}").replace("{n}", chosen);
      if (all) { all.checked = chosen > 0 && chosen === boxes().length; all.indeterminate = chosen > 0 && chosen < boxes().length; }
    };
    if (all) all.addEventListener("change", () => { boxes().forEach((box) => { box.checked = all.checked; }); tell(); });
    form.addEventListener("change", tell);
    tell();
  });

  /* print buttons are of no use without a script, so they are hidden until then */
  exchange.ready("[data-prints]", (button) => { button.hidden = false; button.addEventListener("click", () => window.print()); });
})();
