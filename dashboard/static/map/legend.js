// Title, subtitle, classes with their counts, notes.
function mapWords({ title, subtitle, classes, notes }) {
  return [
    element("p", { class: "cs-chart-title" }, title),
    element("p", { class: "cs-chart-subtitle" }, subtitle),
    element("ul", { class: "cs-map-legend", "aria-label": WORDS.legend }, ...classes.map(key)),
    ...notes.map((note) => element("p", { class: "cs-small" }, note)),
  ];
}

function key([fill, ink, look, symbol, label]) {
  const swatch = element("span", { class: `cs-swatch cs-${look}`, "aria-hidden": "true" });
  swatch.style.setProperty("--fill", fill);
  if (symbol) {
    const box = { viewBox: "-12 -12 24 24", "aria-hidden": "true" };
    swatch.append(svg("svg", box, mark(symbol, fill, ink)));
  }
  return element("li", {}, swatch, label);
}
