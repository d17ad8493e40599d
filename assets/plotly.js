/* Charts use Plotly's basic bundle (bars and lines: 328 kB compressed instead of 1,111), and only the
   first chart fetches it: dcc.Graph reads this address when it is drawn for the first time. The bundle has
   the version of plotly.py's own (a test compares them) and is kept out of the page by `assets_ignore`. */
(() => {
  const config = JSON.parse(document.getElementById("_dash-config").textContent);
  const address = `${config.requests_pathname_prefix}assets/plotly-basic.min.js?v=4.1.1`;
  Object.defineProperty(window, "_dashPlotlyJSURL", { configurable: true, get: () => address, set() {} });
})();
