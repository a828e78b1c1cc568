// The remarks beside a text that is being edited. A remark that stays, stays the same node: what was unfolded in it
// remains unfolded, and nothing flickers.

const GAP = 12; // pixels between two remarks
const BESIDE = matchMedia("(min-width: 68rem)");

export class Margin {
  #place;
  #editor;
  #cards = new Map(); // by the rule's code and its turn among the remarks of the rule
  #due = 0;

  constructor(place, editor) {
    this.#place = place;
    this.#editor = editor;
    const later = () => this.#arrangeSoon();
    new ResizeObserver(later).observe(place);
    BESIDE.addEventListener("change", later);
    place.addEventListener("toggle", later, true);
  }

  /** Show these remarks (HTML from the server, where letters are escaped). */
  show(html) {
    const made = document.createElement("template");
    made.innerHTML = html;
    const kept = new Map();
    const turns = new Map();
    for (const card of [...made.content.children]) {
      const code = card.querySelector(".code")?.textContent ?? "";
      turns.set(code, (turns.get(code) ?? 0) + 1);
      const key = `${code} ${turns.get(code)}`;
      kept.set(key, this.#same(key, card));
    }
    for (const [key, { node }] of this.#cards) if (kept.get(key)?.node !== node) node.remove();
    let before = this.#place.firstElementChild;
    for (const { node } of kept.values()) {
      if (node === before) before = before.nextElementSibling;
      else this.#place.insertBefore(node, before);
    }
    this.#cards = kept;
    this.arrange();
  }

  /** Let the remarks that speak of where the caret stands step forward. */
  point(remarks) {
    for (const { node } of this.#cards.values()) {
      node.classList.toggle("pointed", remarks.includes(numberOf(node)));
    }
  }

  /** Put each remark beside the line it speaks of, below the one before it. */
  arrange() {
    let bottom = 0;
    for (const { node } of this.#cards.values()) {
      const wanted = BESIDE.matches ? this.#editor.heightOf(numberOf(node)) : null;
      const gap = wanted === null ? GAP : Math.max(GAP, wanted - bottom);
      node.style.marginTop = BESIDE.matches ? `${Math.round(gap)}px` : "";
      bottom += gap + node.offsetHeight;
    }
  }

  #arrangeSoon() {
    cancelAnimationFrame(this.#due);
    this.#due = requestAnimationFrame(() => this.arrange());
  }

  #same(key, card) {
    const source = card.outerHTML;
    const old = this.#cards.get(key);
    if (old?.source === source) return old;
    if (old?.node.querySelector("details")?.open) card.querySelector("details")?.setAttribute("open", "");
    return { source, node: card };
  }
}

function numberOf(card) {
  return Number(card.id.split("-").at(-1));
}
