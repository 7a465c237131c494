export interface Choice {
  readonly value: string;
  readonly label: string;
}
/** Fields as they were typed, or as they begin. */
export interface TestForm {
  readonly whom: string;
  readonly from: string;
  readonly to: string;
  readonly effect: string;
  readonly margin: string;
  readonly contact: string;
  readonly fixed: string;
  readonly share: string;
  readonly displeasedOut: boolean;
  readonly code: string;
  readonly name: string;
  readonly channel: string;
  readonly seed: string;
}
/** What a holdout of one size shows and costs, written out. */
export interface PointView {
  readonly key: string;
  readonly share: string;
  readonly holdout: string;
  readonly treated: string;
  readonly seen: string;
  readonly proven: string;
  readonly chance: string;
  readonly cost: string;
  readonly information: string;
  readonly isChosen: boolean;
}
export interface Fact {
  readonly label: string;
  readonly text: string;
}
export interface TestRow {
  readonly code: string;
  readonly name: string;
  readonly to: string;
  readonly from: string;
  readonly until: string;
  readonly whom: string;
  readonly share: string;
  readonly drawnAt: string;
}
export interface DesignPage {
  readonly currency: string;
  readonly form: TestForm;
  readonly choices: { readonly saved: readonly Choice[]; readonly usual: readonly Choice[]; readonly offers: readonly Choice[] };
  /** What was typed and says nothing, or why nothing was drawn. */
  readonly problems: readonly string[];
  /** Null in a home without data, or for nobody. */
  readonly answer: {
    readonly sentence: string;
    readonly suggestion: string;
    readonly suggested: string;
    readonly facts: readonly Fact[];
    readonly curve: readonly PointView[];
  } | null;
  /** Why there is no answer. */
  readonly none: string | null;
  readonly mayDraw: boolean;
  readonly tests: readonly TestRow[];
}

export interface StratumView {
  readonly name: string;
  readonly treated: string;
  readonly holdout: string;
  readonly share: string;
}
export interface BalanceView {
  readonly name: string;
  readonly treated: string;
  readonly holdout: string;
  readonly difference: string;
}
export interface TestPage {
  readonly currency: string;
  readonly code: string;
  readonly name: string;
  readonly lead: string;
  readonly plan: readonly Fact[];
  readonly notes: readonly string[];
  readonly arms: { readonly treated: string; readonly holdout: string };
  readonly strata: readonly StratumView[];
  readonly balance: readonly BalanceView[];
  readonly analysis: string;
  readonly files: { readonly csv: string; readonly xlsx: string; readonly arms: string };
  /** Clients who no longer want to be written to, and those that no list can name. */
  readonly leftOut: readonly string[];
}
