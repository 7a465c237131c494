import { hasSeenContacts } from "#app/auth/contacts.server.ts";
import { demoUser } from "#app/auth/known-viewers.ts";
import { isPlainName, namePlace, shownName, shownNameContext, type ShownName } from "#app/auth/shown-name.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { brotliParts, withWord, type BrotliParts } from "#app/config/brotli-parts.ts";
import { nonceContext, readerContext } from "#app/config/reader.ts";
import type { Home } from "#pipelines/index.ts";
import { cubeGeneration } from "#pipelines/warehouse/cube-generation.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { lateAnswers } from "./late-answers.ts";
import { savedViews } from "./views.server.ts";
import { backupTrouble } from "./system/backup-schedule.server.ts";

/** Pages that are made of the home's figures alone, by their addresses: as a document, and as what the router's script asks for. */
const paths: ReadonlySet<string> = new Set(["/", "/clients", "/service", "/check", "/feedback", "/staff"].flatMap((path) => [path, path === "/" ? "/_.data" : `${path}.data`]));
/** What an address asks to be remembered of its reader is no page to keep. */
const remembered = ["lang", "theme"] as const;
const MOST_BYTES = 48e6;
/** Most names that one page is kept compressed with. */
const MOST_NAMES = 8;

interface Page {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** Bytes, and the places where the nonce of the answer, the reader's name and its initials stood. */
  readonly parts: readonly (Buffer | keyof Places)[];
  readonly bytes: number;
  /** By the name that stands in it: compressed, with room for a nonce; null where that does not come out. */
  readonly squeezed: Map<string, Promise<BrotliParts | null>>;
}
interface Places extends ShownName {
  readonly nonce: string;
}
const pages = new Map<string, Page>();

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly context: { get(context: typeof nonceContext): string; get(context: typeof readerContext): { readonly locale: string; readonly theme: string }; set(context: typeof shownNameContext, name: ShownName): void };
}

/** The page as it was made before, for a reader of the same eyes, while nothing it could show has changed; else a new one. */
export async function keptPage({ request, url, context }: Asked, next: () => Promise<Response>): Promise<Response> {
  const path = new URL(request.url).pathname;
  if (request.method !== "GET" || !paths.has(path) || remembered.some((name) => url.searchParams.has(name))) return next();
  const viewer = currentViewer();
  // Whoever sees the same shares a page: the name is put in afterwards.
  const shared = viewer.user !== demoUser && viewer.seenBy === null && isPlainName(viewer.name);
  const home = await currentHome();
  const eyes = shared ? { roles: viewer.roles, branches: viewer.branches, staff: viewer.staff, views: await savedViews(home) } : viewer;
  const key = keyOf(home, request, eyes, context.get(readerContext));
  const places = { nonce: context.get(nonceContext), ...shownName(viewer.name) };
  const known = pages.get(key);
  if (known) {
    pages.delete(key);
    pages.set(key, known);
    return answer(known, places, request);
  }
  if (shared) context.set(shownNameContext, namePlace);
  const made = await next();
  // Each look at whole contacts is noted: such a page is made anew for each.
  if (made.status !== 200 || made.headers.has("Set-Cookie") || hasSeenContacts(viewer)) return shared ? withName(made, places) : made;
  const page = pageOf(made, withoutIdleNonces(await made.text(), places.nonce), shared ? { nonce: places.nonce, ...namePlace } : { nonce: places.nonce });
  keep(key, page);
  return answer(page, places, request);
}

const withName = async (made: Response, places: Places): Promise<Response> => plain(pageOf(made, await made.text(), namePlace), places);

/** The policy lets our own files be linked without one: what is left are the scripts in the page, a few places instead of dozens. */
const withoutIdleNonces = (text: string, nonce: string): string => text.replaceAll(new RegExp(`(<link [^>]*?) nonce="${nonce}"`, "g"), "$1");

/** A page cut at the places whose texts stand in it for now. */
function pageOf({ status, headers }: Response, text: string, standing: Partial<Places>): Page {
  const names = new Map(Object.entries(standing).map(([name, stands]) => [stands, name as keyof Places]));
  const parts = text.split(new RegExp(`(${[...names.keys()].join("|")})`)).map((part) => names.get(part) ?? Buffer.from(part));
  return { status, headers: [...headers], parts, bytes: Buffer.byteLength(text), squeezed: new Map() };
}

/** Whose eyes, in what words, and the state of all that a page reads. */
const keyOf = (home: Home, request: Request, eyes: object, { locale, theme }: { readonly locale: string; readonly theme: string }): string =>
  JSON.stringify([pathOf(request), locale, theme, eyes, home.dir, home.version, cubeGeneration(), home.state.written?.count, lateAnswers(), backupTrouble()?.at, new Date().toDateString()]);

/** Nothing on these pages says by which name or port the server was asked. */
function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The page as the browser takes it: compressed once, not for every answer. */
async function answer(page: Page, places: Places, { headers: asked }: Request): Promise<Response> {
  const parts = /\bbr\b(?!\s*;\s*q=0)/.test(asked.get("accept-encoding") ?? "") ? await squeezedWith(page, places) : null;
  return parts ? respond(page, withWord(parts, Buffer.from(places.nonce)), [["Content-Encoding", "br"]]) : plain(page, places);
}

const plain = (page: Page, places: Places): Response => respond(page, Buffer.concat(page.parts.map((part) => (typeof part === "string" ? Buffer.from(places[part]) : part))));

const respond = ({ status, headers }: Page, body: Buffer, more: readonly [string, string][] = []): Response =>
  new Response(new Uint8Array(body), { status, headers: [...headers, ...more].map(([name, value]): [string, string] => [name, value]) });

/** Compressed with everything in its place but the nonce. */
function squeezedWith({ parts, squeezed }: Page, { nonce, name, initials }: Places): Promise<BrotliParts | null> {
  const known = squeezed.get(name);
  if (known) return known;
  const named = { name, initials };
  const texts: Buffer[][] = [[]];
  for (const part of parts) {
    if (part === "nonce") texts.push([]);
    else texts.at(-1)!.push(typeof part === "string" ? Buffer.from(named[part]) : part);
  }
  const made = brotliParts(texts.map((text) => Buffer.concat(text)), Buffer.byteLength(nonce));
  for (const oldest of squeezed.keys()) if (squeezed.size >= MOST_NAMES) squeezed.delete(oldest);
  squeezed.set(name, made);
  made.catch(() => squeezed.delete(name));
  return made;
}

/** The page that was not asked for longest gives way. */
function keep(key: string, page: Page): void {
  if (pages.has(key)) return;
  pages.set(key, page);
  let bytes = 0;
  // Compressed it takes an eighth at most.
  for (const { bytes: size, squeezed } of pages.values()) bytes += size * (1 + squeezed.size / 8);
  for (const [oldest, { bytes: size, squeezed }] of pages) {
    if (bytes <= MOST_BYTES) return;
    pages.delete(oldest);
    bytes -= size * (1 + squeezed.size / 8);
  }
}
