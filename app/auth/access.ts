import { rights, scopeOf, type Area, type Scope } from "./rights.ts";
import { roles, type Role, type Viewer } from "./roles.ts";

/** A page, a file or a form of a page, an address of the API, a command of the shell. */
export type EntryKind = "page" | "resource" | "api" | "command";

/** One way in, and who may take it. What of the data is read there is narrowed by `rights`, wherever it is read from. */
export interface Entry {
  /** The pattern of app/routes.ts with its leading slash, or the name of the command. */
  readonly name: string;
  readonly kind: EntryKind;
  /** What is read there; "any": figures of the business or of people, as each may. Left out: nothing of clients or people. */
  readonly area?: Area | "any";
  /** Who may look; "everybody" without signing in too. */
  readonly read: readonly Role[] | "everybody";
  /** Who may send something; left out: whoever may look. */
  readonly change?: readonly Role[];
  /** What only some may do here (change it; look, where changing is not told apart) takes somebody who reads every branch. */
  readonly whole?: true;
}

/** Where seeing as somebody else begins and ends. */
export const seeAsPath = "/see-as";

const all = roles;
const business: readonly Role[] = ["director", "branch_manager", "marketer", "admin"];
const people: readonly Role[] = ["director", "branch_manager", "hr", "advisor"];
const payroll: readonly Role[] = ["director", "hr"];
const heads: readonly Role[] = ["director", "admin"];
const admin: readonly Role[] = ["admin"];
const marketers: readonly Role[] = ["director", "marketer"];
const nobody: readonly Role[] = [];

const page = (name: string, read: Entry["read"], area?: Entry["area"], change?: Entry["change"]): Entry => ({ name, kind: "page", read, ...(area && { area }), ...(change && { change }) });
const resource = (name: string, read: Entry["read"], area?: Entry["area"], change?: Entry["change"]): Entry => ({ ...page(name, read, area, change), kind: "resource" });
const wholeOnly = (entry: Entry): Entry => ({ ...entry, whole: true });
const api = (name: string, read: Entry["read"], area?: Entry["area"]): Entry => ({ ...page(name, read, area), kind: "api" });
const command = (name: string, read: readonly Role[], area?: Entry["area"]): Entry => ({ ...page(name, read, area), kind: "command" });

/**
 * Every way in. What is missing here is refused, and fails a test; requests, the shell, the navigation, the page /settings/access and the
 * matrix test all read this one table.
 */
export const entries: readonly Entry[] = [
  page("/", business, "figures"),
  page("/clients", business, "figures"),
  page("/service", business, "figures"),
  page("/check", business, "figures"),
  page("/feedback", business, "figures"),
  page("/staff", people, "people"),
  page("/staff/watch", payroll, "people"),
  page("/staff/:code", people, "people"),
  wholeOnly(page("/bonuses", people, "people", payroll)),
  wholeOnly(page("/bonuses/plan", payroll, "people")),
  wholeOnly(page("/bonuses/:period", people, "people", payroll)),
  page("/bonuses/:period/:staff", people, "people"),
  page("/promotions", business, "figures"),
  page("/promotions/test", business, "clients", ["director", "marketer"]),
  page("/promotions/test/:code", business, "clients"),
  page("/promotions/:code", business, "figures"),
  page("/offers", business, "clients", ["director", "marketer"]),
  page("/segments", business, "figures", ["director", "marketer"]),
  page("/programme", business, "figures"),
  wholeOnly(page("/programme/ladder", business, "figures", marketers)),
  page("/costs", business, "figures"),
  page("/clients/:id", business, "clients"),
  page("/clients/:id/personal", business, "clients"),
  page("/cars/:vin", business, "clients"),
  page("/orders/:id", all, "clients"),
  page("/definitions", all),
  page("/definitions/:metric", all, "any"),
  page("/definitions/loyal-client", business, "figures", heads),
  page("/alerts", business, "figures"),
  page("/events", business, "figures"),
  page("/data", heads, "clients"),
  page("/data/undo", heads, "clients"),
  page("/data/duplicates", heads, "clients"),
  page("/data/kinds", all),
  page("/data/kinds/:kind", all),
  page("/tokens", all),
  page("/sign-in", "everybody"),
  page("/set-up", "everybody"),
  page("/password", "everybody"),
  page("/account", all),
  page("/settings/users", admin),
  page("/settings/users/:id", admin),
  page("/settings/access", all),
  page("/settings/audit", heads),
  page("/system", admin),
  page("/gallery", all),
  wholeOnly(resource("/bonuses/:period/payroll/:type", payroll, "people")),
  resource("/data/upload", heads, "clients"),
  resource("/data/job", heads),
  resource("/data/kinds/:kind/:file", all),
  resource("/alerts.rss", business, "figures"),
  resource("/alerts.json", business, "figures"),
  resource("/rejects.csv", heads, "clients"),
  resource("/clients/:id/data.json", heads, "clients"),
  resource("/lost-clients.csv", business, "clients"),
  resource("/segments/clients/:type", business, "clients"),
  resource("/promotions/test/:code/:file", business, "clients"),
  resource("/promotions/:code/:file", business, "clients"),
  resource("/offers/:file", business, "clients"),
  resource("/figure.csv", all, "any"),
  resource("/export/:file", all, "any"),
  resource("/settings/audit.csv", heads),
  resource("/views", all),
  resource("/jobs/:id.json", heads),
  resource("/jobs/:id/events", heads),
  resource(seeAsPath, nobody, undefined, admin),
  resource("/reader", "everybody"),
  resource("/sign-in/service", "everybody"),
  resource("/sign-in/return", "everybody"),
  resource("/sign-out", "everybody"),
  resource("/demo-role", "everybody"),
  resource("/*", "everybody"),
  api("/api/metrics", all, "any"),
  api("/api/catalogue", all),
  api("/api/openapi.json", "everybody"),
  api("/api/*", "everybody"),
  command("import", heads, "clients"),
  command("metrics", all, "any"),
  command("rows", all, "any"),
  command("batches", heads),
  command("undo", heads, "figures"),
  command("duplicates", heads, "clients"),
  command("mappings", heads),
  command("rebuild", heads),
  command("check", heads),
  command("template", all),
  command("token", all),
  command("tokens", all),
  command("set-up-link", admin),
  command("backup", admin),
  command("restore", admin),
  command("verify", admin),
  command("retention", heads),
  command("audit", heads),
  command("bonus", people, "people"),
  command("promotion", business, "figures"),
  command("segments", business, "figures"),
  command("model", business, "figures"),
  command("demo", heads),
];

const byPattern: ReadonlyMap<string, Entry> = new Map(entries.filter(({ kind }) => kind !== "command").map((entry) => [entry.name, entry]));
const byCommand: ReadonlyMap<string, Entry> = new Map(entries.filter(({ kind }) => kind === "command").map((entry) => [entry.name, entry]));

/** The way in at a pattern of app/routes.ts ("clients/:id", with or without its leading slash); undefined for one that the table lacks. */
export const entryAt = (pattern: string): Entry | undefined => byPattern.get(`/${pattern.replace(/^\/+/, "")}`);
export const commandEntry = (name: string): Entry | undefined => byCommand.get(name);

/** Whether a role may take a way in: to look, or to send something. */
export const allows = ({ read, change }: Entry, role: Role, sends = false): boolean => {
  const who = sends ? (change ?? read) : read;
  return who === "everybody" || who.includes(role);
};

/** Whether somebody may take a way in; without an account only what is everybody's. Whoever sees as somebody else sends nothing but the end of that. */
export function admits(entry: Entry, viewer: Pick<Viewer, "roles" | "branches" | "staff" | "seenBy"> | null, sends = false): boolean {
  if (entry.read === "everybody" && !entry.change) return true;
  if (viewer === null) return false;
  if (sends && viewer.seenBy !== null) return entry.name === seeAsPath;
  if (needsWhole(entry, sends) && !readsWhole(viewer, entry)) return false;
  return viewer.roles.some((role) => allows(entry, role, sends));
}

const needsWhole = ({ whole, change }: Entry, sends: boolean): boolean => whole === true && (sends || change === undefined);
const readsWhole = (viewer: Pick<Viewer, "roles" | "branches" | "staff">, { area }: Entry): boolean => {
  const scope = area === undefined || area === "any" ? null : scopeOf(viewer, area);
  return scope !== null && scope.branches === null && scope.people === null;
};

/** A cell of the table as people read it. */
export interface Cell {
  readonly allowed: "no" | "read" | "change";
  /** Null where nothing of the data is read. */
  readonly scope: Scope | null;
  readonly contacts: "shown" | "masked" | null;
  readonly pay: "shown" | "own" | "hidden" | null;
  /** What is allowed takes somebody who reads every branch. */
  readonly whole?: true;
}

/** What a role may do at a way in. */
export function cell(entry: Entry, role: Role): Cell {
  const [looks, sends] = [allows(entry, role), allows(entry, role, true)];
  const own = rights[role];
  const scope = entry.area === undefined ? null : entry.area === "any" ? (own.figures ?? own.people) : own[entry.area];
  if (!looks && !sends) return { allowed: "no", scope: null, contacts: null, pay: null };
  const data = entry.read !== "everybody" && entry.area !== undefined;
  return { allowed: sends ? "change" : "read", scope: data ? scope : null, contacts: data && entry.area !== "people" ? own.contacts : null, pay: data && (entry.area === "people" || entry.area === "any") ? own.pay : null, ...(entry.whole && (sends || !entry.change) && { whole: true }) };
}
