import { z } from "zod";
import type { Field, FieldType, Kind, Source } from "./contract.ts";

/** What zod's metadata says about a column. */
interface ColumnMeta {
  readonly field: FieldType;
  readonly key: boolean;
  readonly required: boolean;
}

const value = (type: FieldType): z.ZodType => {
  if (type.sqlType === "DATE") return z.iso.date();
  if (type.sqlType === "DOUBLE") return z.number();
  if (type.sqlType === "BOOLEAN") return z.boolean();
  return type.sqlType === "VARCHAR" ? z.string() : z.int();
};

/** Types whose unreadable value is a warning: NULL then, even where the column is required. */
const lenient: ReadonlySet<string> = new Set(["phone", "email", "card", "vin", "plate", "tax_id"]);

/** Whether an unreadable value of this field rejects the row: where it is required, and in the key; of the lenient types only where the key requires it. */
export const mustBeReadable = (field: Field): boolean => (lenient.has(field.type.name) ? field.key && field.required : field.key || field.required);

const column = (type: FieldType, key: boolean, required: boolean): z.ZodType => {
  const meta: ColumnMeta = { field: type, key, required };
  return (required && (key || !lenient.has(type.name)) ? value(type) : value(type).nullable()).meta({ column: meta });
};

/** Part of the natural key, never blank. */
export const key = (type: FieldType): z.ZodType => column(type, true, true);
/** Part of the natural key that may be blank. */
export const optionalKey = (type: FieldType): z.ZodType => column(type, true, false);
/** A row without it is rejected. */
export const required = (type: FieldType): z.ZodType => column(type, false, true);
/** Blank when absent or unreadable. */
export const optional = (type: FieldType): z.ZodType => column(type, false, false);

/** Header texts by canonical column. */
export type HeaderAliases = Readonly<Record<string, readonly string[]>>;

export interface SourceParts {
  readonly kind: Kind;
  readonly schema: z.ZodObject;
  readonly aliases: HeaderAliases;
  readonly controlColumn: string | null;
  readonly hasClient: boolean;
  readonly needsClient: boolean;
}

/** The contract of one kind, its fields read off the schema's metadata in the schema's order. */
export function defineSource({ kind, schema, aliases, controlColumn, hasClient, needsClient }: SourceParts): Source {
  const fields = Object.entries(schema.shape).map(([name, type]): Field => {
    const meta = columnMeta(type);
    if (!meta) throw new Error(`${kind}.${name} has no column metadata`);
    return { name, type: meta.field, required: meta.required, key: meta.key, aliases: [name, ...(aliases[name] ?? [])] };
  });
  const stray = Object.keys(aliases).filter((name) => !fields.some((f) => f.name === name));
  if (stray.length) throw new Error(`${kind}: aliases of unknown columns ${stray.join(", ")}`);
  return { kind, schema, fields, key: fields.filter((f) => f.key).map((f) => f.name), controlColumn, hasClient, needsClient };
}

function columnMeta(type: unknown): ColumnMeta | undefined {
  return type instanceof z.ZodType ? (type.meta()?.["column"] as ColumnMeta | undefined) : undefined;
}
