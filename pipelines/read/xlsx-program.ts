import { attributesOf, cellOf, cellsOf, dateStylesOf, elementsOf, relationsOf, textsIn, workbookOf, xmlText } from "./xlsx-parts.ts";

/** Functions that the program has in it as text; they name each other, so all of them stand there. */
const parts = { attributesOf, cellOf, cellsOf, dateStylesOf, elementsOf, relationsOf, textsIn, workbookOf, xmlText };

/**
 * What the thread of a workbook runs. It is text because the same module runs from TypeScript and from the built server, beside which no
 * worker file lies. The thread waits, whole, for leave to send the next rows, so that it cannot read on and fill the memory.
 */
export const program = `
const { parentPort, workerData } = require("node:worker_threads");
const { createReadStream, readFileSync } = require("node:fs");
const { open } = require("node:fs/promises");
const { crc32, createInflateRaw } = require("node:zlib");
const { library, file, old, entries, sheet, maxRows, batch, leave } = workerData;
// Tools that compile TypeScript keep the names of functions by this.
const __name = (target) => target;
${Object.values(parts).map((part) => part.toString()).join("\n")}
const use = { ${Object.entries(parts).map(([name, part]) => `${name}: ${part.toString()}`).join(",\n")} };

const permits = new Int32Array(leave);
function send(message) {
  while (Atomics.sub(permits, 0, 1) <= 0) {
    Atomics.add(permits, 0, 1);
    Atomics.wait(permits, 0, 0);
  }
  parentPort.postMessage(message);
}

/** Unpacks a part, text by text; false from take stops. What it declares is the most it may be. */
async function unpack(path, take) {
  const entry = entries.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  if (!entry || entry.packed === 0) return entry !== undefined;
  const handle = await open(file, "r");
  const local = Buffer.alloc(30);
  await handle.read(local, 0, 30, entry.offset);
  await handle.close();
  if (local.readUInt32LE(0) !== 0x04034b50) throw new Error(path);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = createReadStream(file, { start, end: start + entry.packed - 1 });
  const inflate = entry.method === 8 ? createInflateRaw({ chunkSize: 1 << 16 }) : null;
  packed.on("error", (error) => inflate?.destroy(error));
  const decoder = new TextDecoder("utf-8");
  let bytes = 0;
  let crc = 0;
  for await (const chunk of inflate ? packed.pipe(inflate) : packed) {
    bytes += chunk.length;
    if (bytes > entry.unpacked) throw new Error(path + ": larger than declared");
    crc = crc32(chunk, crc);
    if (take(decoder.decode(chunk, { stream: true })) === false) return true;
  }
  if (bytes < entry.unpacked || crc !== entry.crc) throw new Error(path + ": damaged");
  return true;
}
async function whole(path) {
  let text = "";
  return (await unpack(path, (piece) => { text += piece; })) ? text : null;
}

async function openBook() {
  const root = use.relationsOf((await whole("_rels/.rels")) ?? "", "").find(({ type }) => type === "officeDocument");
  const path = root?.path ?? "xl/workbook.xml";
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const xml = await whole(path);
  if (xml === null) throw new Error(path);
  const relations = use.relationsOf((await whole(folder + "_rels/" + path.slice(folder.length) + ".rels")) ?? "", folder);
  const { sheets, from1904 } = use.workbookOf(xml, relations);
  const styles = relations.find(({ type }) => type === "styles");
  const dates = use.dateStylesOf((styles && (await whole(styles.path))) ?? "");
  const strings = [];
  const texts = relations.find(({ type }) => type === "sharedStrings");
  const keep = use.elementsOf("si", (_attributes, inside) => strings.push(use.textsIn(inside)) > 0, 0x400000);
  if (texts) await unpack(texts.path, keep);
  const rowsOf = (path, take) => {
    let next = 0;
    return unpack(path, use.elementsOf("row", (attributes, inside) => {
      const number = /\\sr\\s*=\\s*["'](\\d+)/.exec(attributes);
      const index = number ? Number(number[1]) - 1 : next;
      next = index + 1;
      return take({ index, values: use.cellsOf(inside, strings, dates, from1904) });
    }));
  };
  return { sheets: sheets.filter(({ visible }) => visible), rowsOf: async (path, take) => { if (!(await rowsOf(path, take))) throw new Error(path); } };
}

/** A workbook of the old format, whole in memory: it has 65,536 rows at most. */
async function openOld() {
  const { readXls } = await import(library);
  const { sheets } = await readXls(new Uint8Array(readFileSync(file)));
  return {
    sheets: sheets.map(({ name }) => ({ name, path: name })),
    rowsOf: async (path, take) => {
      const { rows } = sheets.find(({ name }) => name === path);
      for (let index = 0; index < rows.length; index++) if (rows[index] && !take({ index, values: Array.from(rows[index], (value) => value ?? null) })) return;
    },
  };
}

async function main() {
  const book = await (old ? openOld() : openBook());
  if (sheet === null) {
    const heads = [];
    for (const { name, path } of book.sheets) {
      const rows = [];
      await book.rowsOf(path, (row) => rows.push(row) < maxRows);
      heads.push({ name, rows });
    }
    return { heads };
  }
  let rows = [];
  let count = 0;
  await book.rowsOf(book.sheets.find(({ name }) => name === sheet).path, (row) => {
    rows.push(row);
    if (rows.length === batch) {
      send({ rows, last: false });
      rows = [];
    }
    return maxRows === null || ++count < maxRows;
  });
  return { rows, last: true };
}
main()
  .catch((error) => ({ error: String(error?.message ?? error), memory: error instanceof RangeError }))
  .then((answer) => {
    parentPort.postMessage(answer);
    parentPort.close();
  });
`;
