import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { finished, pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { random as seeded } from "#app/stats/random.ts";

const headers = ["branch", "visit_no", "closed_on", "client_code", "client_name", "phone", "vin", "advisor", "total_amount"];

interface Part {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
}

/** Writes a workbook of one sheet of visits, as many rows as come to `bytes` packed. Gives the number of rows. */
export async function writeWorkbook(file: string, bytes: number, seed = 1): Promise<number> {
  const sheet = `${file}.sheet`;
  const { rows, size, crc, packed } = await writeSheet(sheet, bytes, seed);
  const out = createWriteStream(file);
  const parts: (Part & { readonly at: number })[] = [];
  let at = 0;
  const write = async (data: Buffer): Promise<void> => {
    at += data.length;
    if (!out.write(data)) await once(out, "drain");
  };
  for (const [name, xml] of Object.entries(skeleton)) {
    const data = deflateRawSync(xml);
    const part = { name, packed: data.length, size: Buffer.byteLength(xml), crc: crc32(xml) };
    parts.push({ ...part, at });
    await write(header(part));
    await write(data);
  }
  const part = { name: "xl/worksheets/sheet1.xml", packed, size, crc };
  parts.push({ ...part, at });
  await write(header(part));
  for await (const chunk of createReadStream(sheet) as AsyncIterable<Buffer>) await write(chunk);
  const start = at;
  for (const one of parts) await write(entry(one, one.at));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  await write(end);
  out.end();
  await finished(out);
  await rm(sheet);
  return rows;
}

async function writeSheet(file: string, bytes: number, seed: number): Promise<{ rows: number; size: number; crc: number; packed: number }> {
  const random = seeded(seed).uniform;
  const letters = (n: number): string => Array.from({ length: n }, () => String.fromCharCode(0x410 + Math.floor(random() * 64))).join("");
  const digits = (n: number): string => Array.from({ length: n }, () => Math.floor(random() * 10)).join("");
  const deflate = createDeflateRaw({ level: 1 });
  let [size, crc, rows] = [0, 0, 0];
  const out = createWriteStream(file);
  const done = pipeline(deflate, out);
  const write = async (text: string): Promise<void> => {
    const data = Buffer.from(text);
    size += data.length;
    crc = crc32(data, crc);
    if (!deflate.write(data)) await once(deflate, "drain");
  };
  const row = (cells: readonly (string | number)[]): string =>
    `<row r="${++rows}">${cells.map((c, i) => (typeof c === "number" ? `<c r="${String.fromCharCode(65 + i)}${rows}"><v>${c}</v></c>` : `<c r="${String.fromCharCode(65 + i)}${rows}" t="inlineStr"><is><t>${c}</t></is></c>`)).join("")}</row>`;
  await write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row(headers)}`);
  while (out.bytesWritten < bytes) {
    const many = Array.from({ length: 500 }, () => row(["Центр", `N${rows}`, "2025-05-01", digits(9), letters(20), `+7701${digits(7)}`, `XTA21099${digits(9)}`, letters(12), Math.floor(random() * 1e7) / 100]));
    await write(many.join(""));
  }
  await write("</sheetData></worksheet>");
  deflate.end();
  await done;
  return { rows: rows - 1, size, crc: crc >>> 0, packed: out.bytesWritten };
}

function header({ name, packed, size, crc }: Part): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  common(head, 14, { name, packed, size, crc });
  return Buffer.concat([head, Buffer.from(name)]);
}

function entry(part: Part, at: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(8, 10);
  common(head, 16, part);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, Buffer.from(part.name)]);
}

function common(head: Buffer, at: number, { name, packed, size, crc }: Part): void {
  head.writeUInt32LE(crc, at);
  head.writeUInt32LE(packed, at + 4);
  head.writeUInt32LE(size, at + 8);
  head.writeUInt16LE(name.length, at + 12);
}

const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const skeleton = {
  "[Content_Types].xml": xml(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  ),
  "_rels/.rels": xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
  "xl/workbook.xml": xml(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="Visits" sheetId="1" r:id="rId1"/></sheets></workbook>`),
  "xl/_rels/workbook.xml.rels": xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
} as const;
