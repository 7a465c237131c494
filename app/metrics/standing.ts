export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
export const isDrawing = (value: unknown): value is string => typeof value === "string" && value.startsWith("<svg ") && value.endsWith("</svg>");

/** A drawing by its number in the document; its markup is at hand here, where the document is made, and not sent. */
export const standingAt = (stands: number, markup: string): object => Object.defineProperty({ stands }, "markup", { value: markup, enumerable: false });

/**
 * The data of a page as they are; where its document is asked for, its drawings stand in it, and are not sent a second time. What stands in
 * two places stays one thing.
 */
export function withStanding<T extends object>(data: T, isDocument: boolean): T {
  if (!isDocument) return data;
  const known = new Map<unknown, unknown>();
  let drawings = 0;
  const within = (value: unknown): unknown => {
    if (isDrawing(value)) return standingAt(drawings++, value);
    if (!Array.isArray(value) && !isPlain(value)) return value;
    if (!known.has(value)) known.set(value, Array.isArray(value) ? value.map(within) : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, within(child)])));
    return known.get(value);
  };
  return within(data) as T;
}
