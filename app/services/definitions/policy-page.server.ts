import { maySee } from "#app/auth/access.server.ts";
import { readOpened } from "#app/filters/opened.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import { isDay } from "#app/metrics/period.ts";
import { payers, visitKinds, type Policy } from "#app/metrics/policy.ts";
import { limits } from "#app/metrics/policy-form.ts";
import type { PolicyPageView } from "#app/metrics/views/definitions.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { figureDetail } from "../figure.server.ts";
import { figures } from "../figures.server.ts";
import { alternativesTo } from "./alternatives.server.ts";
import { effectOf } from "./effect.server.ts";
import { publishing } from "./publish.server.ts";
import { insteadAt } from "./instead.server.ts";
import { sidesOf } from "./sides.ts";
import { versions } from "./versions.server.ts";

/** Up to here the comparisons are there at once; above they are computed when asked for. */
const QUICK_VISITS = 300_000;

/** What the page of the loyal client's definition shows at an address. Throws UsageError. */
export async function policyPage(home: Home, params: URLSearchParams): Promise<PolicyPageView> {
  const [known, all] = await Promise.all([facts(home), versions(home)]);
  const { applied } = known;
  const asked = params.get("as-of") ?? "";
  const asOf = isDay(asked) ? asked : known.asOf;
  const { from, to, problems } = sidesOf(params, all, applied);
  const opened = asOf === null ? null : readOpened(params);
  const instead = await insteadAt(home, params);
  const [effect, published, drawer] = await Promise.all([
    asOf !== null && to ? effectOf(home, asOf, from, to) : null,
    asOf === null ? null : figures(home, loyalClientShare, [spanAt(asOf)], [], {}).then(([figure]) => figure ?? null),
    opened && asOf !== null ? figureDetail(home, { ...opened, question: { asOf, filters: {} }, ...(instead && { instead }) }) : null,
  ]);
  const wanted = asOf !== null && (known.visits <= QUICK_VISITS || params.has("alternatives"));
  return {
    asOf,
    versions: all,
    inForce: applied.version ?? 1,
    mayPublish: maySee("/definitions/loyal-client", true),
    form: to?.policy ?? (problems.length ? ticked(params, from.policy) : from.policy),
    typed: problems.length ? Object.fromEntries(Object.keys(limits).flatMap((field) => (params.has(field) ? [[field, params.get(field) ?? ""]] : []))) : {},
    problems,
    effect,
    published,
    alternatives: wanted ? await alternativesTo(home, asOf, published) : null,
    state: stateOf(home, params),
    drawer: drawer && { detail: drawer, part: opened?.part ?? null },
  };
}

/** The boxes as they were ticked, where the form made no policy. */
const ticked = (params: URLSearchParams, policy: Policy): Policy => ({
  ...policy,
  payers: payers.filter((word) => params.getAll("payers").includes(word)),
  kinds: visitKinds.filter((word) => params.getAll("kinds").includes(word)),
  sold_cars: params.get("sold_cars") === "yes",
});

function stateOf(home: Home, params: URLSearchParams): PolicyPageView["state"] {
  const now = publishing(home);
  const number = (name: string): number | null => (/^\d{1,6}$/.test(params.get(name) ?? "") ? Number(params.get(name)) : null);
  const [done, overtaken] = [number("done"), number("overtaken")];
  if (now === null) return { kind: "working" };
  if (params.has("working") && now !== "none") return "version" in now ? { kind: "done", version: now.version } : { kind: "failed" };
  if (params.has("failed")) return { kind: "failed" };
  if (done !== null) return { kind: "done", version: done };
  if (overtaken !== null) return { kind: "overtaken", version: overtaken };
  return params.has("same") ? { kind: "same" } : { kind: "quiet" };
}
