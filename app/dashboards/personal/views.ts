/** What a client wants to be done with the own data, and what can be done. */
export interface PersonalPage {
  readonly id: number;
  readonly name: string | null;
  readonly consent: { readonly says: "given" | "refused" | "unknown"; readonly from: "typed" | "export" | "nowhere"; readonly at: string | null; readonly by: string | null };
  /** Whether the viewer may take and erase all data. */
  readonly mayErase: boolean;
  readonly demo: boolean;
}
/** What came of a form. */
export interface PersonalSaid {
  readonly done?: string;
  readonly problem?: string;
  /** The client is no more under this number. */
  readonly gone?: boolean;
}
