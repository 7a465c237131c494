import type { Home } from "#pipelines/index.ts";
import { designAt, suggestShare, type DesignInput, type Suggestion } from "#app/promotions/design.ts";
import { addDays } from "#app/metrics/period.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { usualTail } from "../promotions/tail.server.ts";
import { groupSummary, type GroupQuestion, type GroupSummary } from "./candidates.server.ts";
import type { TestRequest } from "./request.ts";
import { membersOf, type Whom } from "./whom.server.ts";

/** A test as it is being thought out. */
export interface Draft {
  readonly asOf: string;
  readonly tailDays: number;
  /** The last day that is counted. */
  readonly until: string;
  /** Days from the first to the last. */
  readonly days: number;
  readonly question: GroupQuestion;
  readonly group: GroupSummary;
  readonly input: DesignInput;
  readonly suggestion: Suggestion | null;
  /** What is asked for, else what is suggested. */
  readonly share: number;
}

const DAY = 86_400_000;
const USUAL = 0.2;

/** Group, horizon and suggestion for what was asked; null in a home without data. */
export async function draftTest(home: Home, asked: TestRequest, whom: Whom): Promise<Draft | null> {
  const [{ asOf }, tail] = await Promise.all([facts(home), usualTail(home)]);
  if (asOf === null) return null;
  const tailDays = tail.days ?? 0;
  const until = addDays(asked.to, tailDays);
  const days = Math.round((Date.parse(until) - Date.parse(asked.from)) / DAY) + 1;
  const question: GroupQuestion = { members: await membersOf(home, whom, asOf), asOf, days, withoutDispleased: asked.withoutDispleased, margin: asked.margin };
  const group = await groupSummary(home, question);
  const input: DesignInput = { clients: group.clients, sd: group.sd, effect: asked.effect, contactCost: asked.contactCost, fixedCost: asked.fixedCost };
  const suggestion = suggestShare(input);
  return { asOf, tailDays, until, days, question, group, input, suggestion, share: asked.share ?? suggestion?.share ?? USUAL };
}

/** What the chosen share shows and costs. */
export const pointOf = ({ share, input }: Draft): ReturnType<typeof designAt> => designAt(share, input);
