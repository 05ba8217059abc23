/*
 * The search field suggests while it is typed in (ARIA 1.2 combobox with a listbox). Enter without a choice searches what was typed.
 * data-finder: address answering {"results": [{value, label, note}]}. Without a script the field is a plain search form.
 */
(() => {
  "use strict";
  const WAIT = 120;

  window.exchange.ready("input[data-finder]", (input) => {
    if (input.dataset.live) return;
    input.dataset.live = "yes";
    const form = input.form;
    const list = document.createElement("ul");
    list.id = input.id + "_list";
    list.className = "combo__list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.label);
    list.hidden = true;
    const said = document.createElement("span");
    said.className = "unseen";
    said.setAttribute("role", "status");
    form.append(list, said);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    let typed = input.value;
    let at = -1;
    let asked = 0;
    let timer = 0;

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function point(to) {
      at = to;
      [...list.children].forEach((line, place) => line.setAttribute("aria-selected", String(place === at)));
      const line = list.children[at];
      if (line) {
        input.setAttribute("aria-activedescendant", line.id);
        line.scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
      input.value = line ? line.dataset.value : typed;
    }
    function lineFor(answer, place) {
      const line = document.createElement("li");
      line.id = input.id + "_option_" + place;
      line.dataset.value = answer.value;
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
      line.addEventListener("click", () => { input.value = answer.value; form.requestSubmit(); });
      return line;
    }
    async function ask() {
      typed = input.value;
      const turn = ++asked;
      if (typed.trim().length < 2) { close(); return; }
      const address = new URL(input.dataset.finder, location.href);
      address.searchParams.set("q", typed);
      try {
        const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "omit" });
        if (!answer.ok || turn !== asked || document.activeElement !== input) return;
        const results = (await answer.json()).results;
        if (!results.length) { close(); return; }
        list.replaceChildren(...results.map(lineFor));
        list.hidden = false;
        at = -1;
        input.removeAttribute("aria-activedescendant");
        input.setAttribute("aria-expanded", "true");
        said.textContent = input.dataset.some.replace("{n}", results.length);
      } catch { /* no network: what is typed can still be sent */ }
    }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", () => { asked++; close(); });
    input.addEventListener("keydown", (event) => {
      const open = !list.hidden;
      const last = list.children.length - 1;
      if (event.key === "ArrowDown" && !open) { event.preventDefault(); ask(); }
      else if (event.key === "ArrowDown") { event.preventDefault(); point(at >= last ? -1 : at + 1); }
      else if (event.key === "ArrowUp" && open) { event.preventDefault(); point(at < 0 ? last : at - 1); }
      else if (event.key === "Escape" && open) { event.preventDefault(); point(-1); close(); }
    });
  });
})();
