// Small makers of elements, and the outlines that are fetched once.
const WORDS = "words";
const SVG = "http://www.w3.org/2000/svg";

const files = new Map(); // outlines by address, as asked for: once for a visit

function outlines(address) {
  if (!files.has(address)) {
    const asked = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    });
    asked.catch(() => files.delete(address)); // another run may have more luck
    files.set(address, asked);
  }
  return files.get(address);
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// The symbol of a class, ten units high on each side of its middle.
function mark(symbol, fill, ink) {
  return parsed(WORDS.marks[symbol].replaceAll("{fill}", fill).replaceAll("{ink}", ink));
}

// A count, of the same size as a symbol.
function written(number, ink) {
  const look = { y: 7, "font-size": 20, "text-anchor": "middle", fill: ink };
  return svg("g", {}, svg("text", look, number));
}

const groups = new Map(); // drawings read once: the same symbols come back at each choice

function parsed(drawn) {
  if (!groups.has(drawn)) {
    const group = `<g xmlns="${SVG}">${drawn}</g>`;
    groups.set(drawn, new DOMParser().parseFromString(group, "image/svg+xml").documentElement);
  }
  return document.importNode(groups.get(drawn), true);
}
