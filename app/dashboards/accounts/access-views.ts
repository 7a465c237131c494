/** A row stands for a page, a file, an address or a command; a cell says in words what a role may there. */
export interface AccessTable {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}
export interface AccessPage {
  /** What the reader's own account may. */
  readonly yours: string;
  /** Names of the columns. */
  readonly roles: readonly string[];
  readonly tables: readonly AccessTable[];
}
