import { z } from "zod";
import type { Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { isOwnBranch, readsAll } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { isDay } from "#app/metrics/period.ts";
import type { EventView, PromotionView } from "#app/metrics/views/alerts.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { filterOptions } from "../options.server.ts";
import { UsageError } from "../usage-error.ts";
import { heldAt, ownPart } from "./promotions.ts";

/** What people wrote down and the promotions that were loaded, both the latest first; with the branches an event can be of. Those of other branches are not told. */
export async function eventsPage(home: Home): Promise<{ events: EventView[]; promotions: PromotionView[]; branches: readonly string[] }> {
  const { listEvents } = await import("#pipelines/index.ts");
  const [events, promotions, { branches }] = await Promise.all([
    listEvents(home.state),
    runQuery<{ name: string | null; code: string; starts_on: string; ends_on: string | null; branches: string | null }>(
      home,
      "promotions",
      raw("select name, promo_code as code, cast(starts_on as varchar) as starts_on, cast(ends_on as varchar) as ends_on, branches from core.promotion where starts_on is not null order by starts_on desc"),
    ),
    filterOptions(home),
  ]);
  return {
    events: events.filter(({ branch }) => branch === null || isOwnBranch("figures", branch)).map(({ event_id, happened_on, kind, label, branch }) => ({ id: event_id, day: happened_on, kind, label, branch })),
    promotions: promotions
      .filter(({ branches: at }) => readsAll("figures") || heldAt(at, branches))
      .map(({ name, code, starts_on, ends_on, branches: at }) => ({ name: name ?? code, from: starts_on, to: ends_on, branches: readsAll("figures") ? at : ownPart(at, branches) })),
    branches,
  };
}

const typed = z.object({ day: z.string().refine(isDay), kind: z.enum(["holiday", "price", "system", "staff", "other"]), label: z.string().trim().min(1).max(80), branch: z.string().max(200) });

/** Adds, changes or takes away an event as a form asks. False where the form lacks a day or a name: nothing is changed then. */
export async function answerEvents(home: Home, form: URLSearchParams): Promise<boolean> {
  const { deleteEvent, saveEvent } = await import("#pipelines/index.ts");
  const id = Number(form.get("event"));
  const known = Number.isInteger(id) && id > 0 ? id : undefined;
  if (form.get("intent") === "delete") {
    if (known !== undefined) {
      await mineToChange(home, known);
      await deleteEvent(home.state, known);
    }
    return true;
  }
  const read = typed.safeParse(Object.fromEntries(form));
  if (!read.success) return false;
  const { day, kind, label, branch } = read.data;
  if (!isOwnBranch("figures", branch === "" ? null : branch)) throw new UsageError("not_your_branch", { branch });
  if (known !== undefined) await mineToChange(home, known);
  return (await saveEvent(home.state, { happened_on: day, kind, label, branch: branch === "" ? null : branch, written_by: currentViewer().name }, known)) !== null;
}

/** An event of the whole group is changed by who reads the whole group; that of a branch by who reads the branch. Throws UsageError. */
async function mineToChange(home: Home, id: number): Promise<void> {
  const { listEvents } = await import("#pipelines/index.ts");
  const event = (await listEvents(home.state)).find(({ event_id }) => event_id === id);
  if (event && !isOwnBranch("figures", event.branch)) throw new UsageError("not_yours");
}
