import { z } from "zod";

/** What a person settled about one file of an upload; what is absent is left to detection. Kept as JSON beside the files. */
const settled = z.object({
  kind: z.string().optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  sheet: z.string().optional(),
  /** The line of the header; "none": the first line is a row already. */
  header: z.string().optional(),
  decimal: z.string().optional(),
  date_order: z.string().optional(),
  currency: z.string().optional(),
  mapping: z
    .object({
      kind: z.string(),
      /** By column of the file: what it means; "" leaves it out. */
      columns: z.array(z.string()),
      /** Column that the file lacks → the value of every row. */
      constants: z.record(z.string(), z.string()),
      /** Column → word of the file → word of the list. */
      words: z.record(z.string(), z.record(z.string(), z.string())),
    })
    .optional(),
  older: z.boolean().optional(),
  remember: z.boolean().optional(),
  /** A total that was typed, as it was typed. */
  control: z.string().optional(),
});
export type FileAnswers = z.infer<typeof settled>;

/** By slot of the upload. */
export const answersSchema = z.record(z.string(), settled);
export type Answers = z.infer<typeof answersSchema>;

/** What a card of the form showed, carried in it as JSON: only what a person changed against it is an answer. */
const shown = z.object({
  kind: z.string(),
  settings: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  constants: z.record(z.string(), z.string()),
  words: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Shown = z.infer<typeof shown>;

const settingNames = ["kind", "encoding", "delimiter", "sheet", "header", "decimal", "date_order", "currency"] as const;
/** Another of these, and the columns are others too. */
const frame: ReadonlySet<string> = new Set(["kind", "encoding", "delimiter", "sheet", "header"]);

/** The answers about one file after a form was sent; those before it where its card was not in the form. */
export function readAnswers(form: URLSearchParams, slot: number, before: FileAnswers): FileAnswers {
  const given = form.get(`${slot}.shown`);
  if (given === null) return before;
  const was = shown.parse(JSON.parse(given));
  const field = (name: string): string | null => form.get(`${slot}.${name}`);
  const changed = settingNames.filter((name) => field(name) !== null && field(name) !== (was.settings[name] ?? ""));
  // A line of one sheet is nothing on another.
  const kept = (name: (typeof settingNames)[number]): string | undefined => (name === "header" && changed.includes("sheet") ? undefined : before[name]);
  const settings = Object.fromEntries(settingNames.map((name) => [name, changed.includes(name) ? field(name) || undefined : kept(name)]));
  const mapping = changed.some((name) => frame.has(name)) ? undefined : readMapping(form, slot, was, before);
  const control = field("control")?.trim();
  return { ...settings, mapping, older: field("older") !== null, remember: form.has(`${slot}.remember_shown`) ? field("remember") !== null : before.remember, ...(control && { control }) };
}

function readMapping(form: URLSearchParams, slot: number, was: Shown, before: FileAnswers): FileAnswers["mapping"] {
  const columns = readColumns(form, slot, was);
  const constants = fieldsUnder(form, `${slot}.set.`);
  const words: Record<string, Record<string, string>> = {};
  for (const [name, value] of Object.entries(fieldsUnder(form, `${slot}.word.`))) {
    const dot = name.indexOf(".");
    (words[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = value;
  }
  const now = { columns, constants, words };
  const same = JSON.stringify(now) === JSON.stringify({ columns: was.columns, constants: was.constants, words: was.words });
  const picked = [...form.keys()].some((name) => name.startsWith(`${slot}.pick.`));
  return same && !picked && !before.mapping ? undefined : { kind: was.kind, ...now };
}

/** What each column means now. One meaning goes to one column: the one it was just given to. */
function readColumns(form: URLSearchParams, slot: number, was: Shown): string[] {
  const picked = new Map(Object.entries(fieldsUnder(form, `${slot}.pick.`)).map(([column, index]) => [Number(index), column]));
  const asked = was.columns.map((old, index) => picked.get(index) ?? form.get(`${slot}.as.${index}`) ?? old);
  const isNew = (index: number): boolean => asked[index] !== was.columns[index] || picked.has(index);
  return asked.map((column, index) => {
    const rival = asked.findIndex((other, at) => at !== index && other === column && (isNew(at) ? !isNew(index) || at < index : !isNew(index) && at < index));
    return column !== "" && rival >= 0 ? "" : column;
  });
}

/** Fields whose names begin so, by the rest of the name; blank ones say nothing. */
function fieldsUnder(form: URLSearchParams, prefix: string): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (name.startsWith(prefix) && value.trim() !== "" ? [[name.slice(prefix.length), value.trim()] as const] : [])));
}
