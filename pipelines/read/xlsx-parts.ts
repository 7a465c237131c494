/**
 * The parts of an XLSX, taken apart as they unpack, so that a large workbook needs memory for its texts alone. These functions run on a
 * thread of their own, as text (see xlsx-worker.ts): each uses nothing but its arguments and the other functions of this file.
 */
export type SheetValue = string | number | boolean | Date | null;

export interface SheetPart {
  readonly name: string;
  /** Path of its XML in the archive. */
  readonly path: string;
  readonly visible: boolean;
}

/** Text between tags as it is meant: entities, escapes of the format, and CDATA. */
export function xmlText(text: string): string {
  if (!text.includes("&") && !text.includes("_x") && !text.includes("<![")) return text;
  const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  const point = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");
  return text
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) => (piece.startsWith("<![CDATA[") ? piece.slice(9, -3) : piece.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => (hex ? point(parseInt(hex, 16)) : decimal ? point(Number(decimal)) : (named[name ?? ""] ?? all)))))
    .join("")
    .replace(/_x([0-9a-f]{4})_/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The attributes of a tag. */
export function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) found[name as string] = xmlText(double ?? single ?? "");
  return found;
}

/** Where relations of a part lead, by their id; `folder` is that of the part. */
export function relationsOf(xml: string, folder: string): { readonly id: string; readonly type: string; readonly path: string }[] {
  return Array.from(xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g), ([tag]) => {
    const { Id = "", Type = "", Target = "" } = attributesOf(tag);
    const path: string[] = [];
    for (const step of (Target.startsWith("/") ? Target : `${folder}/${Target}`).split("/")) {
      if (step === "..") path.pop();
      else if (step !== "" && step !== ".") path.push(step);
    }
    return { id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), path: path.join("/") };
  });
}

/** The sheets of a workbook in their order, and whether its days count from 1904. */
export function workbookOf(xml: string, relations: ReturnType<typeof relationsOf>): { readonly sheets: SheetPart[]; readonly from1904: boolean } {
  const sheets = Array.from(xml.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g), ([tag]) => {
    const attributes = attributesOf(tag);
    const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
    const path = relations.find((relation) => relation.id === id && relation.type === "worksheet")?.path ?? "";
    return { name: attributes["name"] ?? "", path, visible: (attributes["state"] ?? "visible") === "visible" };
  });
  return { sheets: sheets.filter(({ path }) => path !== ""), from1904: /<(?:\w+:)?workbookPr\b[^>]*date1904\s*=\s*["'](?:1|true)["']/.test(xml) };
}

/** Whether a cell of each style is a date. */
export function dateStylesOf(xml: string): boolean[] {
  const own = new Map(Array.from(xml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g), ([tag]) => [Number(attributesOf(tag)["numFmtId"]), attributesOf(tag)["formatCode"] ?? ""] as const));
  const isDate = (id: number): boolean => {
    const code = own.get(id);
    if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    const bare = code.replace(/\[(?:h+|m+|s+)\]/gi, "h").replace(/\[[^\]]*\]/g, "").replace(/\\.|"[^"]*"|[*_]./g, "");
    return !/^(?:general|@)$/i.test(bare.trim()) && /[ymdhs]/i.test(bare.replace(/general/gi, "").replace(/e[+-]/gi, ""));
  };
  const formats = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? "";
  return Array.from(formats.matchAll(/<(?:\w+:)?xf\b[^>]*>/g), ([tag]) => isDate(Number(attributesOf(tag)["numFmtId"] ?? 0)));
}

/** All texts within an element: runs one after another, without the readings above Japanese characters. */
export function textsIn(xml: string): string {
  const plain = xml.includes("rPh") ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, "") : xml;
  let text = "";
  for (const [, piece] of plain.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*(?:<!\[CDATA\[[\s\S]*?\]\]>[^<]*)*)</g)) text += xmlText(piece as string);
  return text;
}

/** Takes whole elements `name` out of XML that comes in pieces, and hands each one's attributes and inside to `take`; false from it ends the work. */
export function elementsOf(name: string, take: (attributes: string, inside: string) => boolean, longest = 0x4000000): (piece: string) => boolean {
  const open = new RegExp(`<(\\w+:)?${name}(\\s[^>]*?)?(/?)>`, "g");
  let rest = "";
  let searched = 0;
  return (piece) => {
    rest += piece;
    let at = 0;
    for (;;) {
      open.lastIndex = at;
      const found = open.exec(rest);
      if (!found) {
        // Of what is between elements only a tag that is not whole yet can matter.
        rest = rest.slice(Math.max(at, rest.lastIndexOf("<")));
        searched = 0;
        return true;
      }
      const start = found.index + found[0].length;
      const close = `</${found[1] ?? ""}${name}>`;
      const end = found[3] === "/" ? start : rest.indexOf(close, Math.max(start, searched));
      if (end < 0) {
        rest = rest.slice(found.index);
        searched = Math.max(0, rest.length - close.length);
        if (rest.length > longest) throw new RangeError(`${name} without end`);
        return true;
      }
      searched = 0;
      if (!take(found[2] ?? "", rest.slice(start, end))) return false;
      at = found[3] === "/" ? start : end + close.length;
    }
  };
}

/** The cells of one row, by their columns. */
export function cellsOf(xml: string, strings: readonly string[], dates: readonly boolean[], from1904: boolean): SheetValue[] {
  const values: SheetValue[] = [];
  let column = 0;
  elementsOf("c", (attributes, inside) => {
    const place = /\sr\s*=\s*["']([A-Z]+)/i.exec(attributes)?.[1];
    if (place) column = Array.from(place.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (column > 16_383) throw new RangeError(`column ${column}`);
    while (values.length < column) values.push(null);
    values[column++] = cellOf(attributes, inside, strings, dates, from1904);
    return true;
  })(xml);
  return values;
}

/** What one cell holds. */
export function cellOf(attributes: string, inside: string, strings: readonly string[], dates: readonly boolean[], from1904: boolean): SheetValue {
  const type = /\st\s*=\s*["'](\w+)/.exec(attributes)?.[1] ?? "n";
  if (type === "inlineStr") return textsIn(inside);
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*(?:<!\[CDATA\[[\s\S]*?\]\]>[^<]*)*)</.exec(inside)?.[1];
  if (value === undefined) return type === "str" ? "" : null;
  if (type === "s") return strings[Number(value)] ?? null;
  if (type === "b") return value === "1" || value.toLowerCase() === "true";
  if (type !== "n") return xmlText(value);
  const number = Number(value);
  if (value === "" || Number.isNaN(number)) return xmlText(value) || null;
  if (!dates[Number(/\ss\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? -1)]) return number;
  // The first days of 1900 are a day off: the format has a 29 February that year.
  const days = from1904 ? number - 24_107 : number > 60 ? number - 25_569 : number === 60 ? 60 - 25_569 : number - 25_568;
  return new Date(Math.round(days * 86_400_000));
}
