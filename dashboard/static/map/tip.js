// What an area says, beside it: at most four lines. Screen readers have the name of the link.
class Tip {
  constructor(frame) {
    this.frame = frame;
    this.box = element("div", { class: "cs-tip", "aria-hidden": "true", hidden: "" });
    this.area = null;
  }

  // The first line in bold; `svg` holds the area.
  open(area, [name, ...lines], svg) {
    const strong = element("strong", {}, name);
    this.box.replaceChildren(...[strong, ...lines].map((line) => element("p", {}, line)));
    this.box.hidden = false;
    this.area = area;
    this.place(bounds(area, svg));
  }

  close() {
    this.box.hidden = true;
    this.area = null;
  }

  // Above the area, else below it; never out of the frame.
  place(area) {
    const frame = this.frame.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const centred = (area.left + area.right - width) / 2 - frame.left;
    const above = area.top - frame.top - height - 6;
    const below = area.bottom - frame.top + 6;
    this.box.style.left = `${Math.max(0, Math.min(frame.width - width, centred))}px`;
    this.box.style.top = `${above + frame.top > 0 ? above : below}px`;
  }
}

// Of an area drawn twice, the surroundings of its symbol in the enlarged one.
function bounds(area, svg) {
  if (!area.dataset.place) return area.getBoundingClientRect();
  const [x, y] = area.dataset.at.split(" ").map(Number);
  const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
  return new DOMRect(at.x - 10, at.y - 10, 20, 20);
}
