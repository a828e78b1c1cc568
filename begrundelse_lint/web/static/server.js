// Asking the server. Every request carries the page's half of its ticket; nothing else goes along and nothing is kept.

/** What went wrong, in words for the user. */
export class Refused extends Error {}

const NO_ANSWER = "Programmet svarer ikke. Er det lukket? Start det igen, og læg brevet ind på den nye side.";
const FORBIDDEN = 403;

let ticket = document.querySelector('meta[name="ticket"]').content;

/** Send a form to one of the server's addresses, and get its answer (a Response that is «ok»). */
export async function ask(path, form) {
  let answer = await send(path, form);
  if (answer.status === FORBIDDEN && (await newTicket())) answer = await send(path, form);
  if (answer.ok) return answer;
  throw new Refused(await reason(answer));
}

async function send(path, form) {
  try {
    return await fetch(path, {
      method: "POST",
      body: form,
      headers: { "X-Ticket": ticket, Accept: "application/json" },
      credentials: "same-origin",
      redirect: "error",
    });
  } catch {
    throw new Refused(NO_ANSWER);
  }
}

/** A server that has been started again knows no old tickets, but gives a new one with the page. */
async function newTicket() {
  try {
    const page = await fetch("./", { credentials: "same-origin" });
    if (!page.ok) return false;
    const read = new DOMParser().parseFromString(await page.text(), "text/html");
    ticket = read.querySelector('meta[name="ticket"]').content;
    return true;
  } catch {
    return false;
  }
}

async function reason(answer) {
  try {
    return (await answer.json()).message;
  } catch {
    return answer.status === 413 ? "Brevet er for stort." : NO_ANSWER;
  }
}
