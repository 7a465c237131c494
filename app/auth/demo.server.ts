import { createCookie } from "react-router";
import { sql } from "#pipelines/warehouse/sql.ts";
import { demoHome } from "#app/warehouse/home.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { demoUser, systemViewer } from "./known-viewers.ts";
import { roles, type Role, type Viewer } from "./roles.ts";
import { seenAs } from "./viewer.server.ts";

const cookie = createCookie("demo-role", { path: "/", httpOnly: true, sameSite: "lax" });

/** What a reader of the demo may look as: everything at once, or as one of the roles. */
export const demoRoles = ["all", ...roles] as const;
export type DemoRole = (typeof demoRoles)[number];
export const isDemoRole = (text: unknown): text is DemoRole => demoRoles.includes(text as DemoRole);

/** The role chosen in the header; without one, all that a dealer's owner may see. */
export async function demoRole(cookieHeader: string | null): Promise<DemoRole> {
  const kept: unknown = await cookie.parse(cookieHeader);
  return isDemoRole(kept) ? kept : "all";
}

/** As what a viewer looks at the demo, and what else there is; null for everybody who is not a reader of the demo. */
export const demoChoice = (viewer: Viewer | null): { readonly role: DemoRole; readonly roles: readonly DemoRole[] } | null =>
  viewer?.user === demoUser ? { role: viewer.roles.length === 1 ? viewer.roles[0]! : "all", roles: demoRoles } : null;

export const keepDemoRole = (role: DemoRole, { protocol }: Pick<URL, "protocol">): Promise<string> => cookie.serialize(role, { secure: protocol === "https:" });

/** A manager of a branch and an advisor look from a place in the demo's data: those of its busiest advisor. */
export async function demoViewer(cookieHeader: string | null): Promise<Viewer> {
  const role = await demoRole(cookieHeader);
  const held: readonly Role[] = role === "all" ? ["director", "admin"] : [role];
  const viewer = { user: demoUser, name: demoUser, roles: held, branches: null, staff: null, seenBy: null };
  if (role !== "branch_manager" && role !== "advisor") return viewer;
  const place = await busiest();
  return { ...viewer, branches: place ? [place.branch] : [], staff: role === "advisor" ? (place?.staff ?? null) : null, name: role === "advisor" ? (place?.name ?? demoUser) : demoUser };
}

async function busiest(): Promise<{ readonly branch: string; readonly staff: string; readonly name: string } | undefined> {
  const home = await demoHome();
  const [found] = await seenAs(systemViewer("accounts"), () =>
    runQuery<{ branch: string; staff: string; name: string }>(
      home,
      "demo_place",
      sql`select v.branch as branch, v.advisor as staff, s.name as name, count(*) as visits from core.visit as v
        join (select staff_code, max(name) as name from core.staff where role = 'advisor' and left_on is null group by staff_code) as s on s.staff_code = v.advisor
        where v.branch is not null group by v.branch, v.advisor, s.name order by visits desc, staff limit 1`,
    ),
  );
  return found;
}
