import { escaped, pattern, type Pattern } from "./pattern.ts";

/** A way to write a day: what matches, and the ISO day as a template of its groups. */
export interface DateShape {
  readonly pattern: Pattern;
  readonly to: string;
}

const known = new Map<string, DateShape>();

/**
 * A strptime format ("%Y%m%d", "%d.%m.%Y %H:%M") as a shape. Directives: %Y %m %d %y %H %M %S %%.
 * Two-digit years are of this century. Throws RangeError for another directive, or without year, month and day.
 */
export function dateFormat(format: string): DateShape {
  const ready = known.get(format);
  if (ready) return ready;
  const tokens = format.match(/%.|[^%]+|%$/gsu) ?? [];
  const groups: string[] = [];
  const source = tokens.map((token, i) => {
    const beside = isNumber(tokens[i - 1]) || isNumber(tokens[i + 1]);
    if (!token.startsWith("%")) return escaped(token);
    if (token === "%%") return "%";
    if (token === "%Y") return group("Y", "(?:19|20|21)[0-9]{2}");
    if (token === "%y") return group("y", "[0-9]{2}");
    if (token === "%m" || token === "%d") return group(token.slice(1), beside ? "[0-9]{2}" : "[0-9]{1,2}");
    if (token === "%H" || token === "%M" || token === "%S") return beside ? "[0-9]{2}" : "[0-9]{1,2}";
    throw new RangeError(token);
  });
  function group(name: string, body: string): string {
    groups.push(name);
    return `(${body})`;
  }
  const at = (name: string): string => `{${groups.indexOf(name) + 1}}`;
  const year = groups.includes("Y") ? at("Y") : groups.includes("y") ? `20${at("y")}` : null;
  if (year === null || !groups.includes("m") || !groups.includes("d")) throw new RangeError(format);
  const shape = { pattern: pattern(source.join("")), to: `${year}-${at("m")}-${at("d")}` };
  known.set(format, shape);
  return shape;
}

const isNumber = (token: string | undefined): boolean => token !== undefined && /^%[YymdHMS]$/.test(token);
