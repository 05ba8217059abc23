/* A preview of chosen files before they are sent, with what is wrong said at once. The server looks again. */
(() => {
  "use strict";
  const { icon, ready } = window.exchange;
  const LARGEST = 10 * 1024 * 1024;

  function fault(box, input, file) {
    if (file.size > LARGEST) return box.dataset.tooLarge;
    const kinds = (input.accept || "").split(",").map((kind) => kind.trim()).filter(Boolean);
    return kinds.length && file.type && !kinds.includes(file.type) ? box.dataset.wrongKind : "";
  }

  function row(box, input, file, drop) {
    const wrong = fault(box, input, file);
    const line = document.createElement("span");
    line.className = "upload__item" + (wrong ? " upload__item--bad" : "");
    let picture = icon("document");
    if (file.type.startsWith("image/") && !wrong) {
      picture = document.createElement("img");
      picture.alt = "";
      picture.src = URL.createObjectURL(file);
      picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
    }
    const words = document.createElement("span");
    const name = document.createElement("span");
    name.className = "upload__name";
    name.textContent = file.name;
    const note = document.createElement("span");
    note.className = "tiny muted";
    note.textContent = wrong || box.dataset.ready + " · " + Math.max(1, Math.round(file.size / 1024)).toLocaleString(document.documentElement.lang) + " KB";
    words.append(name, document.createElement("br"), note);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "icon-button";
    remove.setAttribute("aria-label", box.dataset.remove + ": " + file.name);
    remove.append(icon("trash"));
    remove.addEventListener("click", drop);
    line.append(picture, words, remove);
    return line;
  }

  ready("[data-upload]", (box) => {
    if (box.dataset.live) return;
    box.dataset.live = "yes";
    const input = box.querySelector("input[type='file']");
    const list = box.querySelector("[data-upload-list]");
    const place = box.querySelector(".upload__drop");
    const show = () => {
      const files = [...input.files];
      list.replaceChildren(...files.map((file) => row(box, input, file, () => {
        const kept = new DataTransfer();
        files.filter((other) => other !== file).forEach((other) => kept.items.add(other));
        input.files = kept.files;
        show();
        input.focus();
      })));
      const wrong = files.map((file) => fault(box, input, file)).find(Boolean);
      input.setCustomValidity(wrong || "");
    };
    input.addEventListener("change", show);
    for (const name of ["dragenter", "dragover"]) place.addEventListener(name, (event) => { event.preventDefault(); place.classList.add("upload__drop--over"); });
    for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("upload__drop--over"));
    place.addEventListener("drop", (event) => {
      if (event.target === input) return;
      event.preventDefault();
      const dropped = new DataTransfer();
      const files = [...event.dataTransfer.files];
      (input.multiple ? files : files.slice(0, 1)).forEach((file) => dropped.items.add(file));
      input.files = dropped.files;
      show();
    });
  });
})();
