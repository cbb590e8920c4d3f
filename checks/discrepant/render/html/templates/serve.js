/* What a served page can do beside reading: follow the files, accept, quote a claim. */
(function () {
  "use strict";

  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const desk = one("#desk");
  const forms = all("form", desk);
  const pause = (time) => new Promise((go) => setTimeout(go, time));
  const DONE = "discrepant-done";

  function say(text, refused) {
    one("#desk-says").textContent = text;
    one("#desk-says").classList.toggle("refused", Boolean(refused));
  }

  /* ------------------------------------------------------------ the files have changed */

  /* What somebody is writing does not go away under their hands. */
  function isWriting() {
    return forms.some((form) => all("textarea, input", form).some((field) => field.value));
  }

  function renew() {
    if (!isWriting()) {
      location.reload();
      return;
    }
    one("#reload").hidden = false;
    one("#reload").addEventListener("click", () => location.reload());
  }

  async function follow() {
    const revision = desk.dataset.revision;
    for (let lost = false; ; ) {
      try {
        const answer = await fetch("changes?since=" + encodeURIComponent(revision), { cache: "no-store" });
        if (answer.status >= 500) throw new Error(answer.statusText);
        if (!answer.ok) {
          say("This page is no longer served. The new address stands where discrepant serve runs.", true);
          return;
        }
        const now = (await answer.json()).revision;
        if (lost) say("");
        lost = false;
        if (now !== revision) {
          renew();
          return;
        }
      } catch (error) {
        lost = true;
        say("discrepant serve does not answer as it should; the page waits for it.", true);
        await pause(2000);
      }
    }
  }

  /* ------------------------------------------------------------ what the forms send */

  async function send(form) {
    const given = Object.fromEntries(new FormData(form).entries());
    const button = one("button", form);
    button.disabled = true;
    try {
      /* In the mode that fetch has by itself: with "same-origin" and no referrer, browsers say
         that the request comes from nowhere, and the server refuses it. */
      const answer = await fetch(form.dataset.to, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(given),
      });
      if (answer.ok) {
        const done = (await answer.json()).done;
        sessionStorage.setItem(DONE, done);
        form.reset();
        say(done);
      } else if (answer.status === 422) say((await answer.json()).error, true);
      else say(await answer.text(), true);
    } catch (error) {
      say("discrepant serve does not answer; nothing was written.", true);
    }
    button.disabled = false;
  }

  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }

  /* ------------------------------------------------------------ from the page to the forms */

  const boxes = all("details", desk);
  let opener = null;

  /* One form at a time: on a phone the desk covers half of what it is about. */
  for (const box of boxes) {
    box.addEventListener("toggle", () => {
      if (box.open) for (const other of boxes) if (other !== box) other.open = false;
    });
  }

  desk.addEventListener("keydown", (event) => {
    const open = boxes.find((box) => box.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    (opener || one("summary", open)).focus();
    opener = null;
  });

  function bring(name, values) {
    const box = one("#" + name, desk);
    const form = one("form", box);
    opener = document.activeElement.closest("#desk") ? null : document.activeElement;
    box.open = true;
    for (const [key, value] of Object.entries(values)) form.elements[key].value = value;
    const first = Array.from(form.elements).find((field) => field.name && !field.value);
    (first || one("button", form)).focus();
  }

  const open = new Set(all("[name=finding] option", desk).map((each) => each.value));
  for (const card of all(".card")) {
    const finding = card.id.replace(/^f-/, "");
    if (!open.has(finding)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "accept-this";
    button.textContent = "Accept…";
    button.addEventListener("click", () => bring("accepting", { finding }));
    card.append(button);
  }

  /* Who has read the passages decides there. */
  const dialog = one("#compare");
  if (dialog && open.size) {
    const button = document.createElement("button");
    button.type = "button";
    button.id = "accept-open";
    button.textContent = "Accept…";
    one(".buttons", dialog).prepend(button);
    const finding = () => dialog.dataset.finding;
    new MutationObserver(() => (button.hidden = !open.has(finding()))).observe(dialog, {
      attributeFilter: ["data-finding"],
    });
    button.addEventListener("click", () => {
      // The page sets the focus, and once more, when it has closed a finding.
      dialog.addEventListener("close", () => setTimeout(bring, 50, "accepting", { finding: finding() }), { once: true });
      one("#close").click();
    });
  }

  let marked = null;
  const quote = one("#quote-this");

  /* Marked with mouse or keys, within one article; or a passage that was asked about. */
  function offer(node, words) {
    const element = node && (node.closest ? node : node.parentElement);
    const paper = element && element.closest(".paper");
    if (!paper || !words.trim()) return;
    const option = one('[name=article] option[data-number="' + paper.id.slice(1) + '"]', desk);
    if (!option) return;
    marked = { article: option.value, words: words.trim() };
    quote.hidden = false;
  }

  if (quote) {
    document.addEventListener("selectionchange", () => {
      const chosen = getSelection();
      if (chosen.isCollapsed) return;
      const inner = chosen.getRangeAt(0).commonAncestorContainer;
      offer(inner, String(chosen));
    });
    for (const mark of all(".paper .k")) {
      mark.addEventListener("click", () => {
        const ref = (mark.dataset.refs || "").split(" ")[0];
        const pieces = all(".k", mark.closest(".paper"));
        const own = pieces.filter((each) => (each.dataset.refs || "").split(" ").includes(ref));
        offer(mark, own.map((each) => each.textContent).join(""));
      });
    }
    quote.addEventListener("click", () => {
      bring("claiming", marked);
      quote.hidden = true;
    });
  }

  const done = sessionStorage.getItem(DONE);
  if (done) say(done);
  sessionStorage.removeItem(DONE);
  follow();
})();
