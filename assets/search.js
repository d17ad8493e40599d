/* Search as a combobox: arrows move, Enter opens, Escape returns. */
(() => {
  const imap = (window.imap = window.imap || {});
  const $ = (id) => document.getElementById(id);
  let hits = [], on = -1, asked = "";

  imap.dressSearch = (input) => {
    const given = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "search-hits", "aria-expanded": "false", "aria-label": imap.word("js.search") };
    for (const [name, value] of Object.entries(given)) input.setAttribute(name, value);
    input.addEventListener("keydown", keys);
    input.addEventListener("blur", () => setTimeout(close, 150));
    input.addEventListener("focus", () => { if (hits.length && input.value) open(); });
  };

  imap.seek = (text) => {
    asked = text.trim();
    clearTimeout(imap.seeking);
    if (!asked) { hits = []; return close(); }
    imap.seeking = setTimeout(async () => {
      const mine = asked;
      const answer = await fetch(`${imap.settings.prefix}search?lang=${imap.settings.lang}&q=${encodeURIComponent(mine)}`);
      const found = await answer.json();
      if (mine !== asked) return;
      hits = found.hits ?? found;
      on = -1;
      show();
    }, 120);
  };

  const esc = (t) => (t ?? "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  function show() {
    const list = $("search-hits");
    list.innerHTML = hits.length
      ? hits.map((h, n) => `<li role="option" id="hit-${n}" data-hit="${n}" aria-selected="${n === on}"><bdi${h.label_lang !== "und" ? ` lang="${esc(h.label_lang)}"` : ""}>${esc(h.label)}</bdi><span>${esc([imap.word("js.table." + h.table), h.detail].filter(Boolean).join(imap.word("js.comma")))}</span></li>`).join("")
      : `<li role="option" aria-disabled="true" aria-selected="false" class="none">${esc(imap.word("js.no_hits", { q: asked }))}</li>`;
    open();
  }
  const open = () => { $("search-hits").hidden = false; $("search-input").setAttribute("aria-expanded", "true"); };
  const close = () => { const list = $("search-hits"); if (list) list.hidden = true; $("search-input")?.setAttribute("aria-expanded", "false"); };

  function keys(e) {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!hits.length) return;
      on = (on + (e.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
      show();
      e.currentTarget.setAttribute("aria-activedescendant", "hit-" + on);
      $("hit-" + on)?.scrollIntoView({ block: "nearest" });
      e.preventDefault();
    } else if (e.key === "Enter" && hits.length) { pick(Math.max(on, 0)); e.preventDefault(); }
    else if (e.key === "Escape") { close(); e.stopPropagation(); }
  }

  function pick(n) {
    const hit = hits[n];
    close();
    if (!$("map")) { location.href = `${imap.settings.prefix}?lang=${imap.settings.lang}&select=${hit.id}`; return; }
    imap.choose(hit.id, { keyboard: true });
    imap.map.frame(hit.id);
  }
  document.addEventListener("mousedown", (e) => { const li = e.target.closest?.("[data-hit]"); if (li) { e.preventDefault(); pick(Number(li.dataset.hit)); } });
})();
