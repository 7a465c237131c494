/** A signal as a page, a feed or a message tells it. */
export interface AlertView {
  readonly id: number;
  readonly state: "new" | "seen" | "over";
  /** What is signalled, with the figure and what it passed. */
  readonly sentence: string;
  /** Path of the page with the figure's drawer open. */
  readonly to: string;
  /** Days of the data, ISO. */
  readonly firstDay: string;
  readonly overDay: string | null;
  /** UTC, ISO 8601. */
  readonly firstAt: string;
}
export interface RuleView {
  readonly id: string;
  readonly sentence: string;
  readonly isOn: boolean;
  /** One that people added: it can be taken away. */
  readonly own: boolean;
}
export interface EventView {
  readonly id: number;
  readonly day: string;
  readonly kind: string;
  readonly label: string;
  readonly branch: string | null;
}
export interface PromotionView {
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
  readonly branches: string | null;
}
/** How signals go out by mail, in the reader's words. */
export interface MailView {
  /** Who gets them; empty where mail is not set up. */
  readonly to: readonly string[];
  /** Names of the settings that are missing. */
  readonly missing: readonly string[];
  /** UTC, ISO 8601. */
  readonly lastSent: string | null;
  /** Messages that wait for another try, the oldest first. */
  readonly waiting: readonly { readonly tries: number; readonly next: string; readonly problem: string | null }[];
  /** A message that went to some of its readers only. */
  readonly partly: string | null;
}
