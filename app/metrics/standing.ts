export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Where a page's data hold drawings: a chart has its own, and tiles theirs by name or place. Nothing that people typed stands there. */
const drawn: ReadonlySet<string> = new Set(["svg", "sparks"]);

/** Whether what stands under a key, or in a list of that key, is a drawing. */
export const isDrawing = (value: unknown, key: string | null): value is string => key !== null && drawn.has(key) && typeof value === "string" && value.startsWith("<svg ");
/** The key by which what is within a value is known: the tiles of a page have their drawings one level down. */
export const keyWithin = (key: string | null, own: string): string => (key === "sparks" ? key : own);

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
  const within = (value: unknown, key: string | null): unknown => {
    if (isDrawing(value, key)) return standingAt(drawings++, value);
    if (!Array.isArray(value) && !isPlain(value)) return value;
    if (!known.has(value)) known.set(value, Array.isArray(value) ? value.map((child) => within(child, key)) : Object.fromEntries(Object.entries(value).map(([own, child]) => [own, within(child, keyWithin(key, own))])));
    return known.get(value);
  };
  return within(data, null) as T;
}
