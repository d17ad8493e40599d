/* The page around the map: filters, legend, chips, panel, popovers, table, downloads, phone sheets.
   One listener for clicks; what an element does stands in its data attributes. */
(() => {
  const imap = (window.imap = window.imap || {});
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const FILTERS = ["dialogue", "phase", "agency", "theme", "state", "year"];

  /* ---- asking ---------------------------------------------------------------------------- */

  imap.ask = (changes, options) => {
    imap.go(changes, options);
    answer();
  };
  /* The map asks for values and texts; a page of text asks for itself. Each in one request. */
  const answer = () => {
    controls();
    if ($("map")) imap.send("query", location.search);
    else imap.send("turn", { path: location.pathname, search: location.search });
  };
  imap.toggle = (field, value) => {
    const now = imap.read()[field];
    imap.ask({ [field]: now.includes(value) ? now.filter((v) => v !== value) : [...now, value] });
  };
  const drop = (field, value) => {
    if (field === "q") setWords("");
    const now = imap.read()[field];
    imap.ask({ [field]: Array.isArray(now) ? now.filter((v) => v !== value) : "" });
  };
  const put = (field, value) => { const now = imap.read()[field]; if (value && !now.includes(value)) imap.ask({ [field]: [...now, value] }); };
  /* A day is asked for when it is whole: who types the year 2012 does not mean the years 2, 20 and 201. */
  const date = (input) => {
    clearTimeout(imap.dating);
    imap.dating = setTimeout(() => { if (input.validity.valid && input.value !== imap.read()[input.dataset.day]) imap.ask({ [input.dataset.day]: input.value }); }, 500);
  };
  /* A year more or less, from the day that is shown, else from the last day of the record. */
  const step = (field, by) => {
    const [year, month, day] = (imap.read()[field] || imap.settings.recorded).split("-").map(Number);
    const last = new Date(Date.UTC(year + by, month, 0)).getUTCDate();
    imap.ask({ [field]: [String(year + by).padStart(4, "0"), String(month).padStart(2, "0"), String(Math.min(day, last)).padStart(2, "0")].join("-") });
  };
  const clear = () => { setWords(""); imap.ask({ ...Object.fromEntries(FILTERS.map((f) => [f, []])), q: "" }); };
  const setWords = (text) => $("words") && window.dash_clientside.set_props("words", { value: text });

  imap.choose = (id, { keyboard = false } = {}) => {
    const now = imap.read().select;
    imap.keyboard = keyboard;
    imap.from = document.activeElement;
    if (now === id) { const panel = $("panel"); if (!panel.hidden) return keyboard && focusPanel(); }
    imap.go({ select: id });
    profile();
    requestAnimationFrame(() => { imap.map.mark(id); rows(); });
  };
  /* The panel has an address of its own; only the answer to the last click is shown. It is asked
     for when the finger or the button goes down, so that it is there when it comes up. */
  const text = (search) => fetch(`${imap.settings.prefix}part/panel${search}`).then((answer) => { if (!answer.ok) throw answer; return answer.text(); });
  document.addEventListener("pointerdown", (e) => {
    const el = e.target.closest?.("[data-state], [data-ring]"), id = el?.dataset.state ?? el?.dataset.ring;
    if (!id || id === imap.read().select) return;
    const search = "?" + imap.search({ ...imap.read(), select: id });
    imap.ahead = { search, text: text(search) };
    imap.ahead.text.catch(() => {});
  });
  /* The question without the view: that one may be noted while the answer is on its way. */
  const unplaced = () => imap.search({ ...imap.read(), view: "" });
  const profile = () => {
    const asked = location.search, question = unplaced(), ahead = imap.ahead?.search === asked ? imap.ahead.text : text(asked);
    imap.ahead = null;
    ahead
      .then((text) => unplaced() === question && clientside.write({ panel: text }))
      .catch(() => clientside.write({ panel: `<div class="failed" role="alert"><p>${imap.word("js.panel_failed")}</p><button type="button" class="btn" data-again="1">${imap.word("js.again")}</button></div>` }));
  };
  const unchoose = () => {
    const back = imap.read().select;
    imap.go({ select: "" });
    imap.map.mark("");
    $("panel").hidden = true;
    rows();
    if (imap.S.layers[back] && imap.S.focus === back) imap.map.focusState(back);
    else imap.from?.isConnected && imap.from.focus({ preventScroll: true });
  };

  /* ---- painting what came ------------------------------------------------------------------ */

  const clientside = {
    paint: (answer) => { if (answer) { imap.map.paint(answer); counts(answer); controls(); imap.answered = performance.now(); } },
    /* HTML by the id of the element it fills; what an element then does is said in AFTER. */
    write: (texts) => {
      if (imap.written) { imap.written = false; return; } // the first texts of a page of text stand already
      for (const [id, text] of Object.entries(texts ?? {})) {
        const el = $(id);
        if (!el || (id === "panel" && late(text))) continue;
        const again = focusIn(el), pop = $("popover");
        if (pop && el !== pop && el.contains(pop)) { imap.closePopover(); document.querySelector("main").append(pop); } // it stood below a line of the old text
        el.innerHTML = text;
        draw(el);
        AFTER[id]?.(el);
        again?.();
      }
      if (!imap.begun) { imap.begun = true; draw(document.body); }
      controls();
    },
    typed: (text) => {
      clearTimeout(imap.typing);
      imap.typing = setTimeout(() => { const q = (text ?? "").trim(); if (q !== imap.read().q) imap.ask({ q }); }, 250);
    },
    sought: (text) => imap.seek && imap.seek(text ?? ""),
    opened: (data, named) => { const id = named?.annotation?.name ?? data?.points?.[0]?.customdata?.[0]; if (id) location.assign(`${imap.settings.prefix}item/${id}?lang=${imap.settings.lang}`); },
    struck: (data) => {
      const [field, value, year] = data?.points?.[0]?.customdata ?? [];
      if (!year) return;
      if (field === "select") { imap.ask({ year: [year] }); imap.choose(value); } else if (field && value) imap.ask({ year: [year], [field]: [value] }); else imap.ask({ year: [year] });
    },
  };
  const AFTER = {
    panel: (panel) => {
      const has = Boolean(panel.firstElementChild && imap.read().select);
      panel.hidden = !has;
      if (!has) return;
      sheet(null);
      const id = imap.read().select, same = imap.profiled === id;
      imap.profiled = id;
      if (!same && panel.scrollTop) panel.scrollTop = 0;
      imap.map.mark(imap.read().select);
      if (!same && (imap.begun || !imap.read().view)) requestAnimationFrame(() => imap.map.reveal(imap.read().select)); // a link's own view stays as it was sent
      if (imap.keyboard) focusPanel();
      imap.keyboard = false;
    },
    popover: () => imap.mark && place(imap.mark),
    rows: rows,
    chips: () => { imap.S.blocks = null; }, "fab-none": () => { imap.S.blocks = null; },
    "tab-head": (head) => { if (imap.read().tab === "chart") $("table").classList.add("tall"); else if (head.querySelector(".drops") || (!imap.begun && imap.read().tab !== "states")) unfold(); },
    "filters-body": () => imap.S.answer && counts(imap.S.answer),
    downloads: () => imap.S.answer && counts(imap.S.answer),
    contents: follow,
    before: () => timeline(document.documentElement.dataset.framework ?? (matchMedia("(max-width: 600px)").matches ? "table" : "chart")),
    legend: () => imap.S.drawn && imap.legend(),
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    imap: Object.fromEntries(Object.entries(clientside).map(([name, run]) => [name, (...args) => { run(...args); return window.dash_clientside.no_update; }])),
  });
  /* A page of text is written as soon as its places are there: Dash itself waits for the scripts of the chart. */
  const first = (node) => (Array.isArray(node) ? node.map(first).find(Boolean) : node?.props && (node.props.id === "texts" ? node.props.data : first(node.props.children)));
  imap.layout?.then((tree) => {
    const texts = first(tree);
    const put = () => { if (!$("after")) return requestAnimationFrame(put); if (!imap.begun) { clientside.write(texts); imap.written = true; } };
    put();
  });
  /* A panel of what was chosen before the last choice; its own answer is under way. */
  const late = (text) => { const chosen = imap.read().select; return Boolean($("map") && chosen && !text.includes(`data-cite="${chosen}"`) && !text.includes('class="failed"')); };
  /* Who stood on a part that is written anew stands on its like afterwards: same id, else same data. */
  function focusIn(el) {
    const now = document.activeElement;
    if (now === el || !el.contains(now)) return null;
    const data = [...now.attributes].filter((a) => a.name.startsWith("data-") && a.name !== "data-now");
    const like = now.id ? "#" + CSS.escape(now.id) : now.tagName + data.map((a) => `[${a.name}="${CSS.escape(a.value)}"]`).join("");
    return () => (document.activeElement === document.body || !document.activeElement) && (now.id || data.length) && (el.querySelector(like) ?? el.querySelector("button, a, select"))?.focus({ preventScroll: true });
  }
  const focusPanel = () => $("panel-title")?.focus({ preventScroll: true });

  function counts(answer) {
    for (const el of all("[data-count]")) {
      const [field, ...rest] = el.dataset.count.split(":"), n = answer.facets[field]?.[rest.join(":")] ?? 0;
      el.textContent = imap.number(n);
      el.parentElement.classList.toggle("zero", !n);
    }
    for (const el of all("[data-rows]")) el.textContent = el.dataset.rows in answer.rows ? imap.number(answer.rows[el.dataset.rows]) : "";
  }

  /* Controls show what the address says. */
  function controls() {
    const state = imap.read();
    let active = 0;
    for (const field of FILTERS) active += state[field].length;
    active += state.q ? 1 : 0;
    for (const el of all("[data-filter]")) {
      const on = state[el.dataset.filter].includes(el.dataset.value);
      el.setAttribute("aria-checked", String(on));
      el.classList.toggle("on", on);
    }
    for (const branch of all(".branch")) {
      const top = branch.querySelector(":scope > .opt"), some = branch.querySelector(".kids [aria-checked=true]");
      if (top.getAttribute("aria-checked") !== "true" && some) top.setAttribute("aria-checked", "mixed");
      if (some) { branch.querySelector(".kids").hidden = false; branch.querySelector(".tw").setAttribute("aria-expanded", "true"); }
    }
    for (const group of all("details.more")) if (group.querySelector(":scope > [aria-checked=true]")) group.open = true;
    for (const el of all(".active")) { el.textContent = active ? (el.tagName === "SUP" ? imap.number(active) : imap.word("js.active", { n: imap.number(active) })) : ""; el.hidden = !active; }
    if ($("clear")) $("clear").hidden = !active;
    for (const el of all("[data-day]")) {
      const day = state[el.dataset.day] || el.closest("[data-else]")?.dataset.else || ""; // a page may have a day of its own where the address names none
      if (el !== document.activeElement && el.value !== day) el.value = day;
    }
    for (const el of all("[data-clear]")) el.hidden = !state[el.dataset.clear];
    for (const el of all("[data-layer]")) el.setAttribute("aria-checked", String(imap.map.shown()(el.dataset.layer)));
    const evidence = state.fill.startsWith("evidence:"), [, theme, kind] = state.fill.split(":");
    select("fill", evidence ? "evidence" : state.fill);
    if (evidence) { select("fill-theme", theme); select("fill-kind", kind); }
    if ($("fill-evidence")) $("fill-evidence").hidden = !evidence;
    if ($("tray")) picked();
    imap.links();
  }
  /* Links that carry the question follow every change of the address, that of the view included. */
  imap.links = () => {
    const state = imap.read(), search = imap.search(state);
    for (const a of all("a[data-keep]")) { const url = new URL(a.href); url.search = imap.search({ ...state, ...asked(a.dataset.keep) }); a.href = url.href; }
    for (const a of all('a[href*="/item/"]')) { // the page of a row keeps the two clocks
      const url = new URL(a.href);
      for (const clock of ["at", "known"]) state[clock] ? url.searchParams.set(clock, state[clock]) : url.searchParams.delete(clock);
      a.href = url.href;
    }
    for (const a of all("[data-lang]")) a.href = "?" + imap.search({ ...state, lang: a.dataset.lang });
    for (const a of all("[data-download]")) a.href = imap.settings.prefix + "download/" + a.dataset.download + "?" + search;
  };
  /* What a link asks for otherwise than the page: ``select=MAR;tab=``. */
  const asked = (text) => Object.fromEntries((text ? text.split(";") : []).map((part) => { const [name, value] = part.split("="); const many = imap.settings.fields.some(([n, kind]) => n === name && kind === "many"); return [name, many ? (value ? value.split(",") : []) : value]; }));
  const select = (id, value) => { const el = $(id); if (el && el.value !== value) el.value = value; };

  function rows() {
    const chosen = imap.read().select;
    for (const tr of all("tr[data-row]")) tr.setAttribute("aria-selected", String(tr.dataset.row === chosen));
  }

  /* ---- legend ------------------------------------------------------------------------------ */

  const ORDER = { role: ["partner", "partner-donor", "observer", "possible", "none"], activities: ["n4", "n3", "n2", "n1", "possible", "n0", "nd"], changes: ["n4", "n3", "n2", "n1", "possible", "nd"] };
  imap.legend = () => {
    const { S } = imap, fill = imap.read().fill, [kind, theme, sort] = fill.split(":");
    const order = ORDER[kind] ?? [`ev-${STEPS.indexOf(sort)}`, "possible", "ev-disputed", "ev-absent", "nd"];
    const list = order.filter((c) => S.count[c] || ["none", "nd"].includes(c) || ["activities", "changes"].includes(kind) && !["n0", "possible"].includes(c));
    $("classes").innerHTML = list.map((c) => `<div class="lk"><i class="sw ${c}"></i><span>${word(c, sort)}</span><span class="n">${imap.number(S.count[c] || 0)}</span></div>`).join("")
      + (kind === "role" ? `<div class="lk ringk"><i class="sw-ring"></i><small>${imap.word("js.small_state")}</small></div>` : "");
    const [title, sub] = titles(kind, fill, theme, sort);
    for (const id of ["map-title", "fab-title"]) if ($(id)) $(id).textContent = title;
    $("map-sub").textContent = sub;
    S.blocks = null;
    for (const el of all("[data-layer-count]")) { const n = layerCount(el.dataset.layerCount); el.textContent = n; }
    for (const el of all("[data-grade-count]")) el.textContent = imap.number([...S.shown.routes].filter((r) => S.data.routes[r].g === el.dataset.gradeCount).length);
    const asked = Object.keys(S.answer.asked), outside = (names) => asked.filter((f) => !names.includes(f));
    note("route-note", outside(["state", "q"]));
    note("place-note", outside(["state", "q"]));
    const hidden = kind === "role" ? Object.keys(S.answer.fills[fill] ?? S.data.roles[fill] ?? {}).filter((id) => !S.layers[id]).map((id) => S.data.areas[id]) : [];
    note("class-note", kind === "role" ? outside(["dialogue", "state", "q", "agency", "phase", "theme", "year"]) : kind === "evidence" ? outside(["dialogue", "agency", "theme", "state", "q"]) : []);
    document.documentElement.dataset.fill = kind === "evidence" ? `ev-${STEPS.indexOf(sort)}` : kind;
    if (S.answer.unlisted[fill]) $("class-note").textContent = [S.answer.unlisted[fill], $("class-note").textContent].join(" ");
    if (hidden.length) $("class-note").textContent += " " + imap.word("js.no_shape", { names: hidden.join(imap.word("js.comma")) });
  };
  const STEPS = ["absence", "committed", "adopted", "body", "use", "reviewed"];
  const word = (c, sort) => c === `ev-${STEPS.indexOf(sort)}` ? imap.word("step." + sort) : imap.word("class." + c);
  const note = (id, fields) => { $(id).textContent = fields.length ? imap.word("js.outside", { filters: fields.map((f) => imap.word("js.filter." + f)).join(imap.word("js.comma")) }) : ""; };
  const joined = (...parts) => parts.filter(Boolean).join(imap.word("js.comma"));
  function titles(kind, fill, theme, sort) {
    const { S } = imap;
    const moment = S.answer.moment;
    if (S.answer.titles[fill]) return S.answer.titles[fill];
    if (kind === "role") { const [name, listed] = S.data.titles[fill] ?? ["", ""], members = imap.word("js.members", { n: imap.number((S.count.partner || 0) + (S.count["partner-donor"] || 0)) }); return [name, moment ? joined(moment, members) : joined(members, listed)]; }
    if (kind === "activities") return [imap.word("js.activities_title"), joined(imap.word("js.activities", { n: imap.number(S.answer.rows.activities) }), moment)];
    return [S.data.themes[theme], joined(imap.word("js.evidence_sub", { kind: imap.word("step." + sort) }), moment)];
  }
  function layerCount(layer) {
    const { S } = imap;
    if (layer === "routes") return imap.word("js.of", { n: imap.number(S.shown.routes.size), all: imap.number(Object.keys(S.data.routes).length) });
    if (layer === "places") return imap.word("js.of", { n: imap.number(S.shown.places), all: imap.number(S.marks.filter((m) => m.place.h).length) });
    if (layer === "activities") return imap.number(S.shown.activities);
    const mode = ["land", "sea", "air"].includes(layer);
    if (mode) return imap.number(new Set(S.lines.filter((l) => l.leg.m === layer).flatMap((l) => l.leg.r)).size);
    const family = Object.values(S.data.routes).filter((r) => r.f === layer).length;
    if (family) return imap.number(family);
    const kind = S.marks.filter((m) => m.place.h && m.place.k.includes(layer)).length;
    return kind ? imap.number(kind) : "";
  }

  function layer(name) {
    const on = imap.map.shown(), ids = all("[data-layer]").map((el) => el.dataset.layer);
    const hidden = ids.filter((id) => (id === name ? on(id) : !on(id)));
    imap.go({ layer: hidden.map((id) => "-" + id) }, { quiet: true });
    imap.map.layers();
    imap.legend();
    controls();
  }

  function fill(value) {
    const before = imap.read().fill;
    if (value === "changes") return imap.ask({ fill: value }); // counted for two days, when it is asked for
    imap.go({ fill: value });
    imap.map.refill(value);
    imap.legend();
    controls();
    if (held(value) !== held(before) || imap.read().dialogue.length) turn();
  }
  /* Whose roles the table tells: those of the fill, else those of the first dialogue. */
  const held = (value) => (value.startsWith("role:") ? value : imap.settings.fields.find(([name]) => name === "fill")[2]);
  const turn = (everything = false) => imap.send("all", { search: location.search, everything });

  /* ---- popovers ----------------------------------------------------------------------------- */

  imap.closePopover = () => {
    for (const id of ["popover", "downloads"]) if ($(id)) $(id).hidden = true;
    const row = $("popover")?.closest("tr.opened");
    if (row) { document.querySelector("main").append($("popover")); row.remove(); }
    for (const el of all("[aria-expanded=true][data-source], #download")) el.setAttribute("aria-expanded", "false");
    const mark = imap.mark;
    imap.mark = null;
    return mark;
  };
  function openSource(mark) {
    if (imap.mark === mark) return imap.closePopover();
    imap.closePopover();
    imap.mark = mark;
    mark.setAttribute("aria-expanded", "true");
    imap.send("source", { reference: mark.dataset.source, search: location.search, again: Date.now() });
  }
  /* Beside what was asked, never over it; on a phone and on a text page in place, below its line. */
  function place(mark) {
    const pop = $("popover"), narrow = matchMedia("(max-width: 640px)").matches;
    pop.hidden = false;
    if (!$("map")) {
      const line = mark.closest(".li, .fact, tr, section");
      if (line?.tagName === "TR") line.after(opened(line, pop)); else line?.after(pop);
      pop.scrollIntoView({ block: "nearest" });
      return pop.querySelector("a, button")?.focus({ preventScroll: true });
    }
    pop.classList.toggle("inline", narrow);
    if (narrow) { pop.scrollIntoView({ block: "nearest" }); pop.querySelector("[data-close]")?.focus({ preventScroll: true }); return; }
    const box = mark.getBoundingClientRect(), frame = document.querySelector(".app").getBoundingClientRect();
    const panel = mark.closest(".panel"), rtl = document.documentElement.dir === "rtl";
    const w = pop.offsetWidth, h = pop.offsetHeight;
    const side = panel ? panel.getBoundingClientRect() : null;
    let x = side ? (rtl ? side.right + 8 : side.left - w - 8) : Math.min(box.left, frame.right - w - 8);
    let y = panel ? Math.min(box.top - 24, frame.bottom - h - 8) : box.top - h - 8;
    x = Math.max(frame.left + 4, Math.min(x, frame.right - w - 4));
    y = Math.max(frame.top + 8, y);
    pop.style.left = x - frame.left + "px";
    pop.style.top = y - frame.top + "px";
    (pop.querySelector("a") ?? pop).focus({ preventScroll: true });
  }
  /* Sources of a row of a table stand in a row of their own below it. */
  function opened(row, pop) {
    const tr = document.createElement("tr"), td = document.createElement("td");
    tr.className = "opened";
    td.colSpan = row.cells.length;
    td.append(pop);
    tr.append(td);
    return tr;
  }
  const opener = () => [$("download"), document.querySelector(".tabbar [data-sheet=down]")].find((el) => el?.offsetParent);
  function downloads() {
    const menu = $("downloads"), open = menu.hidden;
    imap.closePopover();
    sheet(null);
    menu.hidden = !open;
    $("download").setAttribute("aria-expanded", String(open));
    if (open) menu.querySelector("a")?.focus({ preventScroll: true });
  }

  /* ---- table --------------------------------------------------------------------------------- */

  function sort(button) {
    const th = button.closest("th"), table = th.closest("table"), n = [...th.parentElement.children].indexOf(th);
    const down = th.getAttribute("aria-sort") === "ascending" ? -1 : 1, figure = button.dataset.sort === "figure";
    const collator = new Intl.Collator(imap.settings.lang, { numeric: true });
    const value = (tr) => { const cell = tr.children[n]; return cell.dataset.value ?? cell.querySelector("[data-value]")?.dataset.value ?? cell.textContent.trim(); };
    const compare = (a, b) => { const x = value(a), y = value(b); if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1); return down * (figure ? Number(x) - Number(y) : collator.compare(x, y)); };
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort(compare));
    for (const other of th.parentElement.children) other.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", down > 0 ? "ascending" : "descending");
  }
  function tab(name) {
    imap.go({ tab: name });
    if (name === "chart") { $("table").classList.add("tall"); $("table").classList.remove("folded"); } else unfold();
    for (const el of all("[data-tab]")) { el.setAttribute("aria-selected", String(el.dataset.tab === name)); el.tabIndex = el.dataset.tab === name ? 0 : -1; }
    turn();
  }
  function tabKeys(e) {
    const now = e.target.closest("[role=tab]");
    if (!now || !["ArrowLeft", "ArrowRight", "Home", "End"].includes(e.key)) return;
    const tabs = all("[role=tab]", now.parentElement), rtl = document.documentElement.dir === "rtl";
    const by = (e.key === "ArrowRight") !== rtl ? 1 : -1, n = tabs.indexOf(now);
    const next = e.key === "Home" ? tabs[0] : e.key === "End" ? tabs.at(-1) : tabs[(n + by + tabs.length) % tabs.length];
    tab(next.dataset.tab);
    next.focus();
    e.preventDefault();
  }
  /* A low window begins with the table folded; who asks for rows gets to see them. */
  function unfold() { const el = $("table"); el.classList.remove("folded"); if (!el.classList.contains("tall")) el.classList.add("unfolded"); }
  function dock(how) {
    const el = $("table"), seen = Boolean($("tab-body").offsetHeight);
    if (how === "taller") { el.classList.toggle("tall"); el.classList.remove("folded"); if (!el.classList.contains("tall")) unfold(); }
    else if (seen) { el.classList.add("folded"); el.classList.remove("tall", "unfolded"); } else unfold();
  }

  /* ---- phone sheets ---------------------------------------------------------------------------- */

  const SHEETS = { filter: "filters", legend: "legend", table: "table", down: "downloads" };
  function sheet(name) {
    if (!$("map") || !matchMedia("(max-width: 640px)").matches) return;
    const page = $("page"), same = page.dataset.sheet === name;
    page.dataset.sheet = name && !same ? name : "";
    for (const b of all("[data-sheet]")) if (b !== page) b.setAttribute("aria-pressed", String(b.dataset.sheet === page.dataset.sheet));
    if ($("downloads")) $("downloads").hidden = page.dataset.sheet !== "down";
    if (page.dataset.sheet) { $("panel").hidden = true; $("popover").hidden = true; }
    else if (!name && imap.read().select) $("panel").hidden = false;
  }

  /* ---- states to compare, chart or table ----------------------------------------------------------- */

  function pick(id) {
    const now = imap.read().pick;
    imap.go({ pick: now.includes(id) ? now.filter((v) => v !== id) : [...now, id] }, { quiet: true });
    picked();
  }
  function picked() {
    const { pick } = imap.read(), tray = $("tray");
    for (const el of all("[data-pick]")) el.setAttribute("aria-pressed", String(pick.includes(el.dataset.pick)));
    if (!tray) return;
    tray.hidden = !pick.length;
    const chips = tray.querySelector(".picked"), again = focusIn(chips);
    chips.innerHTML = pick.map((id) => `<button type="button" class="chip" data-pick="${id}"><bdi>${imap.S.data?.areas[id] ?? id}</bdi><span class="sr">${imap.word("js.unpick")}</span><svg class="i" aria-hidden="true"><use href="#i-x"/></svg></button>`).join("");
    if (again) { again(); if (!chips.contains(document.activeElement)) chips.querySelector("button")?.focus({ preventScroll: true }); }
    tray.querySelector("a").hidden = pick.length < 2;
    tray.querySelector(".hint").textContent = pick.length < 2 ? imap.word("js.pick_more") : "";
    imap.links();
  }
  imap.picked = picked;
  /* Sources of an entry stand in the margin beside it, on a narrow page below it. */
  function note_of(button) {
    const aside = button.closest("article").querySelector(".note"), open = aside.hidden;
    aside.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }
  /* The contents mark the section that is read: the last one whose heading has passed the upper third. */
  function follow() {
    const links = all("[data-section]");
    if (!links.length) return;
    const now = links.filter((a) => ($(a.dataset.section)?.getBoundingClientRect().top ?? Infinity) < innerHeight / 3).at(-1) ?? links[0];
    for (const a of links) { if (a === now) a.parentElement.setAttribute("aria-current", "true"); else a.parentElement.removeAttribute("aria-current"); }
  }
  addEventListener("scroll", () => { imap.following ??= requestAnimationFrame(() => { imap.following = null; follow(); }); }, { passive: true });
  function timeline(which) {
    document.documentElement.dataset.framework = which;
    for (const el of all("[data-timeline]")) el.setAttribute("aria-pressed", String(el.dataset.timeline === which));
    window.dispatchEvent(new Event("resize")); // a chart that was hidden takes its width now
  }

  /* ---- small things ------------------------------------------------------------------------------ */

  async function copy(text) {
    try { await navigator.clipboard.writeText(text); toast(imap.word("js.copied")); }
    catch { toast(text); }
  }
  function toast(text) { const el = $("toast"); el.textContent = text; el.classList.add("on"); clearTimeout(imap.toasting); imap.toasting = setTimeout(() => el.classList.remove("on"), 4000); }
  imap.failed = () => toast(imap.word("js.failed"));
  const cite = (id) => fetch(`${imap.settings.prefix}cite/${id}?lang=${imap.settings.lang}`).then((a) => a.text()).then(copy);
  const close = (what) => { if (what === "panel") return unchoose(); if (what === "filters") return document.documentElement.classList.toggle("no-filters"); const mark = imap.closePopover(); sheet(null); (mark ?? opener())?.focus({ preventScroll: true }); };
  const closest = (e, name) => e.target.closest?.(`[data-${name}]`);

  document.addEventListener("click", (e) => {
    let el;
    if ((el = closest(e, "filter"))) return imap.toggle(el.dataset.filter, el.dataset.value);
    if ((el = closest(e, "drop"))) return drop(el.dataset.drop, el.dataset.value);
    if ((el = closest(e, "layer"))) return layer(el.dataset.layer);
    if ((el = closest(e, "source"))) return openSource(el);
    if ((el = closest(e, "take"))) return imap.ask({ [el.dataset.take]: imap.read()[el.dataset.take].filter((v) => v !== el.dataset.value) });
    if ((el = closest(e, "set"))) return imap.ask({ [el.dataset.set]: el.dataset.value });
    if ((el = closest(e, "step"))) return step(el.dataset.step, Number(el.dataset.by));
    if ((el = closest(e, "clear"))) return imap.ask({ [el.dataset.clear]: "" });
    if ((el = closest(e, "pick"))) return pick(el.dataset.pick);
    if ((el = closest(e, "note"))) return note_of(el);
    if ((el = closest(e, "timeline"))) return timeline(el.dataset.timeline);
    if ((el = closest(e, "select"))) { if (!$("map")) return; e.preventDefault(); imap.choose(el.dataset.select, { keyboard: e.detail === 0 }); return imap.map.reveal(el.dataset.select); }
    if ((el = closest(e, "sort"))) return sort(el);
    if ((el = closest(e, "tab"))) return tab(el.dataset.tab);
    if ((el = closest(e, "dock"))) return dock(el.dataset.dock);
    if ((el = closest(e, "twist"))) { const kids = el.parentElement.querySelector(".kids"); kids.hidden = !kids.hidden; return el.setAttribute("aria-expanded", String(!kids.hidden)); }
    if ((el = closest(e, "close"))) return close(el.dataset.close);
    if ((el = closest(e, "zoom"))) { const m = imap.S.map; return el.dataset.zoom === "plus" ? m.zoomIn() : el.dataset.zoom === "minus" ? m.zoomOut() : imap.map.home(); }
    if ((el = closest(e, "sheet"))) return el.dataset.sheet && el.tagName === "BUTTON" && (el.dataset.sheet === "down" ? sheet("down") : sheet(el.dataset.sheet));
    if (closest(e, "again")) return profile();
    if ((el = closest(e, "cite"))) return cite(el.dataset.cite);
    if (closest(e, "copy")) return copy(location.href);
    if ((el = closest(e, "filter-set"))) {
      const { select, ...asked } = Object.fromEntries(el.dataset.filterSet.split(";").map((p) => p.split("=")));
      imap.ask(Object.fromEntries(Object.entries(asked).map(([k, v]) => [k, v.split(",")])));
      return select && imap.choose(select);
    }
    if (e.target.closest?.("#clear")) return clear();
    if (e.target.closest?.("#download")) return downloads();
    if (e.target.closest?.("#all-rows")) return turn(true);
    if ((el = closest(e, "row")) && getSelection().isCollapsed) { imap.choose(el.dataset.row); return imap.map.reveal(el.dataset.row); }
    if (!e.target.closest?.(".pop, .tabbar")) imap.closePopover();
  });
  document.addEventListener("change", (e) => {
    const el = e.target;
    if (el.id === "fill") return fill(el.value === "evidence" ? `evidence:${$("fill-theme").value}:${$("fill-kind").value}` : el.value);
    if (el.id === "fill-theme" || el.id === "fill-kind") return fill(`evidence:${$("fill-theme").value}:${$("fill-kind").value}`);
    if (el.dataset?.day) return date(el);
    if (el.dataset?.put) { const v = el.value; el.value = ""; return put(el.dataset.put, v); }
    if (el.dataset?.putOne) return imap.ask({ [el.dataset.putOne]: el.value });
    if (el.dataset?.add && el.value) { const v = el.value; el.value = ""; return imap.toggle(el.dataset.add, v); }
    if (el.dataset?.ask) { imap.go({ [el.dataset.ask]: el.value }); turn(); }
  });
  document.addEventListener("keydown", (e) => {
    if (e.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(e.target.tagName)) { $("search-input")?.focus(); e.preventDefault(); }
    if (e.key === "Escape") {
      if (!$("popover")?.hidden || !$("downloads")?.hidden) { const mark = imap.closePopover(); sheet(null); (mark ?? opener())?.focus({ preventScroll: true }); }
      else if ($("panel") && !$("panel").hidden) unchoose();
      else if ($("page")?.dataset.sheet) sheet(null);
      else if ($("map") && imap.read().select) unchoose(); // its profile is still on the way
    }
    tabKeys(e);
  });
  addEventListener("popstate", () => {
    if (location.search === imap.told) return; // a skip link changes the hash alone
    imap.told = location.search;
    const state = imap.read();
    setWords(state.q);
    if (!$("map")) return answer();
    controls();
    if (state.view && imap.S.map) imap.map.setView(state.view);
    imap.map.mark(state.select);
    if (!state.select && $("panel")) $("panel").hidden = true;
    imap.send("query", location.search);
  });

  /* Icons and signs are drawn from the sprite as elements appear. */
  const draw = (root) => {
    const { prefix } = imap.settings;
    if (prefix !== "/") for (const a of root.querySelectorAll('a[href^="/"]')) if (!a.getAttribute("href").startsWith(prefix)) a.href = prefix + a.getAttribute("href").slice(1);
    for (const el of root.querySelectorAll?.("[data-icon]:empty") ?? []) el.innerHTML = `<svg class="i" aria-hidden="true"><use href="#i-${el.dataset.icon}"/></svg>`;
    for (const el of root.querySelectorAll?.("[data-sign]:empty") ?? []) { const s = el.dataset.sign; el.innerHTML = `<svg class="${s.startsWith("g-") ? "g" : "s"}" width="${el.dataset.size}" height="${el.dataset.size}" aria-hidden="true"><use href="#${s.startsWith("g-") ? s : "s-" + s}"/></svg>`; }
    for (const el of root.querySelectorAll?.("[data-date]:empty") ?? []) { const d = el.dataset; el.innerHTML = `<input type="date" id="${d.id}" data-day="${d.date}" min="${d.min}" max="2100-12-31" value="${d.value}">`; }
    for (const el of root.querySelectorAll?.("[data-line]:empty") ?? []) el.innerHTML = sample(el.dataset.line);
    for (const el of root.querySelectorAll?.("select[data-now]") ?? []) { el.value = el.dataset.now; }
    const input = document.querySelector("#search-input");
    if (input && !input.getAttribute("role")) imap.dressSearch?.(input);
  };
  const DASH = { sourced: "", partly_sourced: 'stroke-dasharray="7 4"', composed: 'stroke-dasharray=".1 4.6" stroke-linecap="round"' };
  const sample = (g) => `<svg width="66" height="14" fill="none" aria-hidden="true">${["land", "sea"].map((m, n) => `<path d="M${4.5 + 33 * n} 7h24" stroke="var(--route-${m})" stroke-width="9" stroke-opacity=".15" stroke-linecap="round"/><path d="M${4.5 + 33 * n} 7h24" stroke="var(--route-${m})" stroke-width="${g === "composed" ? 2 : 1.6}" ${DASH[g]}/>`).join("")}</svg>`;
  if (location.search.includes("select=")) imap.S && (imap.S.chosen = imap.read().select);
})();
