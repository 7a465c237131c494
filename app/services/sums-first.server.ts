import { sumsAtWork } from "#app/warehouse/home.server.ts";
import { exportedPage } from "./export/page-data.server.ts";

/** Longer than that nobody stands in the line: a page read off the rows is late, and better than none. */
const PATIENCE_MS = 20_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes something once what was asked for before it is made, or `work` is done, or patience is over. One alone waits for nobody.
 * Who fails does not hold up the next.
 */
export function afterTheLast<T>(work: Promise<unknown>, make: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((over) => (timer = setTimeout(over, patienceMs).unref()));
  const made = Promise.race([last, work, patience]).then(() => (clearTimeout(timer), make()));
  last = made.catch(() => undefined);
  return made;
}

/** Pages, drawers and files of figures, as documents and as the router's script asks for them. */
function showsFigures({ method, url }: Pick<Request, "method" | "url">): boolean {
  const path = new URL(url).pathname.replace(/(?<=.)\.data$/, "").replace(/^\/_$/, "/");
  return method === "GET" && (exportedPage(path) !== null || /^\/(export|figure)\b/.test(path));
}

/**
 * While the sums by month are made anew, after a load or another definition, each page reads rows: hundreds of times the work. Then pages are
 * made one after another, so that a crowd does not keep the sums from being made, which is what all of it waits for.
 */
export async function sumsFirst({ request }: { readonly request: Request }, next: () => Promise<Response>): Promise<Response> {
  const work = showsFigures(request) ? sumsAtWork() : null;
  return work ? afterTheLast(work, next) : next();
}
