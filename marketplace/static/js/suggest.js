/*
 * A text field that asks the server for suggestions while it is typed in (ARIA 1.2 combobox with a listbox).
 * data-suggest: address answering {"results": [{value, label, note}]}; data-suggest-code: id of the hidden field that takes the value picked.
 * Without a script the text alone is sent, and the server finds what was meant or asks.
 */
(() => {
  "use strict";
  const { icon, ready } = window.exchange;
  const WAIT = 120;
  let made = 0;

  ready("input[data-suggest]", (input) => {
    if (input.dataset.live) return;
    input.dataset.live = "yes";
    const box = input.closest(".combo");
    const code = document.getElementById(input.dataset.suggestCode || "");
    const label = input.labels[0];
    const id = input.id || "suggest_" + ++made;
    const list = document.createElement("ul");
    list.id = id + "_list";
    list.className = "combo__list";
    list.setAttribute("role", "listbox");
    if (label) { label.id = label.id || id + "_label"; list.setAttribute("aria-labelledby", label.id); }
    list.hidden = true;
    const said = document.createElement("span");
    said.className = "unseen";
    said.setAttribute("role", "status");
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["autocomplete", "off"]]) {
      input.setAttribute(name, value);
    }

    let found = [];
    let at = -1;
    let asked = 0;
    let timer = 0;
    let picked = input.value;

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function point(to) {
      at = to;
      [...list.children].forEach((line, position) => {
        line.setAttribute("aria-selected", String(position === at));
        if (position === at) { input.setAttribute("aria-activedescendant", line.id); line.scrollIntoView({ block: "nearest" }); }
      });
    }
    function choose(answer) {
      input.value = picked = answer.label;
      if (code) code.value = answer.value;
      close();
      input.dispatchEvent(new CustomEvent("exchange:picked", { bubbles: true, detail: answer }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    function lineFor(answer, position) {
      const line = document.createElement("li");
      line.id = id + "_option_" + position;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      const name = document.createElement("span");
      name.textContent = answer.label;
      line.append(name);
      if (answer.note) {
        const note = document.createElement("span");
        note.className = "tiny muted";
        note.textContent = answer.note;
        line.append(note);
      }
      line.addEventListener("mousedown", (event) => event.preventDefault());
      line.addEventListener("click", () => choose(answer));
      return line;
    }
    function show(results) {
      found = results;
      list.replaceChildren(...found.map(lineFor));
      if (!found.length) {
        const none = document.createElement("li");
        none.className = "combo__note";
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        none.textContent = box.dataset.none;
        list.append(none);
      }
      said.textContent = found.length ? box.dataset.some.replace("{n}", found.length) : box.dataset.none;
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      point(found.length ? 0 : -1);
    }
    async function ask() {
      const typed = input.value.trim();
      const turn = ++asked;
      if (typed.length < 2) { close(); return; }
      const address = new URL(input.dataset.suggest, location.href);
      address.searchParams.set("q", typed);
      try {
        const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "omit" });
        if (!answer.ok || turn !== asked || document.activeElement !== input) return;
        show((await answer.json()).results);
      } catch { /* no network: the text itself is sent and understood later */ }
    }

    input.addEventListener("input", () => {
      if (code && input.value !== picked) code.value = "";
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", () => { asked++; close(); });
    input.addEventListener("keydown", (event) => {
      const open = !list.hidden;
      const last = found.length - 1;
      if (event.key === "ArrowDown") { event.preventDefault(); if (open) point(at >= last ? 0 : at + 1); else ask(); }
      else if (event.key === "ArrowUp" && open) { event.preventDefault(); point(at <= 0 ? last : at - 1); }
      else if (event.key === "Enter" && open && found[at]) { event.preventDefault(); choose(found[at]); }
      else if (event.key === "Escape") {
        // The list alone is closed, and not the drawer that it stands in.
        if (open) { event.stopPropagation(); event.preventDefault(); }
        asked++;
        clearTimeout(timer);
        close();
      }
      else if (event.key === "Tab" && open && found[at]) choose(found[at]);
    });
    box.append(icon("chevron-down"), list, said);
  });
})();
