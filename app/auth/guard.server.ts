import { data, redirect } from "react-router";
import type { Told } from "#app/components/refusal.tsx";
import { readerContext, type Reader } from "#app/config/reader.ts";
import { hasMessage, translator, type Translate } from "#app/i18n/index.ts";
import { homePath } from "#app/warehouse/home.server.ts";
import { admits, allows, entries, entryAt, type Entry } from "./access.ts";
import { demoChoice } from "./demo.server.ts";
import { demoUser } from "./known-viewers.ts";
import { roles, type Role, type Viewer } from "./roles.ts";
import { shownName, type ShownName } from "./shown-name.server.ts";
import { viewerIfAny } from "./viewer.server.ts";

/** Sections of the navigation in their order, with the word of each. */
const sections = { "/": "ui.nav_overview", "/clients": "ui.nav_clients", "/service": "ui.nav_service", "/check": "ui.nav_check", "/feedback": "ui.nav_feedback", "/staff": "ui.nav_staff", "/definitions": "ui.nav_definitions", "/data": "ui.nav_data" } as const;

export const roleNames = (held: readonly Role[], t: Translate): string => held.map((role) => t(`ui.access_role_${role}`)).join(", ");

/** What every page is drawn around: the pages that the viewer may open, and whom an administrator sees as. */
export function pagesAround(t: Translate, shown: ShownName | null = null) {
  const viewer = viewerIfAny();
  return {
    open: entries.filter((entry) => entry.kind === "page" && admits(entry, viewer)).map(({ name }) => name),
    who: viewer && viewer.user !== demoUser ? (shown ?? shownName(viewer.name)) : null,
    demoRole: demoChoice(viewer),
    seenAs: viewer?.seenBy != null ? { name: viewer.name, roles: roleNames(viewer.roles, t) } : null,
  };
}

interface Asked {
  readonly request: Request;
  readonly pattern: string;
  readonly context: { get(context: typeof readerContext): Reader };
}

/** Lets through what the table allows the viewer; refuses the rest, and whatever the table lacks. */
export async function guard({ request, pattern, context }: Asked, next: () => Promise<Response>): Promise<Response> {
  const entry = entryAt(pattern);
  const sends = request.method !== "GET" && request.method !== "HEAD";
  const viewer = viewerIfAny();
  // Who calls the API is known by a token, which is read there: see answerApi.
  if (entry && (entry.kind === "api" || admits(entry, viewer, sends))) return next();
  const [first] = openSections(viewer);
  // Whose day does not begin at the overview begins at the first page of their own.
  if (viewer && !sends && entry?.name === "/" && first) return redirect(first[0]);
  const reader = context.get(readerContext);
  const t = translator(reader.locale);
  const sentence = whyNot(entry, viewer, sends, t);
  if (entry?.kind === "resource") return new Response(sentence, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
  const links = openSections(viewer).map(([to, key]) => ({ to, label: t(key) }));
  // The page's root has read nothing yet: what it is drawn with comes along.
  throw data({ sentence, title: t("ui.access_refused_title"), links, around: { ...reader, demo: homePath().kind === "demo", alerts: 0, ...pagesAround(t) } } satisfies Told, { status: 403, headers: { "Cache-Control": "no-store" } });
}

const openSections = (viewer: Viewer | null) =>
  Object.entries(sections).filter(([path]) => { const entry = entryAt(path); return entry !== undefined && admits(entry, viewer); });

function whyNot(entry: Entry | undefined, viewer: Viewer | null, sends: boolean, t: Translate): string {
  if (!viewer) return t("ui.access_refused_sign_in");
  if (sends && viewer.seenBy !== null) return t("ui.access_refused_seeing", { name: viewer.name });
  if (entry && sends && admits(entry, viewer)) return t("ui.access_refused_change", { who: roleNames(roles.filter((role) => allows(entry, role, true)), t) });
  const pages = openSections(viewer).flatMap(([, key]) => (hasMessage(key) ? [t(key)] : []));
  return t("ui.access_refused", { roles: roleNames(viewer.roles, t), pages: pages.join(", ") });
}
