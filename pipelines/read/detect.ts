import { open } from "node:fs/promises";
import type { Kind, Source } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";
import { sources } from "../sources/index.ts";
import { bindColumns, requireColumns } from "./bind.ts";
import { findHeader, rankKinds, rowWithHeaders, type Header, type SampleRow } from "./header.ts";
import { lookAtText, lookAtWorkbook, type Look } from "./look.ts";
import { settleNotation } from "./notation.ts";
import { ReadError, type Ambiguity, type ReadOptions, type ReadPlan } from "./plan.ts";

/**
 * Looks at a file and says how to read it: format, encoding, delimiter, header, kind, columns, notation, and what is left open.
 * Options settle what they name. Throws ReadError when the file is no table, or lacks what its kind requires.
 */
export async function planRead(path: string, options: ReadOptions & { readonly currency: string | null }): Promise<ReadPlan> {
  const chosen = options.kind ?? options.mapping?.kind;
  const candidates = chosen ? [sources[chosen]] : Object.values(sources);
  const { currency: _currency, ...constants } = options.set ?? {};
  const given = new Set([...Object.keys(constants), ...Object.keys(options.mapping?.columns ?? {})]);
  const look = (await isWorkbook(path)) ? await lookAtWorkbook(path, options, candidates, given) : await lookAtText(path, options, candidates);
  const header = options.mapping?.header === false ? null : headerOf(path, look, options, candidates, given);
  const kind = chosen ?? (header?.fits[0]?.kind as Kind);
  const source = sources[kind];
  refuseUnknown(source, constants, path);

  const headers = (header?.cells ?? []).map((cell) => cell.trim());
  const data = look.rows.filter((row) => row.line > (header?.line ?? 0));
  const bound = bindColumns(source, headers, { file: path, mapping: options.mapping, set: constants, filled: (index) => data.some((row) => (row.cells[index] ?? "") !== "") });
  requireColumns(source, bound.bindings, path, header?.line ?? null);
  const base = { file: path, format: look.format, sheet: look.sheet, kind, encoding: look.encoding, delimiter: look.delimiter, headerLine: header?.line ?? null, headers, bindings: bound.bindings, codeSpace: codeSpace(headers, bound.bindings, options) };
  const settled = await settleNotation(base, source, options);
  return {
    ...base,
    unmapped: bound.unmapped,
    notation: settled.notation,
    currencySeen: settled.currencySeen,
    ambiguities: [...look.ambiguities, ...(chosen ? [] : kindAmbiguity(header)), ...bound.ambiguities, ...settled.ambiguities],
  };
}

/** By content, not by name. Throws ReadError for what cannot be opened, old and encrypted workbooks. */
async function isWorkbook(path: string): Promise<boolean> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? new ReadError("not_found", { file: path }) : error;
  });
  try {
    if ((await handle.stat()).isDirectory()) throw new ReadError("not_a_table", { file: path, what: "directory" });
    const head = Buffer.alloc(1 << 16);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    if (bytesRead === 0) throw new ReadError("empty_file", { file: path });
    if (head.readUInt32BE(0) === 0xd0cf11e0) throw new ReadError(head.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "password_protected" : "not_a_workbook", { file: path });
    return head.readUInt32BE(0) === 0x504b0304;
  } finally {
    await handle.close();
  }
}

/** The header by what the mapping names, else by known spellings, else (columns by number) the first row. */
function headerOf(file: string, look: Look, options: ReadOptions, candidates: readonly Source[], given: ReadonlySet<string>): Header {
  const named = Object.values(options.mapping?.columns ?? {}).flatMap((from) => ("column" in from && typeof from.column === "string" ? [from.column] : []));
  const fits = (row: SampleRow): Header => ({ line: row.line, cells: row.cells, fits: rankKinds(row.cells, candidates, given) });
  if (named.length) {
    const row = rowWithHeaders(look.rows, named);
    if (!row) throw new ReadError("bad_mapping", { file, at: "columns", why: `no row with the headers ${named.join(", ")}` });
    return fits(row);
  }
  const found = findHeader(look.rows, candidates, given);
  if (found) return found;
  const first = look.rows[0];
  const numbered = Object.values(options.mapping?.columns ?? {}).some((from) => "column" in from);
  if (first && numbered) return fits(first);
  throw new ReadError("no_known_column", { file, line: first?.line ?? 1, header: (first?.cells ?? []).filter((cell) => cell !== "").slice(0, 8).join(", ").slice(0, 200) });
}

function kindAmbiguity(header: Header | null): Ambiguity[] {
  const [best, second] = header?.fits ?? [];
  if (!header || !best || !second || best.score !== second.score || best.missing !== second.missing) return [];
  return [{ code: "kind", option: "--kind", choices: header.fits.filter((fit) => fit.score === best.score && fit.missing === best.missing).map((fit) => fit.kind), examples: [] }];
}

function refuseUnknown(source: Source, constants: Readonly<Record<string, string>>, file: string): void {
  const stray = Object.keys(constants).find((name) => !source.fields.some((field) => field.name === name));
  if (stray !== undefined) throw new ReadError("bad_mapping", { file, at: `--set ${stray}`, why: `no such column in ${source.kind}` });
}

/** What the codes of clients are unique within: the header text over them, or what the mapping says. */
function codeSpace(headers: readonly string[], bindings: ReadPlan["bindings"], options: ReadOptions): string {
  const binding = bindings["client_code"];
  const named = options.mapping?.code_space ?? (binding?.from === "column" ? headers[binding.index] : undefined);
  const space = fold(named ?? "");
  return space === "" || space === "client code" ? "client_code" : space;
}
