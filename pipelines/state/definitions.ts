import { z } from "zod";
import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

const payers = ["customer", "warranty", "insurer", "internal"] as const;
const kinds = ["maintenance", "repair", "warranty", "body", "tyres", "parts", "wash", "accessories", "other"] as const;

/** What the models take of a definition: which orders are visits, and which of those are discounted. The rest of it is the metrics'. */
const visitRules = z.object({
  payers: z.array(z.enum(payers)).min(1),
  kinds: z.array(z.enum(kinds)).min(1),
  discount_threshold: z.number().min(0).max(1),
});
export type VisitRules = z.infer<typeof visitRules>;

/** Those of version 1. Source: metrics.md, "Qualifying visit". */
export const usualRules = (discount_threshold: number): VisitRules => ({ payers: ["customer", "warranty", "insurer"], kinds: kinds.filter((kind) => kind !== "parts"), discount_threshold });

/** A definition as somebody published it. Version 1 is the project's own, and no row. */
export interface PublishedDefinition {
  readonly version: number;
  /** JSON, as the metrics read it; with the visit rules that models read. */
  readonly policy: string;
  /** UTC, "YYYY-MM-DD HH:MM:SS…". */
  readonly published_at: string;
  readonly published_by: string | null;
  readonly reason: string;
}

/** All that were published, oldest first. */
export const listDefinitions = (state: Pick<Session, "query">): Promise<PublishedDefinition[]> =>
  state.query<PublishedDefinition>(raw("select version, policy, published_at, published_by, reason from people.definition order by version"));

/** What the models are built with: the latest definition, or nothing before the first. */
export interface DefinitionInForce {
  readonly version: number;
  /** The version that last changed which orders are visits. */
  readonly visits_version: number;
  readonly policy: string;
  readonly rules: VisitRules;
}

/** The latest definition with its visit rules. `threshold` is the setting that version 1 goes by. */
export async function definitionInForce(state: Pick<Session, "query">, threshold: number): Promise<DefinitionInForce | null> {
  const all = await listDefinitions(state);
  const latest = all.at(-1);
  if (!latest) return null;
  const versions = [{ version: 1, rules: usualRules(threshold) }, ...all.map(({ version, policy }) => ({ version, rules: rulesOf(policy) }))];
  const moved = versions.findLast(({ rules }, i) => i > 0 && !sameRules(rules, versions[i - 1]?.rules));
  return { version: latest.version, visits_version: moved?.version ?? 1, policy: latest.policy, rules: rulesOf(latest.policy) };
}

const sameRules = (a: VisitRules, b: VisitRules | undefined): boolean => JSON.stringify(textOf(a)) === JSON.stringify(b && textOf(b));
const textOf = ({ payers: who, kinds: what, discount_threshold }: VisitRules) => [[...who].sort(), [...what].sort(), discount_threshold];

/** Throws when the text is no policy with visit rules. */
export const rulesOf = (policy: string): VisitRules => visitRules.parse(JSON.parse(policy));

/** Writes the next version down. Gives its number. */
export function recordDefinition(state: Engine, policy: string, by: string | null, reason: string): Promise<number> {
  rulesOf(policy);
  return state.transaction(async (session) => {
    const version = ((await listDefinitions(session)).at(-1)?.version ?? 1) + 1;
    await session.run(sql`insert into people.definition (version, policy, published_at, published_by, reason)
      values (${version}, ${policy}, ${new Date().toISOString().replace("T", " ").replace("Z", "")}, ${by}, ${reason})`);
    return version;
  });
}

/** Takes the latest version away again, when it could not be taken into the figures. */
export const forgetDefinition = (state: Engine, version: number): Promise<void> =>
  state.transaction((session) => session.run(sql`delete from people.definition where version = ${version}`));
