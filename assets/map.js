/* The map: Leaflet over UN shapes in Equal Earth. Values come from the server, geometry once;
   fill, layers, selection, rings and names are drawn here without asking. */
(() => {
  const imap = (window.imap = window.imap || {});
  const S = { map: null, layers: {}, data: null, answer: null, rings: {}, lines: [], marks: [], detail: false, order: [] };
  imap.S = S;
  const DETAIL_FROM = 4.25, RING_PX2 = 70, PALE = "out";
  const PANES = { sea: 200, graticule: 205, rim: 405, water: 415, bands: 428, routes: 430, places: 440, rings: 445, chosen: 450, names: 460 };
  const at = (p) => [p.y ?? p[1], p.x ?? p[0]];

  const style = (f) => ({ className: "st", weight: 0.6, fillOpacity: 1 });
  const each = (f, layer, ctx) => {
    if (!S.map) begin(ctx.map);
    const id = f.properties.id;
    S.layers[id] = layer;
    layer.box = f.properties;
    layer.on("add", () => dress(layer.getElement(), id));
    layer.on("click", (e) => { L.DomEvent.stopPropagation(e); imap.choose(id); });
    clearTimeout(S.built);
    S.built = setTimeout(ready, 0);
  };

  function begin(map) {
    S.map = map;
    L.Renderer.prototype.options.padding = 0.4;
    for (const [name, z] of Object.entries(PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = z;
      if (!["routes", "places", "rings"].includes(name)) pane.style.pointerEvents = "none";
    }
    const view = imap.read().view;
    S.sent = view; // a link's own view holds while the page takes its shape: Leaflet keeps a tall map off the edge
    if (view) setView(view); else home();
    map.on("moveend", () => { scale(); names(); clearTimeout(S.moved); if (!S.ours) { S.sent = null; S.moved = setTimeout(remember, 250); } });
    map.on("zoomstart", () => root().classList.add("zooming"));
    map.on("zoomend", () => { root().classList.remove("zooming"); zoomed(); });
    map.on("click", () => imap.closePopover && imap.closePopover());
    let wide = innerWidth;
    new ResizeObserver(() => quietly(() => {
      S.blocks = null;
      map.invalidateSize({ animate: false });
      if (S.sent) setView(S.sent);
      else if (!imap.read().view && (!S.settled || wide !== innerWidth)) home(); // a panel that opens moves nothing
      wide = innerWidth;
    })).observe(map.getContainer());
    Promise.all([fetch(imap.settings.geo["lines"]), fetch(imap.settings.geo["map." + imap.settings.lang])])
      .then((answers) => Promise.all(answers.map((a) => a.json())))
      .then(([lines, data]) => { S.data = data; S.ground = lines; ready(); });
  }

  const root = () => document.getElementById("map");
  /* What the page itself does to the view is not the reader's choice and stays out of the address. */
  const quietly = (act) => { S.ours = true; act(); S.ours = false; };
  const home = () => {
    const size = S.map.getSize();
    if (size.x < 500) S.map.setView([18, 8], Math.log2(size.x / 66), { animate: false });
    else S.map.fitBounds([[-2, -36], [69, 50]], { animate: false });
  };
  const setView = (text) => { const [x, y, z] = text.split(",").map(Number); S.map.setView([y, x], z, { animate: false }); };
  const remember = () => {
    const c = S.map.getCenter();
    imap.go({ view: [c.lng.toFixed(1), c.lat.toFixed(1), S.map.getZoom().toFixed(2)].join(",") }, { quiet: true });
  };

  function dress(el, id) {
    if (!el) return;
    el.dataset.state = id;
    el.setAttribute("role", "button");
    el.setAttribute("aria-pressed", "false");
    el.setAttribute("tabindex", "-1");
    el.addEventListener("keydown", keys);
    el.addEventListener("focus", () => focused(id));
  }

  /* Everything is there: shapes, names, values. Draw once. */
  function ready() {
    if (!S.data || !S.ground || S.drawn || !Object.keys(S.layers).length) return;
    S.drawn = S.holding = true;
    ground();
    legs();
    places();
    rings();
    for (const [id, layer] of Object.entries(S.layers)) {
      const el = layer.getElement();
      if (el) { if (!el.dataset.state) dress(el, id); el.setAttribute("aria-label", S.data.areas[id] ?? id); }
    }
    const collator = new Intl.Collator(imap.settings.lang);
    S.order = Object.keys(S.layers).sort((a, b) => collator.compare(S.data.areas[a], S.data.areas[b]));
    if (S.answer) paint(S.answer);
    S.holding = false;
    zoomed();
    scale();
    if (S.chosen) mark(S.chosen);
    enter();
    imap.picked?.();
    document.documentElement.dataset.ready = "true";
    setTimeout(() => { S.settled = true; }, 1000);
  }

  function ground() {
    const by = {};
    for (const f of S.ground.features) (by[f.properties.kind] = by[f.properties.kind] || []).push(f);
    const flat = (f) => ({ LineString: [f.geometry.coordinates], MultiLineString: f.geometry.coordinates, Polygon: f.geometry.coordinates, MultiPolygon: f.geometry.coordinates.flat() })[f.geometry.type].map((r) => r.map(at));
    const draw = (kind, pane, className, shape = L.polyline) =>
      by[kind] && shape(by[kind].flatMap(flat), { pane, className, interactive: false, weight: 0.6, fill: shape === L.polygon, smoothFactor: 1 }).addTo(S.map);
    draw("sphere", "sea", "sphere", L.polygon);
    for (const kind of ["graticule", "tropic", "equator"]) draw(kind, "graticule", "grat " + kind);
    draw("lake", "water", "lake", L.polygon);
    draw("river", "water", "river");
    draw("undetermined", "water", "und");
    const coast = Object.values(S.layers).flatMap((l) => l.getLatLngs());
    L.polygon(coast, { pane: "rim", className: "rim", interactive: false, weight: 5, fill: false, smoothFactor: 2 }).addTo(S.map);
  }

  function legs() {
    for (const leg of S.data.legs) {
      const points = leg.p.map(at), name = leg.r.map((r) => S.data.routes[r].n).join(" · ");
      const band = L.polyline(points, { pane: "bands", className: `band ${leg.m}`, interactive: false, smoothFactor: 0.5 }).addTo(S.map);
      const line = L.polyline(points, { pane: "routes", className: `leg ${leg.m} ${leg.g}`, interactive: false, smoothFactor: 0.5 }).addTo(S.map);
      const touch = L.polyline(points, { pane: "routes", className: "touch", weight: 14, smoothFactor: 0.5 }).addTo(S.map);
      touch.bindTooltip(name, { sticky: true, className: "tip" });
      touch.getElement()?.setAttribute("tabindex", "-1"); // its listeners alone would make it a stop of the keyboard
      touch.on("click", (e) => { L.DomEvent.stopPropagation(e); imap.choose(visibleRoute(leg)); });
      S.lines.push({ leg, els: [band, line, touch].map((l) => l.getElement()) });
    }
  }
  const visibleRoute = (leg) => leg.r.find((r) => !S.answer || S.answer.routes.includes(r)) ?? leg.r[0];

  function places() {
    for (const [id, p] of Object.entries(S.data.places)) {
      const mark = L.marker(at(p), { pane: "places", icon: glyph(p.s), keyboard: false, bubblingMouseEvents: false }).addTo(S.map);
      mark.bindTooltip(p.n, { className: "tip", direction: "top", offset: [0, -6] });
      mark.on("click", () => imap.choose(id));
      S.marks.push({ id, place: p, el: mark.getElement(), mark, kind: "place" });
    }
  }
  const glyph = (sign, size = 11) => L.divIcon({ className: "glyph " + sign, iconSize: [24, 24], html: `<svg width="${size}" height="${size}" aria-hidden="true"><use href="#s-${sign}"/></svg>` });

  function rings() {
    for (const [id, layer] of Object.entries(S.layers)) {
      const ring = L.circleMarker([layer.box.y, layer.box.x], { pane: "rings", radius: 6.5, className: "ring", weight: 1.25, fillOpacity: 1 });
      ring.on("add", () => { const el = ring.getElement(); el.dataset.ring = id; el.setAttribute("aria-hidden", "true"); el.setAttribute("tabindex", "-1"); });
      ring.on("click", (e) => { L.DomEvent.stopPropagation(e); imap.choose(id); });
      ring.bindTooltip(S.data.areas[id], { className: "tip", direction: "top", offset: [0, -6] });
      S.rings[id] = ring;
    }
  }

  /* ---- values ------------------------------------------------------------------------- */

  function paint(answer) {
    S.answer = answer;
    S.members = new Set(answer?.states);
    if (!S.drawn || !answer) return;
    refill();
    layers();
    imap.legend && imap.legend();
  }

  const classes = (fill) => S.answer.fills[fill] ?? S.data.roles[fill] ?? {};
  const rest = (fill) => (fill.startsWith("role:") ? "none" : "nd");

  function refill(fill = imap.read().fill) {
    const found = classes(fill), none = rest(fill), count = {};
    const inside = S.answer.inside && new Set(S.answer.inside);
    for (const [id, layer] of Object.entries(S.layers)) {
      const c = found[id] ?? none, el = layer.getElement();
      count[c] = (count[c] || 0) + 1;
      const name = `st ${c}${inside && !inside.has(id) ? " " + PALE : ""}${id === S.chosen ? " on" : ""} leaflet-interactive`;
      if (el && el.getAttribute("class") !== name) el.setAttribute("class", name);
      layer.kind = c;
      layer.pale = inside && !inside.has(id);
    }
    S.count = count;
    S.fill = fill;
    showRings();
    names();
  }

  /* States that the map is about keep their ring and their name, whatever the fill says of them. */
  const holds = (id) => !["none", "nd", "n0"].includes(S.layers[id].kind) || S.members.has(id);
  function showRings() {
    let changed = false;
    const px = 2 ** S.map.getZoom();
    for (const [id, ring] of Object.entries(S.rings)) {
      const small = S.layers[id].box.a * px * px < RING_PX2;
      const wanted = small && (holds(id) || id === S.chosen || id === S.focus);
      if (wanted !== S.map.hasLayer(ring)) { changed = true; if (wanted) ring.addTo(S.map); else ring.remove(); }
      if (wanted) ring.getElement().setAttribute("class", `ring ${S.layers[id].kind}${S.layers[id].pale ? " out" : ""}${id === S.chosen ? " on" : ""}${id === S.focus ? " focus" : ""} leaflet-interactive`);
    }
    if (changed) { // where rings meet, the smaller state lies above
      const drawn = Object.keys(S.rings).filter((id) => S.map.hasLayer(S.rings[id]));
      for (const id of drawn.sort((a, b) => S.layers[b].box.a - S.layers[a].box.a)) S.rings[id].bringToFront();
    }
  }

  /* Which layers are shown: the address lists those shown, or with a minus those hidden. */
  function shown() {
    const given = imap.read().layer, minus = given.every((l) => l.startsWith("-"));
    const off = new Set(given.filter((l) => l.startsWith("-")).map((l) => l.slice(1)));
    return (layer) => (minus ? !off.has(layer) : given.includes(layer) || (!off.has(layer) && !TOP.includes(layer)));
  }
  const TOP = ["states", "routes", "places", "activities", "names"];

  function layers() {
    const on = shown(), routes = new Set(S.answer.routes), hubs = new Set(S.answer.places);
    S.shown = { routes: new Set(), places: 0, activities: 0 };
    root().classList.toggle("no-fill", !on("states"));
    for (const line of S.lines) {
      const alive = line.leg.r.filter((r) => routes.has(r) && on(S.data.routes[r].f));
      const see = on("routes") && on(line.leg.m) && alive.length > 0;
      if (see) alive.forEach((r) => S.shown.routes.add(r));
      line.on = see;
      for (const el of line.els) el && el.classList.toggle("gone", !see);
    }
    for (const m of S.marks) {
      const busy = S.answer.activities[m.id];
      m.act = Boolean(busy) && on("activities");
      m.hub = hubs.has(m.id) && on("places") && m.place.k.some((k) => on(k) && k !== "activity" && k !== "stand_in");
      if (m.act) S.shown.activities += 1;
      if (m.hub) S.shown.places += 1;
      const sign = m.act ? "activity" : m.place.s;
      if (m.sign !== sign) { m.sign = sign; m.el.innerHTML = glyph(sign, m.act ? 12 : 11).options.html; m.el.className = m.el.className.replace(/glyph \S+/, "glyph " + sign); }
      m.mark.setTooltipContent(m.act ? `${m.place.n} · ${imap.word("js.activities", { n: imap.number(busy.length) })}` : m.place.n);
    }
    thin();
    names();
  }

  /* No symbol nearer than 11 px to another; activities, then places on a shown route, then capitals. */
  function thin() {
    const far = 2 ** S.map.getZoom() < 3; // on a map of the world symbols would only cover small states
    const kept = Object.values(S.rings).filter((r) => S.map.hasLayer(r)).map((r) => S.map.latLngToLayerPoint(r.getLatLng()));
    const rank = (m) => (m.id === S.chosen ? 0 : m.act ? 1 : m.place.k.includes("capital") ? 3 : 4);
    for (const m of [...S.marks].sort((a, b) => rank(a) - rank(b))) {
      if ((far || (!m.act && !m.hub)) && m.id !== S.chosen) { m.el.classList.add("gone"); continue; }
      const p = S.map.latLngToLayerPoint(at(m.place));
      const free = m.id === S.chosen || !kept.some((q) => Math.abs(q.x - p.x) < 11 && Math.abs(q.y - p.y) < 11);
      m.el.classList.toggle("gone", !free);
      m.seen = free;
      if (free) kept.push(p);
    }
  }

  /* ---- names -------------------------------------------------------------------------- */

  const widths = new Map();
  const ruler = document.createElement("canvas").getContext("2d");
  function width(text, size, bold) {
    const key = size + (bold ? "b" : "") + text;
    if (!widths.has(key)) {
      ruler.font = `${bold ? 700 : 400} ${size}px "Noto Sans", "Noto Sans Arabic", sans-serif`;
      widths.set(key, ruler.measureText(text).width + (imap.settings.lang === "ar" ? 0 : size * 0.04 * text.length));
    }
    return widths.get(key);
  }

  function names() {
    if (!S.drawn || S.holding) return;
    const pane = S.map.getPane("names"), on = shown(), kept = obstacles(), made = [];
    const size = S.map.getSize(), corner = S.map.containerPointToLayerPoint([0, 0]);
    const edge = [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
    const grow = imap.settings.lang === "ar" ? 1.5 : 0;
    const put = (text, x, y, cls, size, { bold = false, anchor = "middle", force = false } = {}) => {
      const w = width(text, size, bold), h = size * 1.25;
      const left = anchor === "middle" ? x - w / 2 : anchor === "start" ? x : x - w;
      const box = [left - 1, y - h / 2, left + w + 1, y + h / 2];
      if (box[2] < edge[0] || box[0] > edge[2] || box[3] < edge[1] || box[1] > edge[3]) return false;
      if (!bold && (box[0] < edge[0] || box[2] > edge[2])) return false;
      if (!force && kept.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) return false;
      kept.push(box);
      const span = document.createElement("span");
      span.className = cls;
      span.textContent = text;
      Object.assign(span.style, { left: `${left.toFixed(1)}px`, top: `${(y - h / 2).toFixed(1)}px`, fontSize: `${size}px` });
      made.push(span);
      return true;
    };
    if (on("names")) claim(put, grow);
    pane.replaceChildren(...made);
  }

  /* Names keep off the title, the chips and the zoom buttons. */
  function obstacles() {
    S.blocks = S.blocks ?? measured();
    const { x, y } = S.map.containerPointToLayerPoint([0, 0]);
    return S.blocks.map(([left, top, right, bottom]) => [left + x, top + y, right + x, bottom + y]);
  }
  /* Boxes inside the map, in its own pixels; measured anew where the size, the title or the chips change. */
  function measured() {
    const frame = root().getBoundingClientRect();
    return [...document.querySelectorAll(".plate, .zoom, #chips > *, #fab-none")].map((el) => el.getBoundingClientRect()).filter((b) => b.width)
      .map((b) => [b.left - frame.left, b.top - frame.top, b.right - frame.left, b.bottom - frame.top]);
  }

  function claim(put, grow) {
    const px = 2 ** S.map.getZoom();
    const point = (p) => S.map.latLngToLayerPoint(at(p));
    const states = Object.entries(S.layers).map(([id, l]) => ({ id, b: l.box, w: l.box.w * px, h: l.box.h * px, role: holds(id), name: S.data.areas[id] }));
    const ring = (s) => S.rings[s.id] && S.map.hasLayer(S.rings[s.id]);
    const done = new Set();
    const label = (s, force) => {
      if (done.has(s.id)) return;
      done.add(s.id);
      const p = point(s.b), large = s.w > 90;
      const size = (s.role ? (large ? 12.5 : 11) : 10.5) + grow, bold = s.role || s.id === S.chosen;
      if (ring(s)) {
        for (const [dx, anchor] of [[10, "start"], [-10, "end"]]) if (put(s.name, p.x + dx, p.y, "nm ring-n" + (bold ? " b" : ""), size, { bold, anchor })) return;
        return;
      }
      const fits = width(s.name, size, bold) * (large ? 0.88 : 0.66) < s.w;
      if (!fits && !force) return;
      for (const [dx, dy] of [[0, 0], [0, 12], [0, -12], [14, 0], [-14, 0], [0, 24], [0, -24]]) {
        if (put(s.name, p.x + dx, p.y + dy, "nm" + (bold ? " b" : " w"), size, { bold })) return;
      }
    };
    const symbols = S.marks.filter((m) => m.seen && !m.el.classList.contains("gone"));
    const chosen = states.find((s) => s.id === S.chosen);
    if (chosen) label(chosen, true);
    states.filter((s) => s.role && s.w > 60).sort((a, b) => b.w - a.w).forEach((s) => label(s));
    states.filter(ring).forEach((s) => label(s));
    const esh = states.find((s) => s.id === "ESH");
    if (esh) label(esh, esh.w > 24);
    for (const m of symbols) {
      const p = point(m.place), size = 10.5 + grow;
      if (m.place.n.length > 22 || (px < 7 && !m.act && m.place.s !== "capital" && m.id !== S.chosen)) continue;
      for (const [dx, dy, anchor] of [[8, 0, "start"], [-8, 0, "end"], [0, -11, "middle"], [0, 11, "middle"]]) if (put(m.place.n, p.x + dx, p.y + dy, "nm p", size, { anchor })) break;
    }
    states.filter((s) => s.role && s.w <= 60).sort((a, b) => b.w - a.w).forEach((s) => label(s));
    for (const w of S.data.waters) {
      const p = point(w), big = w.k === "ocean";
      if (w.k === "gulf" && px < 6) continue;
      put(w.n, p.x, p.y, "nm sea-n" + (big ? " big" : "") + (w.k === "line" ? " line-n" : ""), (big ? 12.5 : 10.5) + grow);
    }
    states.filter((s) => !s.role && s.id !== "ESH").sort((a, b) => b.w - a.w).forEach((s) => label(s));
  }

  function zoomed() {
    if (!S.drawn) return;
    detail();
    showRings();
    thin();
    names();
    S.chosen && outline(S.chosen);
  }

  /* Finer shapes arrive once, in the same layers, so that focus and fill stay. */
  function detail() {
    if (S.detail || S.map.getZoom() < DETAIL_FROM) return;
    S.detail = true;
    fetch(imap.settings.geo["states.1"]).then((a) => a.json()).then((fine) => {
      for (const f of fine.features) {
        const layer = S.layers[f.properties.id ?? f.id];
        if (layer) layer.setLatLngs(L.GeoJSON.coordsToLatLngs(f.geometry.coordinates, f.geometry.type === "Polygon" ? 1 : 2));
      }
      S.chosen && outline(S.chosen);
      root().dataset.detail = "1";
    });
  }

  function scale() {
    const px = 2 ** S.map.getZoom(), widest = 120 / px;
    const steps = [0.5, 1, 2, 5, 10, 20, 50].filter((s) => s <= widest);
    const step = steps.at(-1) ?? 0.25, bar = document.getElementById("scale");
    if (!bar) return;
    bar.style.inlineSize = step * px + "px";
    document.getElementById("scale-text").textContent = imap.word("js.km", { n: imap.number(step * 100) });
  }

  /* ---- choosing and moving by key ------------------------------------------------------ */

  function outline(id) {
    S.edge && S.edge.forEach((l) => l.remove());
    S.edge = null;
    const layer = S.layers[id];
    if (!layer || !S.map) return;
    const line = (className, weight) => L.polygon(layer.getLatLngs(), { pane: "chosen", className, weight, fill: false, interactive: false }).addTo(S.map);
    S.edge = [line("sel0", 4.5), line("sel1", 1.8)];
  }

  function mark(id) {
    if (!S.drawn) { S.chosen = id; return; }
    if (S.marked === id) return;
    S.marked = id;
    const before = S.chosen;
    S.chosen = id;
    for (const s of [before, id]) {
      const el = s && S.layers[s]?.getElement();
      if (el) { el.setAttribute("aria-pressed", String(s === id)); el.classList.toggle("on", s === id); }
    }
    outline(id);
    const routes = S.data.routes[id] ? new Set([id]) : null;
    for (const line of S.lines) for (const el of line.els) el && el.classList.toggle("on", Boolean(routes && line.leg.r.includes(id)));
    for (const m of S.marks) m.el.classList.toggle("on", m.id === id);
    showRings();
    thin();
    names();
  }

  function focused(id) {
    for (const el of [S.layers[S.focus]?.getElement(), S.layers[id]?.getElement()]) el && el.setAttribute("tabindex", "-1");
    S.focus = id;
    const el = S.layers[id].getElement();
    el.setAttribute("tabindex", "0");
    showRings();
  }

  const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: "first", End: "last" };
  function keys(e) {
    const id = e.currentTarget.dataset.state;
    if (e.key === "Enter" || e.key === " ") imap.choose(id, { keyboard: true });
    else if (e.key in MOVES) step(id, MOVES[e.key]);
    else if (e.key === "+" || e.key === "=") S.map.zoomIn();
    else if (e.key === "-") S.map.zoomOut();
    else if (e.key.length === 1 && /\p{L}/u.test(e.key)) letter(id, e.key);
    else return;
    e.preventDefault();
    e.stopPropagation();
  }
  /* Arrows walk the states in the order of the table: those of the answer, then all by name. */
  function walk() {
    const wanted = new Set(S.answer?.states?.length ? S.answer.states : S.order);
    return S.order.filter((id) => wanted.has(id));
  }
  function step(id, by) {
    const order = walk(), n = order.indexOf(id);
    const next = by === "first" ? order[0] : by === "last" ? order.at(-1) : order[(n + by + order.length) % order.length];
    focusState(next);
  }
  function letter(id, key) {
    const order = walk(), n = order.indexOf(id), fold = (t) => t.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const next = [...order.slice(n + 1), ...order.slice(0, n + 1)].find((s) => fold(S.data.areas[s]).startsWith(fold(key)));
    if (next) focusState(next);
  }
  function focusState(id) {
    const layer = S.layers[id], el = layer?.getElement();
    if (!el) return;
    S.map.panInside([layer.box.y, layer.box.x], { padding: [60, 60], animate: false });
    el.focus({ preventScroll: true });
  }
  function enter() {
    const order = walk(), id = S.chosen && S.layers[S.chosen] ? S.chosen : order[0];
    id && S.layers[id].getElement()?.setAttribute("tabindex", "0");
    S.focus = S.focus ?? id;
  }

  /* Keep a chosen place in view, beside what covers the map. */
  function reveal(id) {
    const box = S.layers[id]?.box ?? S.data?.places[id];
    if (!box || !S.map) return;
    const phone = matchMedia("(max-width: 640px)").matches;
    S.sent = null;
    quietly(() => S.map.panInside([box.y, box.x], { animate: false, paddingTopLeft: [40, 40], paddingBottomRight: [40, phone ? S.map.getSize().y * 0.62 : 60] }));
  }
  function frame(id) {
    const route = S.data?.legs.filter((l) => l.r.includes(id)).flatMap((l) => l.p.map(at));
    if (route?.length) S.map.fitBounds(route, { padding: [40, 40], maxZoom: 4.5 });
    else if (S.data?.places[id]) S.map.setView(at(S.data.places[id]), Math.max(S.map.getZoom(), 4.5));
    else if (S.layers[id]) S.map.fitBounds(S.layers[id].getBounds(), { padding: [60, 60], maxZoom: 5 });
  }

  imap.map = { style, each, paint, refill, layers, mark, home: () => { quietly(home); imap.go({ view: "" }, { quiet: true }); }, setView, reveal, frame, focusState, enter, shown, classes, rest };
})();
