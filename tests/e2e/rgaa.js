// Rules of the RGAA that a page can be held to, shadow trees included. Each gives the elements that
// break it, in words: a failure names them.
() => {
  const all = [];
  const walk = (root) => root.querySelectorAll("*").forEach((one) => {
    all.push(one);
    if (one.shadowRoot) walk(one.shadowRoot);
  });
  walk(document.body);
  const page = all.filter((one) => !one.closest("noscript, #js-plotly-tester, script, style"));
  const shown = page.filter((one) => one.checkVisibility());
  const tags = (list, ...names) => list.filter((one) => names.includes(one.localName));
  const words = (one) => one.textContent.trim().replace(/\s+/g, " ");
  const name = (one) => (one.getAttribute("aria-label") || words(one)).trim();
  const told = (list) => list.map((one) => one.outerHTML.slice(0, 200));
  const inPlotly = (one) => one.closest(".js-plotly-plot") !== null;

  const pictures = tags(page, "svg").filter((one) => !inPlotly(one) && !one.ownerSVGElement);
  const isNamed = (one) => ["img", "group"].includes(one.getAttribute("role")) && name(one)
    && one.hasAttribute("aria-label");
  const charts = page.filter((one) => one.classList.contains("stPlotlyChart"));
  const figureOf = (chart) => chart.closest("[role=figure]") || chart.querySelector("[role=figure]");
  const tables = tags(page, "table");
  const follows = (table, one) => one.compareDocumentPosition(table) & 4;
  const values = (table) => table.querySelectorAll("tbody td").length > 0
    && [...table.querySelectorAll("tbody td")].every((cell) => words(cell));
  const maps = page.filter((one) => one.localName === "svg" && one.classList.contains("cs-map"));

  const links = tags(shown, "a").filter((one) => one.getAttribute("href"));
  const heading = (one) => tags(page, "h1", "h2", "h3", "h4").findLast((title) => follows(one, title));
  // What the RGAA lets a reader rely on beside the link: its sentence or cell, its row, its title.
  const context = (link) => {
    const block = link.closest("li, p, dd, td, th");
    const row = link.closest("tr")?.querySelector("th");
    return [block, row, heading(link)].map((one) => (one ? words(one) : "")).join(" / ");
  };
  const clashes = (list, said) => {
    const seen = new Map();
    return list.filter((link) => {
      const first = seen.get(said(link)) ?? link.getAttribute("href");
      seen.set(said(link), first);
      return first !== link.getAttribute("href");
    });
  };
  const VAGUE = /^(→ )?(ici|lire la suite|en savoir plus|voir|cliquez ici|lien|détail)$/i;

  const titles = tags(page, "h1", "h2", "h3", "h4", "h5", "h6").filter((one) => !one.closest(".cs-sheet"));
  const level = (one) => Number(one.localName[1]);
  const ids = page.filter((one) => one.id && one.getRootNode() === document).map((one) => one.id);
  const fields = tags(shown, "input", "select", "textarea");
  const label = (field) => field.closest(".stSelectbox, .stMultiSelect, .stDateInput, .stTextInput")?.querySelector("label")
    ?? field.labels?.[0];
  const texts = shown.flatMap((one) => [...one.childNodes].filter(
    (node) => node.nodeType === 3 && node.data.trim() && !one.closest("svg, [translate=no]")));
  const count = (selector) => page.filter((one) => one.matches(selector)).length;

  return {
    "1.1 pictures are named or hidden": told(pictures.filter(
      (one) => one.getAttribute("aria-hidden") !== "true" && !isNamed(one))),
    "1.1 charts are named figures": told(charts.filter(
      (chart) => !figureOf(chart)?.getAttribute("aria-label"))),
    "1.6 charts are followed by their values": told(charts.filter((chart, position) => {
      const table = tables.find((one) => follows(one, chart));
      const next = charts[position + 1];
      return !table || !values(table) || (next && !follows(next, table));
    })),
    "1.6 maps are followed by their values": told(maps.filter((map) => {
      const table = map.getRootNode().querySelector("table");
      return !table || !follows(table, map) || !values(table);
    })),
    "1.8 no text in a bitmap": told(tags(page, "img")),
    "1.9 a figure has its words": told(tags(page, "figure").filter(
      (one) => !one.querySelector("figcaption, [aria-label]"))),
    "2.1 frames are titled": told(tags(page, "iframe").filter((one) => !one.title)),
    "5.1 tables are simple": told(tables.filter(
      (one) => one.querySelector("[colspan], [rowspan]") || one.hasAttribute("role"))),
    "5.4 tables have a title": told(tables.filter((one) => !words(one.caption ?? document.createElement("p")))),
    "5.7 headers say what they head": told(tables.filter(
      (one) => !one.querySelector("th[scope=col]") || one.querySelector("th:not([scope])"))),
    "6.1 no link is vague": told(links.filter((one) => !name(one) || VAGUE.test(name(one)))),
    "6.1 links are told apart by their context": told(
      clashes(links, (one) => `${name(one)} / ${context(one)}`)),
    "6.1 files are told apart by their name": told(
      clashes(links.filter((one) => one.getAttribute("href").startsWith("/donnees/")), name)),
    "8.2 identifiers are unique": ids.filter((id, position) => ids.indexOf(id) !== position),
    "8.3 the document is French": document.documentElement.lang === "fr" ? [] : [document.documentElement.lang],
    "8.7 English is marked": texts.filter((node) => !node.parentElement.closest("[lang=en]")
      && /\b(the|of|and|with|from|this|machine|in medicine)\b/i.test(node.data)).map((node) => node.data),
    "8.9 no empty block": told(tags(shown, "p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4")
      .filter((one) => !words(one) && !one.querySelector("svg") && !one.matches("[role=status]"))),
    "9.1 headings leave no gap": told(titles.filter(
      (one, position) => level(one) > (position ? level(titles[position - 1]) : 0) + 1)),
    "9.1 one title": told(titles.filter((one) => level(one) === 1).slice(1)),
    "9.2 one of each landmark": Object.entries({
      "header": count("header"), "main": count("main"), "nav[aria-label]": count("nav[aria-label]"),
      "nav": count("nav, [role=navigation]"), "contentinfo": count("footer[role=contentinfo]"),
    }).filter(([, times]) => times !== 1).map(([which, times]) => `${times} ${which}`),
    "9.3 lists are lists": told(page.filter((one) =>
      (one.localName === "li" && !one.parentElement?.matches("ul, ol, menu"))
      || (one.localName === "dl" && [...one.children].some((pair) => !pair.matches("div, dt, dd"))))),
    "10.6 links are underlined": told(links.filter((one) => !one.closest("svg")
      && !one.matches("[aria-current], [href='#stMain']")
      && !getComputedStyle(one).textDecorationLine.includes("underline"))),
    "11.1 fields have a visible name": told(fields.filter((one) => {
      const said = one.getAttribute("aria-label") ?? "";
      const seen = label(one);
      return !seen?.checkVisibility() || !words(seen) || (said && words(seen) !== said.trim());
    })),
    "11.5 radios have a legend": told(fields.filter((one) => one.type === "radio"
      && !one.closest("[role=radiogroup][aria-label], fieldset:has(legend)"))),
    "the statement is one click away": links.some((one) =>
      one.pathname === "/accessibilite" && words(one) === "Accessibilité : non conforme")
      ? [] : ["no link to the statement"],
    "13.2 no window opens by itself": told(links.filter(
      (one) => !["", "_self"].includes(one.getAttribute("target") ?? ""))),
    "13.5 a symbol has its word": texts.filter((node) => /^[●▲◆■▼○\s]+$/.test(node.data)
      && !node.parentElement.closest("[aria-hidden=true]")
      && /^[●▲◆■▼○\s]*$/.test(words(node.parentElement))).map((node) => node.parentElement.outerHTML),
    "13.8 nothing moves": shown.filter((one) => getComputedStyle(one).animationName !== "none")
      .map((one) => one.outerHTML.slice(0, 200)),
  };
}
