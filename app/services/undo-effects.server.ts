import { spanAt } from "#app/metrics/compile.ts";
import { loyalClientShare, serviceRetention } from "#app/metrics/definitions/clients.ts";
import { nps } from "#app/metrics/definitions/feedback.ts";
import { averageCheck, repeatSaleShare } from "#app/metrics/definitions/sales.ts";
import type { Figure } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { currentHome, demoPath, homePath, type Env, type Home } from "#app/warehouse/home.server.ts";
import type { UndoPreview } from "#pipelines/index.ts";
import { figures } from "./figures.server.ts";
import { UsageError } from "./usage-error.ts";

const shown = [loyalClientShare, repeatSaleShare, averageCheck, serviceRetention, nps];

export type UndoEffects = UndoPreview<readonly Figure[]>;

/** What taking a load back would do to rows, clients and the main figures, as of the same day: it is tried out and rolled back. Throws UsageError, BatchError. */
export async function undoEffects(batch: string, env?: Env): Promise<UndoEffects> {
  if (homePath(env).path === demoPath()) throw new UsageError("demo_closed");
  const { previewUndo } = await import("#pipelines/index.ts");
  const home = await currentHome(env);
  const { asOf } = await facts(home);
  return previewUndo(home, batch, (session) => mainFigures({ ...home, engine: { ...home.engine, dialect: session.dialect, query: session.query.bind(session) } }, asOf));
}

/** One after another: inside a transaction there is one connection. */
async function mainFigures(home: Home, asOf: string | null): Promise<readonly Figure[]> {
  const found: Figure[] = [];
  if (asOf !== null) for (const metric of shown) found.push(...(await figures(home, metric, [spanAt(asOf)], [], {})));
  return found;
}
