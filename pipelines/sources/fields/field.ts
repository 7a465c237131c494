import type { Column } from "../../models/tables.ts";
import type { FieldType, Notation, Parsed, ProblemCode, Usual } from "../contract.ts";
import { literal } from "./pattern.ts";

/** What one field type has to say; `fieldType` makes the contract's `FieldType` of it. */
export interface FieldParts {
  readonly name: string;
  readonly sqlType: Column["type"];
  /** Of a list: canonical word → its spellings. */
  readonly words?: FieldType["words"];
  readonly usual?: Usual;
  parse(cell: string, column: string, notation: Notation): Parsed;
  /** The typed value, NULL when the cell is blank or has any problem. */
  value(cell: string, column: string, notation: Notation): string;
  /** The problem code of a cell whose value came out NULL (evaluated for such cells only); NULL when nothing is wrong. */
  why(cell: string, column: string, notation: Notation): string;
}

/** A value stands if and only if the cell has no problem, so a problem needs computing for NULL values only. */
export function fieldType(parts: FieldParts): FieldType {
  const problemOf = (cell: string, value: string, column: string, notation: Notation): string =>
    `case when (${value}) is null and ${cell} is not null then ${parts.why(cell, column, notation)} end`;
  return {
    name: parts.name,
    sqlType: parts.sqlType,
    ...(parts.words && { words: parts.words }),
    ...(parts.usual && { usual: parts.usual }),
    parse: parts.parse,
    problemOf,
    compile(cell, column, notation) {
      const value = parts.value(cell, column, notation);
      return { value, problem: problemOf(cell, value, column, notation) };
    },
  };
}

export const fine = (value: Parsed["value"]): Parsed => ({ value, problem: null });
export const wrong = (problem: ProblemCode): Parsed => ({ value: null, problem });
export const code = (problem: ProblemCode): string => literal(problem);
