/*
 * The search field suggests while it is typed in (ARIA 1.2 combobox with a listbox). Enter without a choice searches what was typed.
 * data-finder: address answering {"results": [{value, group, url}]}: a value to search for, or with url a page to go to; groups stand together.
 * Without a script the field is a plain search form.
 */
(() => {
  "use strict";
  const WAIT = 120;

  window.exchange.ready("input[data-finder]", (input) => {
    if (input.dataset.live) return;
    input.dataset.live = "yes";
    const form = input.form;
    const list = document.createElement("div");
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
    let awaited = false;
    let lines = [];
    let found = [];

    function close() {
      list.hidden = true;
      awaited = false;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function point(to) {
      at = to;
      lines.forEach((line, place) => line.setAttribute("aria-selected", String(place === at)));
      const line = lines[at];
      if (line) {
        input.setAttribute("aria-activedescendant", line.id);
        line.scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
      input.value = line ? line.dataset.value : typed;
    }
    function choose(answer) {
      input.value = answer.value;
      if (answer.url) location.assign(answer.url);
      else form.requestSubmit();
    }
    function lineFor(answer, place) {
      const line = document.createElement("li");
      line.id = input.id + "_option_" + place;
      line.dataset.value = answer.value;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      line.textContent = answer.value;
      line.addEventListener("mousedown", (event) => event.preventDefault());
      line.addEventListener("click", () => choose(answer));
      return line;
    }
    function groupFor(name, place) {
      const group = document.createElement("ul");
      group.setAttribute("role", "group");
      const heading = document.createElement("li");
      heading.id = input.id + "_group_" + place;
      heading.className = "combo__group";
      heading.setAttribute("role", "presentation");
      heading.textContent = name;
      group.setAttribute("aria-labelledby", heading.id);
      group.append(heading);
      return group;
    }
    function show(results) {
      lines = results.map(lineFor);
      const groups = [...new Set(results.map((answer) => answer.group))].map((name, place) => {
        const group = groupFor(name, place);
        group.append(...lines.filter((_line, at) => results[at].group === name));
        return group;
      });
      list.replaceChildren(...groups);
    }
    async function ask() {
      typed = input.value;
      const turn = ++asked;
      awaited = true;
      if (typed.trim().length < 2) { close(); return; }
      const address = new URL(input.dataset.finder, location.href);
      address.searchParams.set("q", typed);
      try {
        const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "omit" });
        if (!answer.ok || turn !== asked || document.activeElement !== input) return;
        const results = (await answer.json()).results;
        if (!results.length) { close(); return; }
        found = results;
        show(results);
        list.hidden = false;
        at = -1;
        input.removeAttribute("aria-activedescendant");
        input.setAttribute("aria-expanded", "true");
        said.textContent = input.dataset.some.replace("{n}", results.length);
      } catch { /* no network: what is typed can still be sent */ } finally {
        if (turn === asked) awaited = false;
      }
    }

    input.addEventListener("input", () => {
      typed = input.value;
      awaited = true;
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", () => { asked++; close(); });
    input.addEventListener("keydown", (event) => {
      const open = !list.hidden;
      const last = lines.length - 1;
      if (event.key === "ArrowDown" && !open) { event.preventDefault(); ask(); }
      else if (event.key === "ArrowDown") { event.preventDefault(); point(at >= last ? -1 : at + 1); }
      else if (event.key === "ArrowUp" && open) { event.preventDefault(); point(at < 0 ? last : at - 1); }
      else if (event.key === "Enter" && open && at >= 0) { event.preventDefault(); choose(found[at]); }
      else if (event.key === "Escape" && (open || awaited)) {
        event.preventDefault();
        asked++;
        clearTimeout(timer);
        point(-1);
        close();
      }
    });
  });
})();
