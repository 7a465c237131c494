import type { Home } from "#pipelines/index.ts";
import type { SegmentRow, SegmentsPage } from "#app/dashboards/segments/views.ts";
import { addMonths } from "#app/metrics/period.ts";
import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import type { Format } from "#app/i18n/format.ts";
import { idsOf, named, only, plainSegments, ruleTables, rules as allRules, sourceOf, specText, type SegmentSpec } from "#app/promotions/segments.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { repeatModel } from "../clients/repeat-model.server.ts";
import type { NoModel, RepeatModel } from "../clients/repeat-model.ts";
import { atHand } from "./at-hand.ts";
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
/** "working": the fit goes on. */
type Fitted = RepeatModel | NoModel | "working";
const byModel = (seg: SegmentSpec): boolean => named(seg).some((id) => sourceOf(id) === "alive");
type Wording = { readonly t: Translate; readonly format: Format };

/** Everything on the page of segments; null before there are data. What the model of visits says is waited for only where the segment that is chosen goes by it. */
export async function segmentsPage(home: Home, question: SegmentsQuestion, words: Wording): Promise<SegmentsPage | null> {
  const { asOf: usualDay, currency } = await facts(home);
  if (usualDay === null) return null;
  const asOf = question.asOf ?? usualDay;
  const { seg, rules } = question;
  const fitted = seg && byModel(seg) ? await repeatModel(home) : await atHand(repeatModel(home));
  const told = groups.filter((group) => group !== "alive" || fitted !== "working");
  // Each by itself: what goes by the model comes later, and what is chosen changes from view to view; the others are remembered.
  const plain = [...told.flatMap((group) => (group === "alive" ? [] : (plainSegments[group] as readonly string[]))), ...idsOf(rules)];
  const asked = [plain.map(only), told.includes("alive") ? plainSegments.alive.map(only) : [], seg && !plain.includes(specText(seg)) ? [seg] : []];
  const sizes = new Map((await Promise.all(asked.map(async (specs, at) => (at > 0 && specs.length === 0 ? [] : [...(await segmentSizes(home, asOf, specs))])))).flat());
  const clients = sizes.get("")?.clients ?? 0;
  const size = (spec: SegmentSpec): Size => sizes.get(specText(spec)) ?? { clients: 0, money: 0, byRevenue: 0 };
  const at = { rules: rules === "fixed" ? null : rules, asOf: question.asOf };
  const row = (id: string): SegmentRow => {
    const key = `segments.about_${id}`;
    const found = size(only(id));
    return { id, name: segmentName(id, words.t), about: hasMessage(key) ? words.t(key) : "", ...found, share: clients ? found.clients / clients : null, to: segmentsPath({ ...at, seg: only(id) }), chosen: choiceIn(seg, id) };
  };
  const [grid, model, chosen, saved] = await Promise.all([rfmCells(home, asOf, rules), modelPart(home, fitted, asOf), seg && chosenPart(home, seg, asOf, question.page, { size: size(seg), clients, fitted, t: words.t }), savedPart(home, usualDay, fitted, words.t)]);
  return {
    currency,
    asOf,
    usualDay,
    clients,
    groups: [...groups.map((id) => ({ id, rows: told.includes(id) ? (plainSegments[id] as readonly string[]).map(row) : null })), { id: "rfm", rows: idsOf(rules).map(row) }],
    chosen,
    rules: {
      id: rules,
      stamp: ruleTables[rules].stamp,
      choices: allRules.map((id) => ({ id, stamp: ruleTables[id].stamp, to: segmentsPath({ seg, asOf: question.asOf, rules: id === "fixed" ? null : id }) })),
      cuts: grid.cuts && (["recency", "frequency", "monetary"] as const).map((measure) => ({ measure, from: (grid.cuts?.[measure] ?? []).map((cut) => (measure === "monetary" ? words.format.minor(Math.round(cut), 0) : words.format.number(cut, Number.isInteger(cut) ? 0 : 1))) })),
      byMargin: grid.byMargin,
      grid: drawGrid(grid, rules, at, words),
    },
    model,
    saved,
    mayKeep: mayKeepSegments(),
    longestName: LONGEST_NAME,
  };
}

async function modelPart(home: Home, fitted: Fitted, asOf: string): Promise<SegmentsPage["model"]> {
  if (fitted === "working") return { none: fitted, parameters: null, outlook: [], all: null, backTest: null, survival: [] };
  // As heavy as the model, and no reason to wait either.
  const held = await atHand(backTest(home));
  if (typeof fitted === "string") return { none: fitted, parameters: null, outlook: [], all: null, backTest: held, survival: await silences(home).then(({ chance }) => SILENCES.map((days) => ({ days, chance: chance(days) }))) };
  const outlook = await segmentMembers(home, { all: [] }, asOf).then((members) => expectedOf(home, fitted, members, asOf, addMonths(asOf, 12)));
  return { none: null, parameters: fitted.visits, outlook, all: expectedInAll(outlook), backTest: held, survival: [] };
}

interface Around {
  readonly size: Size;
  readonly clients: number;
  readonly fitted: Fitted;
  readonly t: Translate;
}
async function chosenPart(home: Home, seg: SegmentSpec, asOf: string, asked: number, { size, clients, fitted, t }: Around): Promise<SegmentsPage["chosen"]> {
  const pages = Math.max(1, Math.ceil(size.clients / PAGE_ROWS));
  const page = Math.min(asked, pages);
  const [rows, expected] = await Promise.all([
    memberRows(home, seg, { asOf, contacts: "masked", model: typeof fitted === "string" ? null : fitted, page: { limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS } }),
    typeof fitted === "string" ? [] : segmentMembers(home, seg, asOf).then((members) => expectedOf(home, fitted, members, asOf, addMonths(asOf, 12))),
  ]);
  return { text: specText(seg), words: specWords(seg, t), ...size, share: clients ? size.clients / clients : null, expected: expectedInAll(expected), rows, page, pages };
}

async function savedPart(home: Home, asOf: string, fitted: Fitted, t: Translate): Promise<SegmentsPage["saved"]> {
  const saved = await savedSegments(home);
  return Promise.all(
    saved.map(async (one) => ({
      id: one.id, name: one.name, words: specWords(one.spec, t), to: segmentsPath({ seg: one.spec }), asOf: one.asOf, savedAt: one.savedAt, savedBy: one.savedBy, members: one.members,
      since: fitted === "working" && byModel(one.spec) ? null : await sinceSaved(home, one, asOf),
    })),
  );
}
