import { setTimeout as sleep } from "node:timers/promises";
import { ownTurn } from "#app/config/own-turn.server.ts";
import { pagePath } from "#app/config/route-pattern.ts";
import { sumsAtWork } from "#app/warehouse/home.server.ts";
import { exportedPage } from "./export/page-data.server.ts";

/** Longer than that nobody waits for the sums: a page read off the rows is late, and better than none. Proxies give up after a minute. */
const PATIENCE_MS = 40_000;

/** How many are being made while sums are, how many wait, and the line of those whose patience is over. */
let making = 0;
let waiting = 0;
let line: Promise<unknown> = Promise.resolve();

/**
 * Makes something when `work` is done, or patience is over and it is its turn in the line of those. One alone waits for nobody. Who fails does not
 * hold up the next.
 */
export async function afterWork<T>(work: Promise<unknown>, make: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  if (making === 0 && waiting === 0) return counted(make);
  const isOver = new AbortController();
  waiting++;
  const late = await Promise.race([work.then(() => false), sleep(patienceMs, true, { signal: isOver.signal, ref: false }).catch(() => false)]);
  waiting--;
  isOver.abort();
  if (!late) {
    // The sums stand for all who waited at one moment.
    await ownTurn();
    return make();
  }
  const made = Promise.race([line, work]).then(() => counted(make));
  line = made.catch(() => undefined);
  return made;
}

async function counted<T>(make: () => Promise<T>): Promise<T> {
  making++;
  try {
    return await make();
  } finally {
    making--;
  }
}

/** Pages, drawers and files of figures, as documents and as the router's script asks for them. */
function showsFigures({ method, url }: Pick<Request, "method" | "url">): boolean {
  const path = pagePath(new URL(url).pathname);
  return method === "GET" && (exportedPage(path) !== null || /^\/(export|figure)\b/.test(path));
}

/**
 * While the sums by month are made anew, after a load or another definition, each page reads rows: hundreds of times the work. Then all but one
 * wait for the sums a while, so that a crowd does not keep them from being made.
 */
export async function sumsFirst({ request }: { readonly request: Request }, next: () => Promise<Response>): Promise<Response> {
  const work = showsFigures(request) ? sumsAtWork() : null;
  return work ? afterWork(work, next) : next();
}
