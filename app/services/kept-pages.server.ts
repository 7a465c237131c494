import { hasSeenContacts } from "#app/auth/contacts.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { nonceContext, readerContext } from "#app/config/reader.ts";
import type { Home } from "#pipelines/index.ts";
import { cubeGeneration } from "#pipelines/warehouse/cube-generation.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { lateAnswers } from "./late-answers.ts";
import { backupTrouble } from "./system/backup-schedule.server.ts";

/** Pages that are made of the home's figures alone, by their addresses: as a document, and as what the router's script asks for. */
const paths: ReadonlySet<string> = new Set(["/", "/clients", "/service", "/check", "/feedback", "/staff"].flatMap((path) => [path, path === "/" ? "/_.data" : `${path}.data`]));
/** What an address asks to be remembered of its reader is no page to keep. */
const remembered = ["lang", "theme"] as const;
const MOST_BYTES = 48e6;

interface Page {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** Between the places where the nonce of the answer stood. */
  readonly parts: readonly Buffer[];
  readonly bytes: number;
}
const pages = new Map<string, Page>();
let bytes = 0;

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly context: { get(context: typeof nonceContext): string; get(context: typeof readerContext): { readonly locale: string; readonly theme: string } };
}

/** The page as it was made before, for a reader of the same eyes, while nothing it could show has changed; else a new one. */
export async function keptPage({ request, url, context }: Asked, next: () => Promise<Response>): Promise<Response> {
  const path = new URL(request.url).pathname;
  if (request.method !== "GET" || !paths.has(path) || remembered.some((name) => url.searchParams.has(name))) return next();
  const key = keyOf(await currentHome(), request, context.get(readerContext));
  const nonce = context.get(nonceContext);
  const known = pages.get(key);
  if (known) {
    pages.delete(key);
    pages.set(key, known);
    return answer(known, nonce);
  }
  const made = await next();
  // Each look at whole contacts is noted: such a page is made anew for each.
  if (made.status !== 200 || made.headers.has("Set-Cookie") || hasSeenContacts(currentViewer())) return made;
  const parts = (await made.text()).split(nonce).map((text) => Buffer.from(text));
  const page: Page = { status: made.status, headers: [...made.headers], parts, bytes: parts.reduce((sum, part) => sum + part.length, 0) };
  keep(key, page);
  return answer(page, nonce);
}

/** Whose eyes, in what words, and the state of all that a page reads. */
const keyOf = (home: Home, request: Request, { locale, theme }: { readonly locale: string; readonly theme: string }): string =>
  JSON.stringify([request.url, locale, theme, currentViewer(), home.dir, home.version, cubeGeneration(), home.state.written?.count, lateAnswers(), backupTrouble()?.at, new Date().toDateString()]);

const answer = ({ status, headers, parts }: Page, nonce: string): Response => {
  const between = Buffer.from(nonce);
  const body = Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [between, part])));
  return new Response(new Uint8Array(body), { status, headers: headers.map(([name, value]): [string, string] => [name, value]) });
};

/** The page that was not asked for longest gives way. */
function keep(key: string, page: Page): void {
  if (pages.has(key)) return;
  pages.set(key, page);
  bytes += page.bytes;
  for (const [oldest, { bytes: size }] of pages) {
    if (bytes <= MOST_BYTES) return;
    pages.delete(oldest);
    bytes -= size;
  }
}
