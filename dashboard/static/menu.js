// The links of the menu, and what a click does on the links and the copy button of a page.
// Streamlit calls the default function at each run of the page, with the same element.
const menus = new WeakMap(); // the menu that lives in an element

export default function show({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".menu");
  if (!menus.has(box)) menus.set(box, new Menu(box));
  menus.get(box).update(data, setTriggerValue);
}

class Menu {
  constructor(box) {
    this.box = box;
    this.click = (event) => this.answer(event);
    document.addEventListener("click", this.click);
  }

  update(html, tell) {
    this.tell = tell;
    if (html === this.html) return; // most runs change something else on the page
    this.html = html;
    this.box.innerHTML = html;
  }

  answer(event) {
    if (!this.box.isConnected) {
      document.removeEventListener("click", this.click); // another menu has taken its place
      return;
    }
    const path = event.composedPath();
    const link = path.find((node) => node.localName === "a" && node.href);
    const button = path.find((node) => node.classList && node.classList.contains("cs-copy"));
    if (link) this.follow(event, link);
    else if (button) copy(button);
  }

  // Links of the page's own HTML work like those of the menu: no reload. A click with a modifier key
  // still opens a tab: the browser keeps its habits. Addresses of pages have one part and no dot.
  follow(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    // A link of an SVG holds its address as written.
    const address = new URL(link.href.baseVal ?? link.href, location.href);
    if (address.origin !== location.origin || !/^\/[^/.]+$/.test(address.pathname)) return;
    event.preventDefault();
    this.tell("address", address.pathname + address.search);
  }
}

function copy(button) {
  const status = button.parentElement.querySelector("[role=status]");
  navigator.clipboard.writeText(location.href)
    .then(() => { status.textContent = button.dataset.copied; })
    .catch(() => { status.textContent = button.dataset.notCopied; });
}
