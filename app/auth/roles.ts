/** The roles of screens.md. */
export const roles = ["director", "branch_manager", "hr", "marketer", "advisor", "admin"] as const;
export type Role = (typeof roles)[number];

/** Somebody for whom a page, a file or a figure is read. */
export interface Viewer {
  /** Surrogate id of the account; `local` for who sits at the machine (the command line), `demo` in demo mode. */
  readonly user: string;
  readonly name: string;
  /** What may be read and done is what any of them may. In a small shop the owner holds most of them. */
  readonly roles: readonly Role[];
  /** Branches whose rows may be read; null: all of them. */
  readonly branches: readonly string[] | null;
  /** The person of the staff list who this account is: an advisor's own figures. */
  readonly staff: string | null;
  /** The account of the administrator who sees as this one; null: nobody else looks. */
  readonly seenBy: string | null;
}
