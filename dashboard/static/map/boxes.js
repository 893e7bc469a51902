// The choices above a map: native boxes, which phones and keyboards know, and which cost a page less
// than Streamlit's own.
class Boxes {
  constructor(tell) {
    this.tell = tell;
    this.row = element("div", { class: "cs-map-boxes" });
    this.made = new Map(); // boxes by key: one that has the focus keeps it from run to run
  }

  // [key of the URL, label, code chosen, [code, name] of each option], a box each.
  update(boxes) {
    for (const [key, label, chosen, options] of boxes) {
      if (!this.made.has(key)) this.made.set(key, this.make(key, label));
      const box = this.made.get(key);
      const offered = JSON.stringify(options);
      if (box.dataset.offered !== offered) {
        box.dataset.offered = offered;
        box.replaceChildren(...options.map(([value, name]) => element("option", { value }, name)));
      }
      box.value = chosen;
    }
  }

  make(key, label) {
    const box = element("select");
    box.addEventListener("change", () => this.tell("choice", [key, box.value]));
    this.row.append(element("label", {}, element("span", {}, label), box));
    return box;
  }
}

// One of the two ways of drawing the map.
function radio(choice, value, label) {
  const input = element("input", { type: "radio", name: "carte", value });
  choice.append(element("label", {}, input, ` ${label}`));
  return input;
}
