// The letter as text that people write in, with the remarks' places marked behind the words.
//
// The text stands in a plain <textarea>, which nobody but the user changes: caret, undo and screen readers work as
// they are used to. Behind it lies a mirror with the same words in the same type, which holds line numbers and marks,
// and gives the textarea its height.

import { carried, pieces } from "./marks.js";

export class Editor extends EventTarget {
  #area;
  #mirror;
  #marks = [];
  #text = "";
  #rows = []; // what the mirror shows: {sign, node} for each line

  constructor(area, mirror) {
    super();
    this.#area = area;
    this.#mirror = mirror;
    area.addEventListener("input", () => this.#edited());
    document.addEventListener("selectionchange", () => document.activeElement === area && this.#pointed());
    this.#draw();
  }

  get text() {
    return this.#area.value;
  }

  /** Put another text in, without marks. */
  set text(text) {
    this.#area.value = text;
    this.#marks = [];
    this.#text = this.#area.value;
    this.#draw();
  }

  /** Show the marks that were found in a text; it may have been edited since. */
  show(marks, text) {
    this.#text = this.#area.value;
    this.#marks = carried(marks, text, this.#text);
    this.#draw();
  }

  /** Go to one place of a remark, with its words selected. */
  goToPlace(remark, place) {
    const mark = this.#marks.find((mark) => mark.remark === remark && mark.place === place);
    if (mark) this.#select(mark.start, mark.end);
  }

  /** Go to a line (from 1). */
  goToLine(number) {
    const lines = this.#text.split("\n");
    const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
    this.#select(start, start + (lines[number - 1] ?? "").length);
  }

  /** Where a remark's first place stands, in pixels from the top of the text; null where it has none any more. */
  heightOf(remark) {
    const marked = this.#mirror.querySelector(`[data-remarks~="${remark}"]`);
    return marked ? marked.getBoundingClientRect().top - this.#mirror.getBoundingClientRect().top : null;
  }

  #edited() {
    this.#marks = carried(this.#marks, this.#text, this.#area.value);
    this.#text = this.#area.value;
    this.#draw();
    this.dispatchEvent(new Event("edit"));
  }

  #pointed() {
    const at = this.#area.selectionStart;
    const here = this.#marks.filter((mark) => mark.remark && mark.start <= at && at <= mark.end);
    this.dispatchEvent(new CustomEvent("point", { detail: [...new Set(here.map((mark) => mark.remark))] }));
  }

  #select(start, end) {
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(start, end);
    const before = this.#text.slice(0, start).split("\n").length - 1;
    this.#rows[before]?.node.scrollIntoView({ block: "center" });
  }

  /** Bring the mirror up to date. Lines that did not change keep their nodes. */
  #draw() {
    let start = 0;
    const marks = [...this.#marks].sort((a, b) => a.start - b.start);
    const wanted = this.#text.split("\n").map((line) => {
      const cut = pieces(line, start, marks);
      start += line.length + 1;
      return { cut, sign: JSON.stringify(cut), node: null };
    });
    const shown = this.#rows;
    const least = Math.min(shown.length, wanted.length);
    let head = 0;
    while (head < least && shown[head].sign === wanted[head].sign) wanted[head].node = shown[head++].node;
    let tail = 0;
    while (tail < least - head && shown.at(-1 - tail).sign === wanted.at(-1 - tail).sign) {
      wanted.at(-1 - tail).node = shown.at(-1 - tail).node;
      tail++;
    }
    for (const row of shown.slice(head, shown.length - tail)) row.node.remove();
    const after = tail ? wanted[wanted.length - tail].node : null;
    for (const row of wanted.slice(head, wanted.length - tail)) {
      row.node = drawn(row.cut);
      this.#mirror.insertBefore(row.node, after);
    }
    this.#rows = wanted.map(({ sign, node }) => ({ sign, node }));
  }
}

function drawn(cut) {
  const row = document.createElement("div");
  row.className = "row";
  for (const { text, level, heavy, remarks } of cut) {
    const span = document.createElement(level ? "mark" : "span");
    if (level) span.className = `mark mark-${level}`;
    if (heavy) span.classList.add("heavy");
    if (remarks.length) span.dataset.remarks = remarks.join(" ");
    span.textContent = text;
    row.append(span);
  }
  return row;
}
