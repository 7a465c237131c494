import type { Role } from "#app/auth/roles.ts";
import { random as seeded } from "#app/stats/random.ts";
import type { Member } from "../members.ts";

export type Sort = "page" | "drawer" | "export" | "data";
interface Click {
  readonly sort: Sort;
  readonly path: string;
}
export interface User extends Member {
  readonly roles: readonly [Role];
  /** Whose figures are the same have the same. */
  readonly eyes: string;
  readonly clicks: readonly Click[];
}

const page = (path: string): Click => ({ sort: "page", path });
const query = (path: string, asked: Record<string, string>): string => `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(asked)}`;
const drawer = (path: string, asked: Record<string, string>): Click => ({ sort: "drawer", path: query(path, asked) });
const file = (path: string): Click => ({ sort: "export", path });
/** What the router's script asks for when a link is pressed. */
const data = (path: string): Click => ({ sort: "data", path: path === "/" ? "/_.data" : `${path}.data` });

function clicksOf(role: Role, branches: readonly string[]): Click[] {
  if (role === "hr" || role === "advisor") return [page("/staff"), drawer("/staff", { figure: "first_visit_recommend" }), drawer("/staff", { figure: "repeat_visit_share" }), page(query("/staff", { period: "2026-Q1" })), file("/export/page.csv?page=/staff"), page("/definitions"), data("/staff")];
  const own = branches.flatMap((branch) => [page(query("/", { branch })), drawer("/", { figure: "average_check", "by.branch": branch, period: "2026-04" }), page(query("/check", { branch }))]);
  const business = [
    page("/"), page("/clients"), page("/service"), page("/check"), page("/feedback"), page("/alerts"), data("/"), data("/clients"),
    page(query("/", { period: "2026-Q1" })), page(query("/", { "as-of": "2026-03-31" })), page(query("/", { brand: "Kia" })),
    drawer("/", { figure: "loyal_client_share" }), drawer("/", { figure: "nps", "by.origin": "importer" }), drawer("/", { figure: "loyal_client_share", part: "numerator", page: "3" }),
    file("/export/page.xlsx?page=/"), file("/export/page.csv?page=/clients"), ...branches.slice(0, 1).map((branch) => file(query("/figure.csv", { figure: "average_check", "by.branch": branch, period: "2026-04" }))),
    ...own,
  ];
  return role === "director" || role === "branch_manager" ? [...business, page("/staff"), drawer("/staff", { figure: "first_visit_recommend" })] : [...business, page("/definitions")];
}

/** Fifty people of a dealer group: many advisors, managers of each branch, few who see all. */
export function people(count: number, branches: readonly string[], advisors: readonly { readonly code: string; readonly branch: string }[]): User[] {
  const roles: readonly Role[] = ["director", "branch_manager", "advisor", "branch_manager", "marketer", "advisor", "hr", "branch_manager", "advisor", "admin"];
  return Array.from({ length: count }, (_, at): User => {
    const role = roles[at % roles.length] as Role;
    const advisor = advisors[at % Math.min(6, advisors.length)];
    const own = role === "branch_manager" ? [branches[at % branches.length] as string] : role === "advisor" && advisor ? [advisor.branch] : null;
    const staff = role === "advisor" ? (advisor?.code ?? null) : null;
    return { name: `${role} ${at}`, roles: [role], branches: own, staff, eyes: JSON.stringify([role, own, staff]), clicks: clicksOf(role, own ?? branches) };
  });
}

/** What a person does next, and after how many milliseconds of looking: some seconds, now and then half a minute. */
export function* walk({ clicks }: User, seed: number): Generator<Click & { readonly thinkMs: number }> {
  const { uniform } = seeded(seed);
  for (;;) yield { ...(clicks[Math.floor(uniform() ** 1.3 * clicks.length)] as Click), thinkMs: Math.min(30_000, -6_000 * Math.log(1 - uniform())) + 800 };
}

/** The figures that a page shows, each with its name, or of a file its rows: what has to be right. Null where there is nothing to compare. */
export function figuresIn(sort: Sort, body: string): readonly string[] | null {
  if (sort === "data") return null;
  if (sort === "export") return body.startsWith("PK") ? null : body.split("\r\n").filter((line) => !/\d\d:\d\d|^Кто выгрузил/.test(line)).sort();
  return [...body.matchAll(/<a class="figure[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label ?? "");
}
