import type { ImportOptions, ReadPlan } from "#pipelines/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";

const oneOf = <const T extends string>(list: readonly T[], value: string | null): T | undefined => list.find((item) => item === value);
const dateOrders = ["dmy", "mdy", "ymd"] as const;

/** What a person settled about the file at one position of an upload; fields of the form end in its number. */
export function answersFor(params: URLSearchParams, at: number, today: string): ImportOptions {
  const given = (name: string) => params.get(`${name}.${at}`);
  const text = <Name extends string>(name: Name, value: string | null) => (value ? ({ [name]: value } as Record<Name, string>) : {});
  const kind = oneOf(kinds, given("kind"));
  const decimal = oneOf([",", "."], given("decimal"));
  const dateOrder = oneOf(dateOrders, given("date-order"));
  return {
    today,
    ...(kind && { kind }),
    ...(decimal && { decimal }),
    ...(dateOrder && { dateOrder }),
    ...text("encoding", given("encoding")),
    ...text("sheet", given("sheet")),
    ...(given("older") && { older: true }),
  };
}

const askedOnce = ["encoding", "sheet", "decimal", "date-order"];

/** What was answered before and is not asked again: the form carries it along to the load. */
export const settledAnswers = (params: URLSearchParams, at: number, open: ReadonlySet<string>): { readonly name: string; readonly value: string }[] => [
  ...askedOnce.map((name) => `${name}.${at}`).flatMap((name) => (params.get(name) && !open.has(name) ? [{ name, value: params.get(name) as string }] : [])),
  ...params.getAll(`column.${at}`).map((value) => ({ name: `column.${at}`, value })),
];

/** Columns that a person chose where two fit one meaning ("closed_on:3", counted from 1). */
export const chosenColumns = (params: URLSearchParams, at: number): readonly (readonly [string, number])[] =>
  params.getAll(`column.${at}`).flatMap((text) => {
    const found = /^([a-z_]+):(\d{1,4})$/.exec(text);
    return found ? [[found[1] as string, Number(found[2])] as const] : [];
  });

/** The plan as a mapping, with those columns in the place of the ones that were guessed. */
export function mappingWith(plan: ReadPlan, chosen: readonly (readonly [string, number])[]): ImportOptions["mapping"] {
  const guessed = Object.entries(plan.bindings).map(([name, binding]) => {
    if (binding.from === "column") return [name, { column: binding.index + 1 }] as const;
    return [name, binding.from === "constant" ? { constant: binding.value } : ({ line: true } as const)] as const;
  });
  return { kind: plan.kind, columns: { ...Object.fromEntries(guessed), ...Object.fromEntries(chosen.map(([name, column]) => [name, { column }])) } };
}
