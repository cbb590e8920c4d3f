/* Filters, search, passages side by side, notes on claims.  The page reads without it. */
(function () {
  "use strict";

  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const made = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };

  document.documentElement.classList.add("js");
  const cards = all(".card");
  const byId = new Map(cards.map((card) => [card.id, card]));
  const shownCards = () => cards.filter((card) => !card.hidden);

  /* ------------------------------------------------------------ filters and search */

  const form = one("#filters");
  const notes = all(".claim");
  const texts = new Map([...cards, ...notes].map((each) => [each, folded(each.textContent)]));

  /* 12,000 is found by 12000 too, and by neither 2,000 nor 000. */
  function folded(text) {
    return text.toLowerCase().replace(/([0-9]),(?=[0-9])/g, "$1").replace(/\s+/g, " ");
  }

  function says(text, word) {
    if (!/^[0-9]+$/.test(word)) return text.includes(word);
    return new RegExp("(?<![0-9])" + word + "(?![0-9])").test(text);
  }

  function fits(element, wanted) {
    const has = (name) => (element.dataset[name] || "").split(" ").includes(wanted[name]);
    const chosen = ["quantity", "source", "speaker", "level"].filter((name) => wanted[name]);
    return chosen.every(has) && wanted.words.every((word) => says(texts.get(element), word));
  }

  const CHOICES = ["quantity", "source", "speaker", "level"];
  const strange = new Set();

  function filter() {
    const given = new FormData(form);
    const wanted = Object.fromEntries(given.entries());
    wanted.words = folded(wanted.words).split(" ").filter(Boolean);
    for (const element of texts.keys()) element.hidden = !fits(element, wanted);
    for (const group of all(".group")) {
      const own = all(".card", group);
      const left = own.filter((card) => !card.hidden).length;
      group.hidden = !left;
      one(".number", group).textContent = left < own.length ? left + " of " + own.length : own.length;
    }
    const claims = notes.filter((note) => !note.hidden).length;
    const narrowed = wanted.words.length || CHOICES.some((name) => wanted[name]);
    const unknown = Array.from(strange, (each) => " The address asks for “" + each + "”, which this report does not have.");
    one("#count").textContent = (!narrowed
      ? (cards.length === 1 ? "The one finding is shown." : "All " + cards.length + " findings are shown.")
      : shownCards().length + " of " + cards.length + " findings, " +
        claims + " of " + notes.length + " claims.") + unknown.join("");
  }

  /* What is chosen, as it stands in the address: by name, since numbers differ from report to report. */
  function chosen() {
    const named = new URLSearchParams();
    for (const name of CHOICES) {
      const select = form.elements[name];
      if (select.value) named.set(name, select.selectedOptions[0].textContent);
    }
    const words = form.elements.words.value.trim();
    if (words) named.set("words", words);
    return named.toString();
  }

  /* What an address asks for: the id of a part, "" for none, and the choices; null for none. */
  function asked(hash) {
    const [first, ...rest] = hash.slice(1).split("&");
    const id = first.includes("=") ? "" : first;
    const named = new URLSearchParams((id ? rest : [first, ...rest]).join("&"));
    return { id, named };
  }

  function choose(named, gone) {
    strange.clear();
    if (gone) strange.add(gone);
    for (const name of CHOICES) {
      const select = form.elements[name];
      const label = named.get(name) || "";
      const option = Array.from(select.options).find((each) => each.value && each.textContent === label);
      select.value = option ? option.value : "";
      if (label && !option) strange.add(label);
    }
    form.elements.words.value = named.get("words") || "";
    filter();
  }

  function addressOf(id) {
    const parts = [id, chosen()].filter(Boolean);
    return parts.length ? "#" + parts.join("&") : location.pathname + location.search;
  }

  /* A choice is a step that "back" takes back; what is typed in one go is one step. */
  function chose(typing) {
    strange.clear();
    filter();
    const address = addressOf("");
    if (address === location.hash || (address[0] !== "#" && !location.hash)) return;
    if (typing && history.state && history.state.typing) history.replaceState({ typing }, "", address);
    else history.pushState({ typing }, "", address);
  }

  let waiting = 0;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    const typing = event.target === form.elements.words;
    if (typing) waiting = setTimeout(chose, 150, true);
    else chose(false);
  });
  form.addEventListener("reset", () => setTimeout(chose, 0, false));
  filter();

  /* ------------------------------------------------------------ passages side by side */

  const dialog = one("#compare");
  const panes = one("#panes");
  let openCard = null;
  let opener = null;

  function refsOf(element) {
    return (element.dataset.refs || "").split(" ");
  }

  function articleOf(ref) {
    const mark = document.getElementById("m" + ref);
    return mark && mark.closest(".paper");
  }

  /* A copy of the text without links and ids: to read, not to follow. */
  function copied(article) {
    const text = one(".text", article).cloneNode(true);
    for (const mark of all(".k, .anchor", text)) {
      const plain = made("span", mark.className);
      plain.append(...mark.childNodes);
      for (const name of ["refs", "beside"]) if (mark.dataset[name]) plain.dataset[name] = mark.dataset[name];
      mark.replaceWith(plain);
    }
    return text;
  }

  function show(pane, ref, others) {
    const article = articleOf(ref);
    const area = one(".pane-text", pane);
    const name = article ? one("h3", article).textContent : "";
    area.replaceChildren(made("p", "paper-name", name));
    area.setAttribute("aria-label", pane.getAttribute("aria-label") + ", in " + name);
    for (const button of all(".which button", pane)) {
      button.setAttribute("aria-pressed", String(button.dataset.ref === ref));
    }
    if (!article) return;
    area.append(copied(article));
    for (const mark of all(".k", area)) {
      const refs = refsOf(mark);
      if (refs.includes(ref)) mark.classList.add("here");
      else if (refs.some((each) => others.has(each))) mark.classList.add("other");
    }
    for (const aside of all("[data-beside]", area)) {
      aside.classList.toggle("told", aside.dataset.beside.split(" ").includes(ref));
    }
    const here = one(".here", area);
    if (!here) return;
    const space = area.clientHeight - here.offsetHeight;
    area.scrollTop += here.getBoundingClientRect().top - area.getBoundingClientRect().top - Math.max(space, 0) / 3;
  }

  function paneOf(side, others) {
    const pane = made("section", "pane");
    const head = made("div", "pane-head");
    const which = made("div", "which");
    const heads = all(".label, .value", side).map((each) => each.cloneNode(true));
    const area = made("div", "pane-text");
    pane.setAttribute("aria-label", heads.map((each) => each.textContent).join(": "));
    area.setAttribute("role", "region");
    area.tabIndex = 0;
    const links = passagesOf(side);
    for (const link of links) {
      const button = made("button");
      button.type = "button";
      button.dataset.ref = link.dataset.ref;
      button.append(...link.cloneNode(true).childNodes);
      button.addEventListener("click", () => show(pane, link.dataset.ref, others));
      which.append(button);
    }
    head.append(...heads, which);
    pane.append(head, area);
    return [pane, links.length ? links[0].dataset.ref : ""];
  }

  /* The details list every passage of every side; the face of the card but three of each. */
  function passagesOf(side) {
    const card = side.closest(".card");
    const at = all(".side", card).indexOf(side);
    return all(".passage", all(".passages", card)[at]);
  }

  function open(card) {
    openCard = card;
    dialog.dataset.finding = card.id.slice("f-".length);
    const level = one(".level", card).cloneNode(true);
    one("#compare-level").replaceChildren(...level.childNodes);
    one("#compare-level").className = "level " + card.dataset.level;
    one("#compare-title").textContent = one("h4", card).textContent;
    for (const [name, from] of [["working", ".formula, .working"], ["why", ".why"]]) {
      const found = one(from, card);
      one("#compare-" + name).textContent = found ? found.textContent : "";
    }
    const others = new Set(all(".passage", card).map((link) => link.dataset.ref));
    const made = all(".side", card).map((side) => paneOf(side, others));
    panes.replaceChildren(...made.map(([pane]) => pane));
    if (!dialog.open) dialog.showModal();
    for (const [pane, ref] of made) if (ref) show(pane, ref, others);
    const now = shownCards();
    one("#before").disabled = now.indexOf(card) < 1;
    one("#after").disabled = now.indexOf(card) + 1 >= now.length;
    one("#compare-title").focus();
  }

  function close() {
    const card = openCard;
    openCard = null;
    if (dialog.open) dialog.close();
    if (!card) return;
    const back = opener && !opener.closest("[hidden]") ? opener : one(".open", card);
    opener = null;
    back.focus();
    // Going back in the history, browsers drop the focus once more, after us.
    setTimeout(() => openCard || back.focus({ preventScroll: true }));
  }

  /* The address names the open finding: "back" closes it, and it can be sent to somebody. */
  function go(card, from) {
    opener = from || null;
    const address = addressOf(card.id);
    if (location.hash === address) open(card);
    else if (openCard) {
      history.replaceState({ finding: true }, "", address);
      open(card);
    } else {
      history.pushState({ finding: true }, "", address);
      open(card);
    }
  }

  function leave() {
    if (history.state && history.state.finding) history.back();
    else {
      history.replaceState(null, "", addressOf(""));
      close();
    }
  }

  function follow() {
    const { id, named } = asked(location.hash);
    const target = id && document.getElementById(id);
    /* An address of a mere part says nothing of choices, and leaves them. */
    if (byId.has(id) || !target) choose(named, target ? "" : id.replace(/^f-/, ""));
    if (byId.has(id)) {
      byId.get(id).hidden = false;
      byId.get(id).closest(".group").hidden = false;
      open(byId.get(id));
      return;
    }
    if (openCard) {
      close();
      return;
    }
    if (!target) return;
    target.hidden = false;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const now = shownCards();
    const current = openCard || document.activeElement.closest(".card");
    const next = now[now.indexOf(current) + by];
    if (!next) return;
    if (openCard) go(next);
    else {
      one(".open", next).focus();
      next.scrollIntoView({ block: "nearest" });
    }
  }

  for (const card of cards) {
    card.addEventListener("click", (event) => {
      const inside = event.target.closest("a, summary, details, button");
      if (inside && !inside.matches(".open, .passage")) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || String(getSelection())) return;
      event.preventDefault();
      const passage = inside && inside.matches(".passage") ? inside.dataset.ref : "";
      go(card);
      if (passage) {
        const button = one('.which button[data-ref="' + CSS.escape(passage) + '"]', panes);
        if (button) button.click();
      }
    });
  }
  /* Wherever a link leads to a finding, what is chosen stays chosen. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#f-"]:not(.open)');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const card = byId.get(link.hash.slice(1));
    if (!card) return;
    event.preventDefault();
    card.hidden = false;
    card.closest(".group").hidden = false;
    go(card, about.contains(link) ? askedMark : link);
  });
  one("#before").addEventListener("click", () => step(-1));
  one("#after").addEventListener("click", () => step(1));
  one("#close").addEventListener("click", leave);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) leave();
  });
  addEventListener("popstate", follow);

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.target.closest("input, select, textarea");
    const among = openCard || event.target.closest("#findings");
    if (typing || !among) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  /* ------------------------------------------------------------ what a marked passage says */

  const about = one("#about-claim");
  let askedMark = null;

  function tell(mark) {
    const seen = new Set(refsOf(mark).map((ref) => (ref[0] === "u" ? ref : ref.split("-")[0])));
    const found = Array.from(seen, (ref) => document.getElementById("note-" + ref)).filter(Boolean);
    about.replaceChildren();
    for (const note of found) {
      const box = made("div", note.className);
      box.append(...note.cloneNode(true).childNodes);
      about.append(box);
    }
    askedMark = mark;
    about.showPopover();
    const at = mark.getClientRects()[0];
    const below = at.bottom + 6 + about.offsetHeight < innerHeight;
    about.style.left = Math.max(8, Math.min(at.left, innerWidth - about.offsetWidth - 8)) + "px";
    about.style.top = Math.max(8, below ? at.bottom + 6 : at.top - 6 - about.offsetHeight) + "px";
    about.tabIndex = -1;
    about.focus();
  }

  if (about.showPopover) {
    for (const mark of all("a.k")) {
      mark.addEventListener("click", (event) => {
        event.preventDefault();
        tell(mark);
      });
    }
    about.addEventListener("toggle", (event) => {
      if (event.newState === "closed" && askedMark && about.contains(document.activeElement)) askedMark.focus();
    });
    about.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      about.hidePopover();
    });
  }

  /* ------------------------------------------------------------ where we came in */

  follow();
  if (!openCard && chosen()) form.scrollIntoView();
})();
