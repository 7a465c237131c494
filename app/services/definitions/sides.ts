import { bearsPolicy, readPolicy } from "#app/metrics/policy-form.ts";
import type { PolicyPageView, Side, VersionView } from "#app/metrics/views/definitions.ts";
import { UsageError } from "../usage-error.ts";

/** What an address compares with what: the version in force (or `from`) with the draft, or with the version `to`. Throws UsageError. */
export function sidesOf(params: URLSearchParams, all: readonly VersionView[], inForce: Side): { readonly from: Side; readonly to: Side | null; readonly problems: PolicyPageView["problems"] } {
  const version = (name: string): Side | null => {
    const text = params.get(name);
    if (text === null || text === "") return null;
    const found = all.find((one) => String(one.version) === text);
    if (!found) throw new UsageError("no_such_definition", { version: text, known: all.map((one) => one.version).join(", ") });
    return { version: found.version, policy: found.policy };
  };
  const from = version("from") ?? { version: inForce.version, policy: inForce.policy };
  if (!bearsPolicy(params)) return { from, to: version("to"), problems: [] };
  const { policy, problems } = readPolicy(params, from.policy);
  return { from, to: policy && { version: null, policy }, problems };
}
