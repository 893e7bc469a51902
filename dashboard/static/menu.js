// The links of the menu, what a click does on the links and the copy button of a page, and the voice
// that tells what a filter found.
// Streamlit calls the default function at each run of the page, with the same element.
const CONTENT = "#stMain"; // where Streamlit's skip link leads
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
    this.voice = box.parentNode.querySelector("[role=status]");
    this.results = [];
    this.watch = new MutationObserver(() => this.announce());
    this.watch.observe(document.querySelector("main") ?? document.body, { childList: true, subtree: true });
    this.announce(); // the page may have been there first
  }

  update(html, tell) {
    this.tell = tell;
    if (html === this.html) return; // most runs change something else on the page
    this.html = html;
    this.box.innerHTML = html;
  }

  // Each run replaces the sentence that says what a filter found: what is heard is an element that
  // stays, whose text changes (RGAA 7.5). On another page, the sentence is read in its place.
  announce() {
    if (this.leave()) return;
    if (this.page !== location.pathname) {
      this.page = location.pathname;
      this.results = [];
      this.voice.textContent = "";
    }
    const results = [...document.querySelectorAll("main .cs-result")].map((line) => line.textContent);
    if (!results.length) return;
    const news = results.filter((result, rank) => result !== (this.results[rank] ?? result));
    this.results = results;
    if (news.length) this.voice.textContent = news.join(" ");
  }

  // Another menu may have taken the place of this one.
  leave() {
    if (this.box.isConnected) return false;
    document.removeEventListener("click", this.click);
    this.watch.disconnect();
    return true;
  }

  answer(event) {
    if (this.leave()) return;
    const path = event.composedPath();
    const link = path.find((node) => node.localName === "a" && node.href);
    const button = path.find((node) => node.classList && node.classList.contains("cs-copy"));
    if (link?.hash === CONTENT) skip(event);
    else if (link) this.follow(event, link);
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

// Streamlit's skip link leads before the menu, which is inside the main area: to the title, then.
function skip(event) {
  const title = document.querySelector("main h1");
  if (!title) return;
  event.preventDefault();
  title.tabIndex = -1;
  title.focus();
}

function copy(button) {
  const status = button.parentElement.querySelector("[role=status]");
  navigator.clipboard.writeText(location.href)
    .then(() => { status.textContent = button.dataset.copied; })
    .catch(() => { status.textContent = button.dataset.notCopied; });
}
