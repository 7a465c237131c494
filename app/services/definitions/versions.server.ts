import { policySchema, sameRules } from "#app/metrics/policy.ts";
import type { Followed } from "#app/metrics/define.ts";
import type { VersionView } from "#app/metrics/views/definitions.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { pipelines } from "../identity/pipelines.server.ts";

/** Every version, oldest first; version 1 goes by the home's own discount threshold. */
export async function versions(home: Home): Promise<VersionView[]> {
  const { listDefinitions } = await pipelines();
  const [{ applied }, published] = await Promise.all([facts(home), listDefinitions(home.state)]);
  const first: VersionView = { version: 1, policy: policySchema.parse({ discount_threshold: home.settings.discount_threshold }), at: null, by: null, reason: null, inForce: applied.version === 1 };
  const later = published.map(({ version, policy, published_at, published_by, reason }) => ({
    version, policy: policySchema.parse(JSON.parse(policy)), at: published_at, by: published_by, reason, inForce: applied.version === version,
  }));
  return [first, ...later];
}

/** Those versions that changed what a metric follows, newest first. */
export const movedBy = (all: readonly VersionView[], follows: Followed): VersionView[] =>
  all.filter((one, i) => i === 0 || follows === "client" || (follows === "visits" && !sameRules(one.policy, all[i - 1]?.policy ?? one.policy))).reverse();
