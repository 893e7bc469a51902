// The same values as a table: the one that the text alternative of the map announces.
function mapTable(data, said) {
  const caption = `${data.title}. ${data.subtitle}`;
  const last = data.columns.length - 1;
  const kind = (column) => {
    const classes = [];
    if (column > 0 && column !== 2 && column < last) classes.push("num");
    if (column === 2 || column === 3) classes.push("wide"); // date and target: not on phones
    return classes.join(" ");
  };
  const head = data.columns.map((label, column) =>
    element("th", { scope: "col", class: kind(column) }, label));
  const rows = Object.entries(data.areas).sort(([a], [b]) => (a < b ? -1 : 1));
  const body = rows.map(([id, [, name, verdict]]) => {
    const link = element("a", { href: data.href.replace("{id}", id), target: "_self" }, name);
    const [, , ...cells] = said(id);
    return element("tr", {},
      element("th", { scope: "row" }, link),
      ...cells.map((cell, rank) => element("td", { class: kind(rank + 1) }, cell)),
      element("td", {}, badge(data.verdicts[verdict])));
  });
  const table = element("table", { class: "cs-table" },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body));
  const region = { class: "cs-scroll", role: "region", tabindex: "0", "aria-label": caption };
  return [element("div", region, table), element("p", { class: "cs-small" }, WORDS.codes)];
}

function badge([symbol, word, style]) {
  const shape = element("span", { "aria-hidden": "true" }, symbol);
  return element("span", { class: `cs-badge cs-badge-${style}` }, shape, ` ${word}`);
}
