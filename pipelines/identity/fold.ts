/**
 * Names as identity compares them, as DuckDB expressions over a VARCHAR expression. Spellings of one name meet: case, ё and е,
 * punctuation and spaces do not count.
 */

/** Words that make a name a firm's, folded. */
export const LEGAL_FORMS = [
  "ооо", "оао", "зао", "пао", "нао", "ао", "тоо", "ип", "чп", "кх", "кфх", "пк", "ано", "нко", "гуп", "муп", "фгуп", "гкп", "ркп",
  "жшс", "ақ", "жк", "llc", "llp", "ltd", "jsc", "inc", "gmbh",
] as const;

/** Lower case, ё as е, every run of other signs one space; NULL when nothing is left. */
export const foldText = (expr: string): string =>
  `nullif(trim(regexp_replace(replace(lower(nfc_normalize(${expr})), 'ё', 'е'), '[^\\p{L}\\p{M}\\p{N}]+', ' ', 'g')), '')`;

/** Whether a folded name carries a legal form. */
export const hasLegalForm = (folded: string): string => `regexp_matches(' ' || ${folded} || ' ', ' (${LEGAL_FORMS.join("|")}) ')`;

/** What the limit on a shared key counts: surname and first initial; of a firm, every word but its legal form. Takes folded text. */
export const foldName = (folded: string): string =>
  `case when ${hasLegalForm(folded)} then coalesce(nullif(trim(regexp_replace(regexp_replace(' ' || replace(${folded}, ' ', '  ') || ' ', ' (${LEGAL_FORMS.join("|")}) ', ' ', 'g'), ' +', ' ', 'g')), ''), ${folded}) ` +
  `else trim(split_part(${folded}, ' ', 1) || ' ' || left(split_part(${folded}, ' ', 2), 1)) end`;
