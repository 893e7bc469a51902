// Puts values on a map drawn without them: colours, symbols, links, words, keyboard, table.
// Streamlit calls the default function at each run of the page, with the same element.
const PHONE = "(max-width: 640px)";
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const maps = new WeakMap(); // the map that lives in an element

export default function show({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".cs-map-box");
  if (!maps.has(box)) maps.set(box, new LiveMap(box));
  const map = maps.get(box);
  map.tell = setTriggerValue;
  map.update(new TextDecoder().decode(data));
  return () => map.leave();
}

class LiveMap {
  constructor(box) {
    this.box = box;
    this.current = ""; // the territory that Tab comes back to
    box.classList.add("cs-page");
    this.words = element("figcaption");
    this.choice = element("fieldset", { class: "cs-map-choice" }, element("legend", {}, WORDS.choice));
    this.radios = [radio(this.choice, "tuiles", WORDS.tiles), radio(this.choice, "geo", WORDS.geo)];
    this.status = element("p", { class: "cs-small", role: "status" }, WORDS.loading);
    this.frame = element("div", { class: "cs-map-frame" }, this.status);
    this.tip = new Tip(this.frame);
    this.scale = element("p", { class: "cs-small" });
    const touch = matchMedia("(hover: none)").matches;
    const hint = element("p", { class: "cs-small" }, touch ? WORDS.touch : WORDS.keys);
    this.rows = element("div");
    this.table = element("details", { class: "cs-details" },
      element("summary", {}, WORDS.table), this.rows);
    this.boxes = new Boxes((name, value) => this.tell(name, value));
    this.figure = element("figure", { class: "cs-map-figure" }, this.words,
      element("div", {}, this.choice, this.frame, this.scale, hint));
    const style = element("link", { rel: "stylesheet", href: WORDS.style });
    box.append(style, this.boxes.row, this.figure, this.table);
    this.listen();
  }

  listen() {
    this.radios.forEach((input) => input.addEventListener("change", () => {
      this.view = input.value;
      this.draw();
      this.tell("view", input.value);
    }));
    this.frame.addEventListener("pointerdown", (event) => { this.pointer = event.pointerType; });
    this.frame.addEventListener("pointerover", (event) => {
      const area = event.target.closest("a[data-id]");
      if (area && event.pointerType !== "touch") this.point(area);
      else if (event.target.closest(".cs-tip")) clearTimeout(this.leaving);
    });
    this.frame.addEventListener("pointerout", () => {
      clearTimeout(this.leaving);
      this.leaving = setTimeout(() => this.rest(), 150);
    });
    this.frame.addEventListener("focusin", (event) => {
      const area = event.target.closest("a[data-id]");
      if (area) this.focus(area);
    });
    this.frame.addEventListener("focusout", () => this.blur());
    this.frame.addEventListener("keydown", (event) => this.press(event));
    this.frame.addEventListener("click", (event) => this.click(event));
    this.table.addEventListener("toggle", () => this.fillTable());
    // The reader may close what the mouse opened wherever the focus is.
    this.escape = (event) => { if (event.key === "Escape") this.dismiss(); };
    document.addEventListener("keydown", this.escape);
  }

  leave() {
    document.removeEventListener("keydown", this.escape);
    maps.delete(this.box);
    this.box.replaceChildren();
  }

  update(text) {
    if (text === this.text) return; // most runs change something else on the page
    const data = JSON.parse(text);
    this.text = text;
    this.data = data;
    this.boxes.update(data.boxes);
    this.figure.hidden = this.table.hidden = data.isBlank; // the page says why
    if (data.isBlank) return;
    this.choice.hidden = !data.tiles;
    const usual = matchMedia(PHONE).matches ? "tuiles" : "geo";
    this.view = data.tiles ? data.view || this.view || usual : "geo";
    if (data.selected in data.areas) this.current = data.selected;
    this.words.replaceChildren(...mapWords(data));
    this.draw();
    this.fillTable();
  }

  async draw() {
    const { data, view } = this;
    const isTiles = view === "tuiles";
    const address = isTiles ? data.tiles : data.geo;
    this.radios.forEach((input) => { input.checked = input.value === view; });
    this.frame.classList.toggle("cs-tiles", isTiles);
    this.scale.textContent = isTiles ? "" : data.tiles ? WORDS.scale : WORDS.regions;
    this.scale.hidden = isTiles;
    try {
      const drawing = await outlines(address);
      if (data !== this.data || view !== this.view) return; // a newer run is drawing
      if (this.address !== address) this.adopt(drawing, address);
      this.fill();
      this.status.remove();
    } catch (error) {
      this.status.textContent = WORDS.failed;
      this.frame.append(this.status);
      throw error;
    }
  }

  adopt(drawing, address) {
    const held = this.svg?.contains(this.box.getRootNode().activeElement);
    this.svg?.remove();
    this.svg = document.importNode(drawing, true);
    this.address = address;
    this.areas = new Map([...this.svg.querySelectorAll("a[data-id]")].map((a) => [a.dataset.id, a]));
    this.shapes = new Map([...this.areas].map(([id, a]) => [id, a.firstElementChild]));
    this.paths = new Map([...this.shapes].map(([id, shape]) => [id, shape.getAttribute("d")]));
    this.codes = new Map([...this.areas].map(([id, a]) => [id, a.querySelector("text")]));
    this.hatch = `url(#${this.svg.querySelector("pattern").id})`;
    this.looks = new Map(); // how each area was last painted: most choices change few of them
    this.rings = {};
    this.areas.forEach((area) => area.setAttribute("target", "_self"));
    for (const kind of ["selected", "pointed", "halo", "focused"]) {
      this.rings[kind] = svg("path", { class: `cs-ring cs-${kind}`, "aria-hidden": "true" });
      this.svg.append(this.rings[kind]);
    }
    this.frame.append(this.svg, this.tip.box);
    this.close();
    if (held) this.areas.get(this.current)?.focus();
  }

  fill() {
    const { data } = this;
    const marks = data.classes.map(([fill, ink, , symbol]) => symbol && mark(symbol, fill, ink));
    const over = { hatched: "", dashed: "", plain: "" };
    if (!this.areas.has(this.current)) this.current = this.areas.keys().next().value;
    this.svg.setAttribute("aria-label", data.label);
    for (const [id, area] of this.areas) {
      const [rank] = data.areas[id];
      area.setAttribute("href", data.href.replace("{id}", id));
      area.setAttribute("aria-label", `${this.lines(id).join(". ").replace(". ", "\u00a0: ")}.`);
      area.setAttribute("tabindex", id === this.current ? "0" : "-1");
      const look = data.areas[id].length > 4 ? "" : data.classes[rank].slice(0, 4).join();
      if (!look || this.looks.get(id) !== look) {
        this.paint(area, data.classes[rank]);
        this.stamp(area, this.sign(id, marks[rank]));
        this.looks.set(id, look);
      }
      over[data.classes[rank][2]] += this.paths.get(id);
    }
    this.svg.querySelectorAll(".hatched").forEach((path) => path.setAttribute("d", over.hatched));
    this.svg.querySelectorAll(".ground, .dashed").forEach((path) => path.setAttribute("d", over.dashed));
    this.drawCircles();
    this.outline("selected", data.selected);
    if (this.tip.area) this.open(this.tip.area);
  }

  paint(area, [fill, ink, look, symbol]) {
    const shape = this.shapes.get(area.dataset.id);
    const code = this.codes.get(area.dataset.id);
    shape.setAttribute("fill", look === "hatched" ? this.hatch : fill);
    if (!code) return;
    // Borders of tiles are their own; letters on hatches need a ground.
    shape.setAttribute("stroke", look === "plain" ? "none" : "var(--cs-axe)");
    shape.setAttribute("stroke-dasharray", look === "dashed" ? "4 3" : "none");
    code.setAttribute("fill", ink);
    code.setAttribute("transform", symbol ? "" : `translate(0 ${area.dataset.drop})`);
    code.setAttribute("class", look === "hatched" ? "cs-on-hatches" : "");
  }

  // What goes in an area: the symbol of its class; of a count, the number in a tile, and on the map
  // only « 0 », since circles are over every area.
  sign(id, mark) {
    const [rank, , , , radius] = this.data.areas[id];
    if (!radius) return mark;
    return this.view === "tuiles" ? written(this.said(id)[2], this.data.classes[rank][1]) : null;
  }

  // Largest first, so that none hides a smaller one; then the key of sizes.
  drawCircles() {
    this.circles?.remove();
    const [colour, key] = this.data.circles;
    if (!colour || this.view === "tuiles") return;
    const look = { fill: colour, "fill-opacity": 0.8, stroke: "var(--cs-fond)", "stroke-width": 2.5 };
    const sizes = [...this.areas.values()].map((area) => [this.data.areas[area.dataset.id][4], area]);
    const drawn = sizes.filter(([radius]) => radius).sort(([a], [b]) => b - a).map(([r, area]) => {
      const [cx, cy] = area.dataset.at.split(" ");
      return svg("circle", { cx, cy, r: r / 10 });
    });
    const hidden = { "aria-hidden": "true", "pointer-events": "none" };
    this.circles = svg("g", hidden, svg("g", look, ...drawn), parsed(key));
    this.svg.insertBefore(this.circles, this.rings.selected);
  }

  stamp(area, mark) {
    area.querySelector("g")?.remove();
    if (!mark) return;
    const [x, y, half] = area.dataset.at.split(" ").map(Number);
    const stamped = mark.cloneNode(true);
    stamped.setAttribute("transform", `translate(${x} ${y}) scale(${half / 10})`);
    stamped.setAttribute("pointer-events", "none");
    stamped.setAttribute("aria-hidden", "true");
    area.append(stamped);
  }

  // Value, what the layer adds, then the cells of the table.
  said(id) {
    const [rank, ...figures] = this.data.areas[id][3].split("|");
    const text = this.data.patterns[rank].replace(/\{(\d+)\}/g, (gap, figure) => figures[figure]);
    return text.split("\n");
  }

  // Name, value, what the layer adds, verdict.
  lines(id) {
    const [, name, verdict] = this.data.areas[id];
    const [value, detail] = this.said(id);
    return [name, value, detail, this.data.verdicts[verdict][1]].filter(Boolean);
  }

  open(area) {
    const [symbol] = this.data.verdicts[this.data.areas[area.dataset.id][2]];
    const lines = this.lines(area.dataset.id);
    lines.push(`${symbol}\u00a0${lines.pop()}`);
    this.tip.open(area, lines, this.svg);
  }

  close() {
    clearTimeout(this.leaving);
    this.tip.close();
    this.outline("pointed", "");
  }

  // Escape: what has the focus stays silent until the focus moves.
  dismiss() {
    this.silent = this.box.getRootNode().activeElement;
    this.close();
  }

  outline(kind, id) {
    this.rings?.[kind].setAttribute("d", this.paths.get(id) ?? "");
  }

  point(area) {
    clearTimeout(this.leaving);
    this.outline("pointed", area.dataset.id);
    this.open(area);
  }

  // The mouse has gone: what has the focus is told again.
  rest() {
    this.close();
    const held = this.box.getRootNode().activeElement;
    if (held !== this.silent && this.svg?.contains(held) && held.matches(":focus-visible")) this.open(held);
  }

  focus(area) {
    this.areas.get(this.current)?.setAttribute("tabindex", "-1");
    this.current = area.dataset.id;
    this.silent = null;
    area.setAttribute("tabindex", "0");
    if (!area.matches(":focus-visible")) return;
    this.outline("halo", this.current);
    this.outline("focused", this.current);
    this.open(area);
  }

  blur() {
    this.outline("halo", "");
    this.outline("focused", "");
    this.close();
  }

  press(event) {
    const direction = DIRECTIONS[event.key];
    const area = event.target.closest("a[data-id]");
    if (!direction || !area || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    nextArea([...this.areas.values()], area, direction)?.focus();
  }

  // A finger has no hover: the first touch tells, the second one follows the link.
  click(event) {
    const area = event.target.closest("a[data-id]");
    if (!area || this.pointer !== "touch" || this.tip.area === area) return;
    event.preventDefault();
    event.stopPropagation();
    this.point(area);
  }

  fillTable() {
    if (this.table.open) this.rows.replaceChildren(...mapTable(this.data, (id) => this.said(id)));
    else this.rows.replaceChildren();
  }
}
