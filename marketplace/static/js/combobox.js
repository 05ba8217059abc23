/*
 * A long <select> becomes a field to type into (ARIA 1.2 combobox with a listbox). The select stays, hidden, and is what is sent.
 * "tan ninh", "Tân Ninh" and an old district's name in data-alias all find the same commune.
 */
(() => {
  "use strict";
  const { fold, icon, ready } = window.exchange;
  const SHOWN = 8;
  let made = 0;

  /* Words of the query must all begin a word of the option; those that begin the name come first. */
  function rank(choice, query) {
    if (!query) return 1;
    if (choice.folded.startsWith(query)) return 3;
    const words = query.split(/\s+/);
    const inside = (text) => words.every((word) => text.startsWith(word) || text.includes(" " + word));
    if (inside(choice.folded)) return 2;
    return inside(choice.folded + " " + choice.alias) ? 1 : 0;
  }

  ready("select[data-combobox]", (select) => {
    if (select.multiple || select.dataset.live) return;
    select.dataset.live = "yes";
    const box = select.closest(".combo");
    const label = select.labels[0];
    const choices = [...select.options].filter((option) => option.value !== "").map((option) => ({
      value: option.value, text: option.text, folded: fold(option.text), alias: fold(option.dataset.alias || ""), aliasText: option.dataset.alias || "",
    }));
    const id = select.id || "combobox_" + ++made;

    const input = document.createElement("input");
    input.type = "text";
    input.id = id + "_typed";
    input.autocomplete = "off";
    input.setAttribute("autocapitalize", "none");
    input.spellcheck = false;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id + "_list");
    for (const name of ["aria-describedby", "aria-invalid", "required", "disabled"]) {
      if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
    }
    if (select.options[0] && select.options[0].value === "") input.placeholder = select.options[0].text.replace(/^[-—]+$/, "");
    if (label) label.htmlFor = input.id;

    const list = document.createElement("ul");
    list.id = id + "_list";
    list.className = "combo__list";
    list.setAttribute("role", "listbox");
    if (label) { label.id = label.id || id + "_label"; list.setAttribute("aria-labelledby", label.id); }
    list.hidden = true;
    const said = document.createElement("span");
    said.className = "unseen";
    said.setAttribute("role", "status");

    let found = [];
    let at = -1;
    const chosen = () => choices.find((choice) => choice.value === select.value);
    const showChosen = () => { input.value = chosen() ? chosen().text : ""; };
    const isOpen = () => !list.hidden;

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function point(to) {
      at = to;
      [...list.querySelectorAll("[role='option']")].forEach((line, position) => {
        line.setAttribute("aria-selected", String(position === at));
        if (position === at) { input.setAttribute("aria-activedescendant", line.id); line.scrollIntoView({ block: "nearest" }); }
      });
      if (at < 0) input.removeAttribute("aria-activedescendant");
    }
    function lineFor(choice, position) {
      const line = document.createElement("li");
      line.id = id + "_option_" + position;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      const name = document.createElement("span");
      name.textContent = choice.text;
      line.append(name);
      if (choice.aliasText) {
        const alias = document.createElement("span");
        alias.className = "tiny muted";
        alias.textContent = choice.aliasText;
        line.append(alias);
      }
      line.addEventListener("mousedown", (event) => event.preventDefault());
      line.addEventListener("click", () => choose(choice));
      return line;
    }
    function open(query) {
      found = choices
        .map((choice, order) => ({ choice, order, rank: rank(choice, query) }))
        .filter((match) => match.rank > 0)
        .sort((one, other) => other.rank - one.rank || one.order - other.order)
        .slice(0, query ? SHOWN : choices.length)
        .map((match) => match.choice);
      list.replaceChildren(...found.map(lineFor));
      if (!found.length) {
        const none = document.createElement("li");
        none.className = "combo__note";
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        none.textContent = box.dataset.none;
        list.append(none);
      }
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      said.textContent = found.length ? box.dataset.some.replace("{n}", found.length) : box.dataset.none;
      const standing = found.indexOf(chosen());
      point(query && found.length ? 0 : standing);
    }
    function choose(choice) {
      select.value = choice ? choice.value : "";
      showChosen();
      close();
      select.dispatchEvent(new Event("input", { bubbles: true }));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    input.addEventListener("input", () => open(fold(input.value.trim())));
    input.addEventListener("click", () => { if (isOpen()) close(); else open(""); });
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => {
      const typed = fold(input.value.trim());
      const exact = choices.find((choice) => choice.folded === typed);
      if (!typed) { if (select.value) choose(null); }
      else if (exact) { if (exact.value !== select.value) choose(exact); }
      showChosen();
      close();
    });
    input.addEventListener("keydown", (event) => {
      const last = found.length - 1;
      if (event.key === "ArrowDown") { event.preventDefault(); if (!isOpen()) open(""); else point(at >= last ? 0 : at + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); if (!isOpen()) open(""); else point(at <= 0 ? last : at - 1); }
      else if (event.key === "Home" && isOpen()) { point(0); }
      else if (event.key === "End" && isOpen()) { point(last); }
      else if (event.key === "Enter" && isOpen()) { event.preventDefault(); if (at >= 0 && found[at]) choose(found[at]); }
      else if (event.key === "Escape") { if (isOpen()) { event.stopPropagation(); close(); } showChosen(); }
      else if (event.key === "Tab" && isOpen() && at >= 0 && input.value && found[at] && fold(input.value.trim()) !== (chosen() ? chosen().folded : "")) { choose(found[at]); }
    });
    select.form && select.form.addEventListener("reset", () => setTimeout(showChosen));
    select.addEventListener("exchange:refresh", showChosen);

    select.hidden = true;
    select.removeAttribute("required");
    select.setAttribute("aria-hidden", "true");
    select.tabIndex = -1;
    box.append(input, icon("chevron-down"), list, said);
    showChosen();
  });
})();
