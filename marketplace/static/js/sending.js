/* A form on its way: how far its files are, a way to stop it, and a way to send it again when the line broke or the exchange did not take
   it. htmx sends it; without a script the browser does. What was typed and chosen stays in the form whatever happens. */
(() => {
  "use strict";
  const PATIENCE = 300; // ms: what is over sooner needs no bar
  const STILL = 20000; // ms without a byte moving, after which the line is called slow
  const language = document.documentElement.lang;
  const megabytes = (bytes) => (bytes / 1048576).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  window.exchange.ready("form[data-sending]", (form) => {
    if (form.dataset.sendingLive) return;
    form.dataset.sendingLive = "yes";
    const board = form.querySelector("[data-sending-board]");
    const words = board.querySelector("[data-sending-words]");
    const bar = board.querySelector("progress");
    const stop = board.querySelector("[data-sending-stop]");
    const again = board.querySelector("[data-sending-again]");
    const button = form.querySelector("[type=submit]:not([data-sending-again])");
    let timer = 0;
    let stopped = false;
    let whole = false;

    const tell = (text, kind, code = "") => {
      words.textContent = text;
      if (code) {
        const mark = document.createElement("strong");
        mark.className = "code sending__code";
        mark.textContent = code;
        words.append(" ", mark);
      }
      board.classList.toggle("sending--bad", kind === "bad");
      bar.hidden = stop.hidden = kind !== "going";
      again.hidden = kind !== "bad";
    };
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { words.textContent = board.dataset.still; }, STILL);
    };
    const over = (text, code) => {
      clearTimeout(timer);
      button.removeAttribute("aria-busy");
      board.hidden = false;
      tell(text, "bad", code);
      again.focus();
    };

    // What the page of an error says, which the browser would show: its heading, and the code that the log knows the failure by.
    const refused = ({ status, responseText }) => {
      if (status === 413 && board.dataset.large) return [board.dataset.large];
      const answer = new DOMParser().parseFromString(responseText, "text/html");
      const token = form.elements.csrfmiddlewaretoken;
      const fresh = status === 403 && answer.querySelector("#main input[name=csrfmiddlewaretoken]");
      if (token && fresh) {
        // Who signed in again in another window has another one now.
        token.value = fresh.value;
        return [board.dataset.old];
      }
      const heading = answer.querySelector("main h1")?.textContent.trim();
      if (!heading) return [board.dataset.refused];
      const code = answer.querySelector("main .code")?.textContent.trim();
      const said = `${heading}. ${board.dataset.kept}`;
      return code ? [`${said} ${board.dataset.code}`, code] : [said];
    };

    form.addEventListener("htmx:beforeSend", () => {
      stopped = whole = false;
      button.setAttribute("aria-busy", "true");
      bar.removeAttribute("value");
      tell(board.dataset.going, "going");
      setTimeout(() => { if (button.hasAttribute("aria-busy")) board.hidden = false; }, PATIENCE);
      watch();
    });
    form.addEventListener("htmx:xhr:progress", (event) => {
      const { loaded, total, lengthComputable } = event.detail;
      if (whole || !lengthComputable || !total || !board.dataset.sent) return; // the answer's own bytes are counted here too
      watch();
      bar.max = total;
      bar.value = loaded;
      whole = loaded >= total;
      words.textContent = whole
        ? board.dataset.arrived
        : board.dataset.sent.replace("{sent}", megabytes(loaded)).replace("{whole}", megabytes(total));
    });
    stop.addEventListener("click", () => {
      stopped = true;
      window.htmx.trigger(form, "htmx:abort");
    });
    form.addEventListener("htmx:sendAbort", () => over(board.dataset.stopped));
    form.addEventListener("htmx:sendError", () => { if (!stopped) over(board.dataset.broken); });
    form.addEventListener("htmx:timeout", () => over(board.dataset.broken));
    form.addEventListener("htmx:responseError", (event) => over(...refused(event.detail.xhr)));
    form.addEventListener("htmx:afterRequest", (event) => {
      clearTimeout(timer);
      if (event.detail.successful) board.hidden = true;
    });
  });
})();
