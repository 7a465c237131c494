import { samePolicy } from "#app/metrics/policy.ts";
import { readPolicy } from "#app/metrics/policy-form.ts";
import { changeDefinition } from "#app/warehouse/applied.server.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { note } from "../audit/note.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { UsageError } from "../usage-error.ts";
import { whoTypes } from "../who.server.ts";

/** How long the answer waits for the figures to follow; a large home goes on after it. */
const PATIENCE_MS = 8_000;
const LONGEST_REASON = 500;

interface Publishing {
  /** Null while it is under way. */
  outcome: { readonly version: number } | { readonly failed: true } | null;
}
const shared = globalThis as { loyaltyPublishing?: WeakMap<object, Publishing> };
const publishings = (shared.loyaltyPublishing ??= new WeakMap());

/** How the last publication since the start stands. */
export const publishing = (home: Home): Publishing["outcome"] | "none" => {
  const known = publishings.get(home.engine);
  return known === undefined ? "none" : known.outcome;
};

/**
 * Publishes what the form says as the next version and gives the address to go on at. The version that the form was made over must still be
 * in force: else somebody published meanwhile, and the effect that was looked at is not the effect that there would be. Throws UsageError.
 */
export async function publish(home: Home, form: URLSearchParams, longest = PATIENCE_MS): Promise<string> {
  const reason = form.get("reason")?.trim() ?? "";
  const by = whoTypes();
  const { policy } = readPolicy(form);
  const { applied } = await facts(home);
  const draft = new URLSearchParams([...form].filter(([name]) => !["reason", "over"].includes(name)));
  if (!policy) return `/definitions/loyal-client?${draft}`;
  if (reason === "" || reason.length > LONGEST_REASON) throw new UsageError("no_reason", { most: LONGEST_REASON });
  if (String(applied.version) !== form.get("over")) return `/definitions/loyal-client?${draft}&overtaken=${applied.version}`;
  if (samePolicy(policy, applied.policy)) return `/definitions/loyal-client?same=1`;
  if (publishing(home) === null) return "/definitions/loyal-client?working=1";

  const entry: Publishing = { outcome: null };
  publishings.set(home.engine, entry);
  const { publishDefinition } = await pipelines();
  const work = changeDefinition(home, (committing) => publishDefinition(home, { policy: JSON.stringify(policy), by, reason }, committing)).then(
    async (version) => {
      await note(home, { action: "definition", object: `definition:${version}` });
      entry.outcome = { version };
    },
    (error: unknown) => {
      console.error("the definition was not published", error);
      entry.outcome = { failed: true };
    },
  );
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, longest).unref())]);
  const { outcome } = entry;
  if (outcome === null) return "/definitions/loyal-client?working=1";
  return "version" in outcome ? `/definitions/loyal-client?done=${outcome.version}` : "/definitions/loyal-client?failed=1";
}
