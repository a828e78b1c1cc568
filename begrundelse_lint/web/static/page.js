// The page: which letter lies on it, what is shown of it, and what the buttons do. Everything the server says comes as
// pieces of HTML in which the letter is escaped; everything the user wrote stays in the textarea.

import { receive } from "./drop.js";
import { Editor } from "./editor.js";
import { Margin } from "./margin.js";
import { save } from "./save.js";
import { ask, Refused } from "./server.js";

const PAUSE = 400; // milliseconds without a keystroke, before the text is checked
const SLOW = 350; // milliseconds, before the page says that it works
const QUIET = 1200; // milliseconds without a keystroke, before a screen reader is told

const the = (id) => document.getElementById(id);
const main = the("indhold");
const editor = new Editor(the("text"), the("mirror"));
const margin = new Margin(the("remarks"), editor);

/** The letter on the page: `file` as it was handed in (null for pasted text), and whether its text is being edited. */
let letter = { file: null, name: "-", editing: false };
let shown = null; // the server's last answer about the file
let copied = ""; // the text as the user last took it away, or got it
let typed = 0; // when the last key was pressed

// --- handing a letter in

receive(the("file"), the("drop"), take, complain);
the("text").addEventListener("paste", (event) => {
  const [file] = event.clipboardData.files;
  if (!file || event.clipboardData.getData("text/plain")) return;
  event.preventDefault();
  take(file);
});
editor.addEventListener("edit", () => {
  typed = performance.now();
  if (!letter.editing) begin({ file: null, name: "-", editing: true });
  if (!editor.text.trim() && !letter.file) clear();
  else checkSoon();
});
the("choices").addEventListener("change", () => begun() && check());
the("choices").addEventListener("submit", (event) => event.preventDefault());

async function take(file) {
  if (!(await mayLeave())) return;
  const most = Number(the("file").dataset.mostBytes);
  if (file.size > most) return complain(`${file.name} er for stor. Grænsen er ${Math.round(most / 1024 ** 2)} MB.`);
  try {
    file = new File([await file.arrayBuffer()], file.name); // as it is now, whatever happens to it on the disk
  } catch {
    return complain(`${file.name} kan ikke læses. Er det en fil, og må du åbne den?`);
  }
  editor.text = "";
  copied = "";
  begin({ file, name: file.name, editing: false });
  await check();
  the("title").focus();
}

function begin(next) {
  letter = next;
  shown = null;
  the("title").textContent = letter.file ? letter.name : "Indsat tekst";
  the("said").textContent = "";
  arrange();
}

/** Back to the beginning, with an empty page. */
function clear() {
  begin({ file: null, name: "-", editing: false });
  editor.text = "";
  copied = "";
  fill({ overview: "", letter: "", remarks: "", panels: "" });
}

const begun = () => letter.file !== null || letter.editing;

// --- checking it

let timer = 0;
let working = false;
let again = false;

function checkSoon() {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

/** Check the letter as it is now. One request at a time: what changes meanwhile is checked after it. */
async function check() {
  clearTimeout(timer);
  again = true;
  if (working) return;
  working = true;
  while (again && begun()) {
    again = false;
    await checkOnce();
  }
  working = false;
}

async function checkOnce() {
  const { file, editing } = letter;
  const text = editor.text;
  const asked = letter;
  const form = formOf(editing ? null : file);
  if (editing) form.set("editing", "1");
  const slow = setTimeout(() => main.setAttribute("aria-busy", "true"), SLOW);
  try {
    const answer = await (await ask("kontrol", form)).json();
    if (letter !== asked) return;
    if (!editing) shown = answer;
    fill(answer);
    editor.show(answer.marks, text);
    margin.arrange();
    complain("");
    say(answer.said);
    arrange();
  } catch (error) {
    if (letter === asked) failed(error);
  } finally {
    clearTimeout(slow);
    main.removeAttribute("aria-busy");
  }
}

function failed(error) {
  if (!(error instanceof Refused)) throw error;
  complain(error.message);
  say("Ikke kontrolleret.");
  fill({ overview: "", letter: "", remarks: "", panels: "" }); // what was said of an earlier text is not said of this
  if (letter.editing) editor.show([], editor.text);
}

/** The letter and the wishes, as the server takes them: the file, or the text on the page. */
function formOf(file) {
  const form = new FormData(the("choices"));
  if (file) form.set("file", file, file.name);
  else {
    form.set("text", editor.text);
    form.set("name", letter.name);
  }
  return form;
}

// --- showing what came of it

function fill({ overview, letter: text, remarks, panels }) {
  put("overview", overview);
  put("letter", text);
  put("panels", panels);
  margin.show(remarks);
}

function put(id, html) {
  const place = the(id);
  if (place.dataset.shown === html) return;
  place.innerHTML = html;
  place.dataset.shown = html;
}

/** Which parts of the page there are, for the letter that lies on it. */
function arrange() {
  const empty = !begun();
  const readable = letter.editing || shown?.checked;
  main.dataset.state = empty ? "empty" : letter.editing ? "editing" : "file";
  document.title = empty ? "Kontrollér et brev" : `${the("title").textContent} – kontrol`;
  the("bar").hidden = empty;
  the("text-label").textContent = empty ? "Eller indsæt brevets tekst" : "Brevets tekst";
  the("word").hidden = !shown?.word;
  the("hint").textContent = hint();
  the("hint").hidden = empty || !readable;
  the("report").hidden = !readable;
  the("saved").hidden = true;
  the("edit").hidden = letter.editing || !shown?.draft;
  the("back").hidden = !(letter.editing && letter.file);
  the("copy").hidden = !letter.editing;
}

/** What to do with what one sees: the page never changes the file. */
function hint() {
  if (!letter.file) return "Kopiér teksten over i Word, når du er færdig. Her på siden bliver den ikke gemt.";
  if (letter.editing) return "Du retter i en kopi, og filen ændres ikke. Kopiér teksten over i Word, når du er færdig.";
  return `Ret brevet${shown?.word ? " i Word" : ""}, gem det, og træk det herind igen.`;
}

let saying = 0;

/** Say what came of it: to the eyes at once, to the ears when the user has paused, and never the same twice. */
function say(text) {
  const place = the("said");
  place.classList.toggle("all-well", text === "Ingen bemærkninger.");
  clearTimeout(saying);
  if (place.textContent === text) return;
  const rest = letter.editing ? Math.max(0, typed + QUIET - performance.now()) : 0;
  place.setAttribute("aria-live", rest ? "off" : "polite");
  place.textContent = text;
  if (rest) saying = setTimeout(() => repeat(place), rest);
}

/** Let a screen reader hear a text that has been there for a while. */
function repeat(place) {
  const text = place.textContent;
  place.setAttribute("aria-live", "polite");
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = text));
}

function complain(message) {
  the("alert").textContent = message;
  the("alert").hidden = !message;
}

// --- the remarks and the places they speak of, while the text is edited

main.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#b1-']");
  if (!link || !letter.editing) return;
  const [, kind, first, second] = link.hash.split("-");
  if (kind === "sted") editor.goToPlace(Number(first), Number(second));
  else if (kind === "linje") editor.goToLine(Number(first));
  else return;
  event.preventDefault();
});
editor.addEventListener("point", (event) => margin.point(event.detail));
editor.addEventListener("edit", () => margin.arrange());

// --- the buttons

the("edit").addEventListener("click", async () => {
  letter = { ...letter, editing: true };
  if (!editor.text) copied = editor.text = shown.draft;
  arrange();
  the("text").focus({ preventScroll: true });
  the("text").setSelectionRange(0, 0);
  await check();
  the("bar").scrollIntoView();
});
the("back").addEventListener("click", () => {
  letter = { ...letter, editing: false };
  fill(shown);
  say(shown.said);
  arrange();
  check(); // other wishes may have been chosen in between
  the("edit").focus();
});
the("new").addEventListener("click", async () => {
  if (!(await mayLeave())) return;
  clear();
  complain("");
  the("file").focus();
});
the("copy").addEventListener("click", copy);
the("word").addEventListener("click", () => takeHome("word", letter.file));
the("report").addEventListener("click", () => takeHome("rapport", letter.editing ? null : letter.file));

the("close")?.addEventListener("click", async () => {
  if (!(await mayLeave())) return;
  clear();
  try {
    await ask("luk", new FormData());
    document.body.replaceChildren(the("ended").content.cloneNode(true));
    document.querySelector("h1").focus();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.message);
  }
});

async function takeHome(path, file) {
  try {
    const name = await save(await ask(path, formOf(file)));
    complain("");
    the("saved").textContent = `«${name}» er gemt der, hvor browseren gemmer filer: ofte i mappen Overførsler.`;
    the("saved").hidden = false;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.message);
  }
}

async function copy() {
  try {
    await navigator.clipboard.writeText(editor.text);
  } catch {
    the("text").select();
    return complain("Teksten kan ikke kopieres herfra. Den er markeret: tryk Ctrl+C.");
  }
  copied = editor.text;
  the("copy").textContent = "Teksten er kopieret";
  setTimeout(() => (the("copy").textContent = "Kopiér teksten"), 2500);
}

// --- nothing the user wrote is lost

const unsaved = () => letter.editing && editor.text.trim() !== "" && editor.text !== copied && letter.file !== null;

window.addEventListener("beforeunload", (event) => unsaved() && event.preventDefault());

/** May the text on the page go? Asks, where it has been edited since it was last taken away. */
async function mayLeave() {
  if (!unsaved()) return true;
  const dialog = the("leave");
  dialog.returnValue = "stay";
  dialog.showModal();
  while (dialog.open) await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  if (dialog.returnValue === "copy") await copy();
  return dialog.returnValue !== "stay";
}
