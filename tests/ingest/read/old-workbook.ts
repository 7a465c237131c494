/** A tiny writer of XLS (BIFF8 in an OLE container), for tests: texts, numbers, dates. */
type Cell = string | number | Date | null;

const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;

/** The bytes of an XLS with one sheet. `encrypted` puts the record there that a password leaves; `version` is BIFF8's by default. */
export function oldWorkbook(rows: readonly (readonly Cell[])[], { encrypted = false, version = 0x0600 } = {}): Buffer {
  return container(workbook(rows, encrypted, version));
}

const record = (id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
};
const u16 = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);

function workbook(rows: readonly (readonly Cell[])[], encrypted: boolean, version: number): Buffer {
  const bof = (type: number): Buffer => record(0x809, u16(version, type, 0, 0, 0, 0, 0, 0));
  const format = (id: number): Buffer => record(0xe0, u16(0, id, 0, 0, 0, 0, 0, 0, 0, 0));
  const globals = [bof(5), ...(encrypted ? [record(0x2f, u16(0))] : []), format(0), format(14)];
  const name = Buffer.from("Лист1", "utf16le");
  const before = Buffer.concat(globals).length + 4 + 8 + name.length + 4;
  const sheetRef = Buffer.concat([u16(before & 0xffff, before >>> 16, 0), Buffer.from([5, 1]), name]);
  const cells = rows.flatMap((row, r) => row.flatMap((cell, c) => (cell === null ? [] : [cellRecord(cell, r, c)])));
  return Buffer.concat([...globals, record(0x85, sheetRef), record(10, Buffer.alloc(0)), bof(16), ...cells, record(10, Buffer.alloc(0))]);
}

function cellRecord(cell: Exclude<Cell, null>, row: number, column: number): Buffer {
  if (typeof cell === "string") return record(0x204, Buffer.concat([u16(row, column, 0, cell.length), Buffer.from([1]), Buffer.from(cell, "utf16le")]));
  const number = Buffer.alloc(8);
  number.writeDoubleLE(typeof cell === "number" ? cell : cell.getTime() / 86_400_000 + 25_569);
  return record(0x203, Buffer.concat([u16(row, column, typeof cell === "number" ? 0 : 1), number]));
}

function container(stream: Buffer): Buffer {
  const size = Math.max(4096, Math.ceil(stream.length / SECTOR) * SECTOR);
  const sectors = size / SECTOR;
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  u16(0x3e, 3, 0xfffe, 9, 6).copy(header, 24);
  [[44, 1], [48, 1], [56, 4096], [60, END_OF_CHAIN], [68, END_OF_CHAIN], [76, 0]].forEach(([at, value]) => header.writeUInt32LE(value as number, at as number));
  const fat = Buffer.alloc(SECTOR, 0xff);
  [0xfffffffd, END_OF_CHAIN, ...Array.from({ length: sectors }, (_, i) => (i === sectors - 1 ? END_OF_CHAIN : i + 3))].forEach((value, i) => fat.writeUInt32LE(value, i * 4));
  const directory = Buffer.concat([entry("Root Entry", 5, END_OF_CHAIN, 0, 1), entry("Workbook", 2, 2, size, 0xffffffff), Buffer.alloc(256)]);
  return Buffer.concat([header, fat, directory, Buffer.concat([stream, Buffer.alloc(size - stream.length)])]);
}

function entry(name: string, type: number, start: number, size: number, child: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, "utf16le");
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = type;
  bytes[67] = 1;
  [[68, 0xffffffff], [72, 0xffffffff], [76, child], [116, start], [120, size]].forEach(([at, value]) => bytes.writeUInt32LE(value as number, at as number));
  return bytes;
}
