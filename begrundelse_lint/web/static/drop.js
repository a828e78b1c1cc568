// A file that is chosen or dropped anywhere on the page.

const ONE_AT_A_TIME = "Læg ét brev ind ad gangen.";
const NO_FILE = "Det er ikke en fil. Træk selve brevet herind.";

/** Call `take(file)` with a file, or `complain(message)` where what came is not one. */
export function receive(input, zone, take, complain) {
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = ""; // so that the same file can be chosen again
    if (file) take(file);
  });
  let depth = 0;
  const hover = (by) => {
    depth = Math.max(0, depth + by);
    zone.classList.toggle("hovered", depth > 0);
    document.body.classList.toggle("dragging", depth > 0);
  };
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  window.addEventListener("dragenter", (event) => holdsFiles(event) && hover(1));
  window.addEventListener("dragleave", (event) => holdsFiles(event) && hover(-1));
  window.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
  window.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    hover(-depth);
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
    if (event.dataTransfer.files.length > 1) complain(ONE_AT_A_TIME);
    else if (entries.some((entry) => entry?.isDirectory)) complain(NO_FILE);
    else if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
    else complain(NO_FILE);
  });
}
