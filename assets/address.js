/* The address is the state. This is the twin of imap/model/query.py: names, order and
   defaults come with the page (settings.fields), so that the two cannot drift. */
(() => {
  const imap = (window.imap = window.imap || {});
  const settings = JSON.parse(document.getElementById("settings").textContent);
  imap.settings = settings;
  imap.word = (key, values = {}) =>
    (settings.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const numbers = new Intl.NumberFormat({ ar: "ar-u-nu-latn", en: "en-GB", fr: "fr" }[settings.lang]);
  imap.number = (n) => numbers.format(n);

  /* What the server did not know is not read here either. */
  const known = (name, value) => !settings.ignored.some(([field, bad]) => field === name && bad === value.trim().slice(0, 80));

  imap.read = (search = location.search) => {
    const given = new URLSearchParams(search);
    const state = {};
    for (const [name, kind, standard] of settings.fields) {
      const text = given.get(name);
      if (kind === "many") state[name] = text ? text.split(",").filter((v) => v && known(name, v)) : [];
      else state[name] = text !== null && known(name, text) ? text : standard;
    }
    state.lang = settings.lang;
    return state;
  };

  imap.search = (state) => {
    const parts = [];
    for (const [name, kind, standard] of settings.fields) {
      const value = kind !== "many" ? state[name] : (name === "pick" ? state[name] : [...state[name]].sort()).join(",");
      if (name !== "lang" && (value === standard || value === "")) continue;
      parts.push(name + "=" + encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":"));
    }
    return parts.join("&");
  };

  /* Change the address; one history entry a change, none for the view of the map. */
  imap.go = (changes, { quiet = false } = {}) => {
    const state = { ...imap.read(), ...changes };
    const search = "?" + imap.search(state);
    if (search === location.search) return state;
    history[quiet ? "replaceState" : "pushState"](null, "", search);
    imap.told = search;
    imap.links?.();
    return state;
  };

  imap.told = location.search;
  /* Dash drops what is set before its own wires are up, or while it is busy: say it again until it asks,
     each time a little differently, for what is equal is not passed on. */
  const told = {}, asked = {};
  imap.send = (id, data) => {
    const mine = (told[id] = (told[id] ?? 0) + 1);
    let left = 20;
    const say = () => {
      if (told[id] !== mine || asked[id] === mine || !left--) return;
      window.dash_clientside.set_props(id, { data: typeof data === "string" ? data + "&".repeat((mine % 2) + 2 * (19 - left)) : { ...data, again: `${mine}.${left}` } });
      setTimeout(say, 200);
    };
    say();
  };

  /* What every page needs first is asked for while the scripts are still on their way. The layout
     request carries the address of the page, so that the first answer is whole. */
  const plain = window.fetch, early = new Map(), { prefix, geo } = settings;
  const more = new URLSearchParams(location.search);
  more.set("_path", location.pathname);
  const layout = plain(`${prefix}_dash-layout?${more}`);
  early.set(prefix + "_dash-layout", layout);
  if (location.pathname !== prefix) imap.layout = layout.then((answer) => answer.clone().json());
  early.set(prefix + "_dash-dependencies", plain(prefix + "_dash-dependencies"));
  if (location.pathname === prefix) for (const name of ["states.0", "lines", "map." + settings.lang]) early.set(geo[name], plain(geo[name]));
  window.fetch = (url, options) => {
    const begun = early.get(url);
    if (begun) early.delete(url);
    const answer = begun ?? plain(url, options);
    if (String(url).includes("_dash-update-component")) for (const id in told) if (options.body.includes(`"changedPropIds":["${id}.data"]`)) asked[id] = told[id];
    if (String(url).includes("_dash-update-component")) answer.then((a) => a.ok || imap.failed(), () => imap.failed());
    return answer;
  };
})();
