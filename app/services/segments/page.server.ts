import type { Home } from "#pipelines/index.ts";
import type { SegmentRow, SegmentsPage } from "#app/dashboards/segments/views.ts";
import { addMonths } from "#app/metrics/period.ts";
import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import type { Format } from "#app/i18n/format.ts";
import { idsOf, only, plainSegments, ruleTables, rules as allRules, specText, type SegmentSpec } from "#app/promotions/segments.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { repeatModel } from "../clients/repeat-model.server.ts";
import { backTest } from "./back-test.server.ts";
import { drawGrid } from "./draw-grid.server.ts";
import { expectedInAll, expectedOf } from "./expected.server.ts";
import { segmentsPath } from "./links.ts";
import { memberRows } from "./member-rows.server.ts";
import { segmentMembers } from "./members.server.ts";
import { segmentName, specWords } from "./names.ts";
import { choiceIn, type SegmentsQuestion } from "./read-address.ts";
import { rfmCells } from "./rfm-grid.server.ts";
import { LONGEST_NAME, savedSegments } from "./saved.server.ts";
import { silences } from "./silences.server.ts";
import { sinceSaved } from "./since-saved.server.ts";
import { segmentSizes, type Size } from "./sizes.server.ts";
import { mayKeepSegments } from "./who.server.ts";

const PAGE_ROWS = 50;
/** Silences that are shown where there is no model of visits. */
const SILENCES = [0, 90, 180, 270, 365, 540, 730] as const;
const groups = ["status", "silence", "due", "alive", "kind", "contact"] as const;
type Wording = { readonly t: Translate; readonly format: Format };

/** Everything on the page of segments; null before there are data. */
export async function segmentsPage(home: Home, question: SegmentsQuestion, words: Wording): Promise<SegmentsPage | null> {
  const { asOf: usualDay, currency } = await facts(home);
  if (usualDay === null) return null;
  const asOf = question.asOf ?? usualDay;
  const { seg, rules } = question;
  const ids = [...groups.flatMap((group) => plainSegments[group] as readonly string[]), ...idsOf(rules)];
  const sizes = await segmentSizes(home, asOf, [...ids.map(only), ...(seg ? [seg] : [])]);
  const clients = sizes.get("")?.clients ?? 0;
  const size = (spec: SegmentSpec): Size => sizes.get(specText(spec)) ?? { clients: 0, money: 0, byRevenue: 0 };
  const at = { rules: rules === "fixed" ? null : rules, asOf: question.asOf };
  const row = (id: string): SegmentRow => {
    const key = `segments.about_${id}`;
    const found = size(only(id));
    return { id, name: segmentName(id, words.t), about: hasMessage(key) ? words.t(key) : "", ...found, share: clients ? found.clients / clients : null, to: segmentsPath({ ...at, seg: only(id) }), chosen: choiceIn(seg, id) };
  };
  const [grid, model, chosen, saved] = await Promise.all([rfmCells(home, asOf, rules), modelPart(home, asOf), seg && chosenPart(home, seg, asOf, question.page, { size: size(seg), clients, t: words.t }), savedPart(home, usualDay, words.t)]);
  return {
    currency,
    asOf,
    usualDay,
    clients,
    groups: [...groups.map((id) => ({ id, rows: (plainSegments[id] as readonly string[]).map(row) })), { id: "rfm", rows: idsOf(rules).map(row) }],
    chosen,
    rules: {
      id: rules,
      stamp: ruleTables[rules].stamp,
      choices: allRules.map((id) => ({ id, stamp: ruleTables[id].stamp, to: segmentsPath({ seg, asOf: question.asOf, rules: id === "fixed" ? null : id }) })),
      cuts: grid.cuts && (["recency", "frequency", "monetary"] as const).map((measure) => ({ measure, from: (grid.cuts?.[measure] ?? []).map((cut) => (measure === "monetary" ? words.format.minor(Math.round(cut), 0) : words.format.number(cut, Number.isInteger(cut) ? 0 : 1))) })),
      byMargin: grid.byMargin,
      grid: drawGrid(grid, rules, words),
    },
    model,
    saved,
    mayKeep: mayKeepSegments(),
    longestName: LONGEST_NAME,
  };
}

async function modelPart(home: Home, asOf: string): Promise<SegmentsPage["model"]> {
  const model = await repeatModel(home);
  if (typeof model === "string") {
    const [{ chance }, held] = await Promise.all([silences(home), backTest(home)]);
    return { none: model, parameters: null, outlook: [], all: null, backTest: held, survival: SILENCES.map((days) => ({ days, chance: chance(days) })) };
  }
  const [outlook, held] = await Promise.all([segmentMembers(home, { all: [] }, asOf).then((members) => expectedOf(home, model, members, asOf, addMonths(asOf, 12))), backTest(home)]);
  return { none: null, parameters: model.visits, outlook, all: expectedInAll(outlook), backTest: held, survival: [] };
}

async function chosenPart(home: Home, seg: SegmentSpec, asOf: string, asked: number, { size, clients, t }: { readonly size: Size; readonly clients: number; readonly t: Translate }): Promise<SegmentsPage["chosen"]> {
  const pages = Math.max(1, Math.ceil(size.clients / PAGE_ROWS));
  const page = Math.min(asked, pages);
  const model = await repeatModel(home);
  const [rows, expected] = await Promise.all([
    memberRows(home, seg, { asOf, contacts: "masked", page: { limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS } }),
    typeof model === "string" ? [] : segmentMembers(home, seg, asOf).then((members) => expectedOf(home, model, members, asOf, addMonths(asOf, 12))),
  ]);
  return { text: specText(seg), words: specWords(seg, t), ...size, share: clients ? size.clients / clients : null, expected: expectedInAll(expected), rows, page, pages };
}

async function savedPart(home: Home, asOf: string, t: Translate): Promise<SegmentsPage["saved"]> {
  const saved = await savedSegments(home);
  return Promise.all(
    saved.map(async (one) => ({ id: one.id, name: one.name, words: specWords(one.spec, t), to: segmentsPath({ seg: one.spec }), asOf: one.asOf, savedAt: one.savedAt, savedBy: one.savedBy, members: one.members, since: await sinceSaved(home, one, asOf) })),
  );
}
