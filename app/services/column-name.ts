import { hasMessage, type Translate } from "#app/i18n/index.ts";

/** A column by its name in the dictionary: the kind's own where it calls it otherwise, else the canonical name. */
export const columnName = (column: string, t: Translate, kind: string | null = null): string => said("columns", column, t, kind) ?? column;

/** What a column of a kind holds, in a sentence; "" where nothing is said. */
export const columnAbout = (column: string, t: Translate, kind: string): string => said("about", column, t, kind) ?? "";

function said(area: "columns" | "about", column: string, t: Translate, kind: string | null): string | undefined {
  const key = [`${area}.${kind}_${column}`, `${area}.${column}`].find(hasMessage);
  return key && hasMessage(key) ? t(key) : undefined;
}
