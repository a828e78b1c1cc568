// A file from the server, saved by the browser where it saves what is downloaded.

const NAME = /filename\*=UTF-8''([^;]+)/;

/** Save what a Response holds, under the name that it carries; gives the name. */
export async function save(answer) {
  const header = answer.headers.get("Content-Disposition") ?? "";
  const name = decodeURIComponent(NAME.exec(header)?.[1] ?? "brev");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}
