// Where an arrow key leads: a true neighbour on that side if there is one, else the nearest area.
function nextArea(areas, from, [right, down]) {
  const near = new Set((from.dataset.near ?? "").split(" "));
  const [x, y] = middle(from);
  const reach = (area) => {
    const [dx, dy] = [middle(area)[0] - x, middle(area)[1] - y];
    const ahead = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    const touches = near.has(area.dataset.id);
    // Straight ahead is 45° on each side; neighbours may be as far as 72°, if nothing else is.
    const isAhead = aside <= ahead;
    if (area === from || ahead <= 0 || !(isAhead || (touches && aside < 3 * ahead))) return null;
    return { area, cost: (ahead + 2 * aside) * (touches ? (isAhead ? 1 : 3) : 10) };
  };
  const found = areas.map(reach).filter(Boolean);
  return found.sort((a, b) => a.cost - b.cost)[0]?.area;
}

// Where the territory is in the country, even if its symbol is in an inset.
function middle(area) {
  return (area.dataset.place ?? area.dataset.at).split(" ").map(Number);
}
