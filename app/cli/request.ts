import { dayOption, pair } from "./options.ts";

/** Options by which `metrics` and `rows` ask alike. */
export const requestOptions = {
  "as-of": { type: "string" },
  period: { type: "string" },
  where: { type: "string", multiple: true },
} as const;

interface Given {
  readonly "as-of"?: string | undefined;
  readonly period?: string | undefined;
  readonly where?: readonly string[] | undefined;
}

/** `--where branch=Центр --where branch=Север` means either; different dimensions mean both. */
export function requestOf(values: Given) {
  const asOf = dayOption(values["as-of"]);
  const where: Record<string, string[]> = {};
  for (const item of values.where ?? []) {
    const [dimension, value] = pair("--where", item);
    (where[dimension] ??= []).push(value);
  }
  return { ...(asOf && { asOf }), ...(values.period !== undefined && { period: values.period }), where };
}
