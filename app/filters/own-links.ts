import { isOpenedParam } from "./opened.ts";

/** The same page with parameters of its own put in, changed or (null) taken out, and no drawer; for what only one page has, like the order of a list. */
export function withOwn(pathname: string, search: string, changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(search);
  for (const name of [...params.keys()]) if (isOpenedParam(name)) params.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text ? `${pathname}?${text}` : pathname;
}
