/* Runs in both pages before their scripts. Times are those of performance.now(): 0 is the navigation.
   done: the last change of the DOM, or the last frame MapLibre drew; shown: two animation frames on. */
(() => {
  const bench = (window.bench = { ready: null });
  const frame = () => new Promise((go) => requestAnimationFrame(go));
  const later = (ms) => new Promise((go) => setTimeout(go, ms));
  const gl = () => document.querySelector(".js-plotly-plot")?._fullLayout?.map?._subplot?.map;
  bench.gl = gl;
  const drawn = () => {
    if (document.documentElement?.dataset.ready === "true") return true;
    const map = gl();
    return Boolean(map && map.loaded() && map.areTilesLoaded() && map.getStyle().layers.some((l) => l.type === "fill"));
  };
  bench.waiting = (async () => {
    while (!drawn()) {
      if (performance.now() > 60000) throw new Error("no map after a minute");
      await frame();
    }
    bench.drawn = performance.now();
    await frame(); await frame();
    bench.ready = performance.now();
  })();
  bench.waiting.catch(() => {});

  /* Every change in the part watched; on is called with the time of each. */
  const watch = (what, on) => {
    const map = what === "gl" && gl();
    if (map) {
      const drew = () => on(performance.now());
      map.on("render", drew);
      return () => map.off("render", drew);
    }
    const seen = new MutationObserver(() => on(performance.now()));
    seen.observe(document.querySelector(what), { subtree: true, childList: true, attributes: true, characterData: true });
    return () => seen.disconnect();
  };

  bench.act = async (selector, value, what) => {
    const el = document.querySelector(selector), times = {};
    const stop = watch(what, (now) => {
      times.done = now;
      frame().then(frame).then(() => { if (times.done === now) times.shown = performance.now(); });
    });
    await later(Math.random() * 16);
    const start = performance.now();
    if (value === null) el.click();
    else { el.value = value; el.dispatchEvent(new Event("change", { bubbles: true })); }
    const limit = start + 5000;
    while ((!times.shown || performance.now() - times.done < 600) && performance.now() < limit) await later(50);
    stop();
    return { done: times.done - start, shown: times.shown - start };
  };

  /* From the event of the mouse to the name in the panel. */
  bench.await = (name) => {
    const times = {};
    addEventListener("click", (e) => { times.start = e.timeStamp; }, { capture: true, once: true });
    bench.clicked = new Promise((go, fail) => {
      const stop = watch("body", () => {
        const panel = document.getElementById("panel"), title = panel.querySelector("h2");
        if (times.done || !times.start || panel.hidden || !title?.textContent.includes(name)) return;
        times.done = performance.now();
        stop();
        frame().then(frame).then(() => go({ done: times.done - times.start, shown: performance.now() - times.start }));
      });
      setTimeout(() => fail(new Error(`no panel with ${name}`)), 8000);
    });
    bench.clicked.catch(() => {});
  };

  bench.frames = () => {
    const found = [];
    let on = true, last = null;
    const tick = (now) => { if (last !== null) found.push(now - last); last = now; if (on) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    bench.stop = () => { on = false; return found; };
  };
})();
