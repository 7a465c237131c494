import { basename } from "node:path";
import type { Source } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";
import { sources } from "../sources/index.ts";
import { bindColumns, boundIndexes, missingColumns, unmappedColumns } from "./bind.ts";
import { currencyColumn } from "./currency-column.ts";
import { askAboutBranch, suggestConstants } from "./constants.ts";
import { findHeader, headerWith, likelyHeader, type Header } from "./header.ts";
import { headerOn } from "./header-on.ts";
import { lookAt, type Look } from "./look.ts";
import { settleNotation } from "./notation.ts";
import { ReadError, type Ambiguity, type Mapping, type ReadOptions, type ReadPlan, type Suggestion } from "./plan.ts";
import { recogniseKind, type Recognised } from "./recognise.ts";
import { recall } from "./recall.ts";
import { headerSignature } from "./signature.ts";
import { suggestColumns } from "./suggest.ts";

type Options = ReadOptions & { readonly currency: string | null };
const SAMPLES = 3;
/** So many first rows are shown to whoever looks for the header. */
const FIRST_ROWS = 20;
/** A cell longer than this is no name and no amount: it is shown by its beginning. */
const SHOWN = 200;

/**
 * Looks at a file and says how to read it: format, encoding, delimiter, header, kind, columns, notation, and what is left open.
 * Options settle what they name, a remembered mapping the rest. Throws ReadError when the file is no table, or lacks what its kind
 * requires and nothing in it may stand for that; a draft (`lenient`) says what is missing instead.
 */
export async function planRead(path: string, options: Options): Promise<ReadPlan> {
  const { currency: _currency, ...constants } = options.set ?? {};
  const map = options.map ?? {};
  const given = new Set([...Object.keys(constants), ...Object.keys(map), ...Object.keys(options.mapping?.columns ?? {})]);
  const chosen = options.kind ?? options.mapping?.kind;
  const candidates = chosen ? [sources[chosen]] : Object.values(sources);
  const look = await lookAt(path, options, candidates, given);
  const likely = options.mapping?.header === false ? null : headerOf(path, look, options, candidates, given);
  const found = likely && (await recall(likely, look.rows, options, candidates, given));
  const header = found?.header ?? likely;
  const known = found?.remembered ?? null;
  const headers = (header?.cells ?? []).map((cell) => cell.trim());
  const signature = headerSignature(headers);
  const mapping = options.mapping ?? known?.mapping;
  if (!mapping && !options.lenient && Object.keys(map).length === 0 && header?.fits[0]?.known === 0) throw noKnownColumn(path, header.line, header.cells);
  const { kind, by, ambiguities: ofKind } = kindOf(chosen ?? mapping?.kind, header, options.fileName ?? basename(path));
  // A draft would take a picture, or a letter, for a table of one column that could be anything.
  if (!mapping && headers.filter((text) => text !== "").length < 2 && ofKind.length > 0 && header?.fits[0]?.known === 0) throw new ReadError("not_a_table", { file: path, what: "text" });
  const source = sources[kind];
  refuseUnknown(source, { ...constants, ...map }, path);

  const data = look.rows.filter((row) => row.line > (header?.line ?? 0));
  const cells = (index: number): string[] => data.flatMap((row) => (row.cells[index] ? [row.cells[index]] : []));
  const bound = bindColumns(source, headers, { file: path, mapping, set: constants, map, filled: (index) => cells(index).length > 0 });
  const currencyAt = currencyColumn(headers, boundIndexes(bound.bindings));
  const missing = missingColumns(source, bound.bindings);
  const unmapped = unmappedColumns(headers, bound.bindings, currencyAt);
  const suggestions = [
    // Whoever confirmed a whole mapping left the rest out on purpose.
    ...suggestColumns({ source, headers, bindings: bound.bindings, unmapped, cells }).filter(({ column }) => !mapping?.complete || missing.includes(column)),
    ...suggestConstants(path, look.sheet, missing, options),
  ];
  const asked = askAboutMissing(source, missing, suggestions, path, header?.line ?? null, options.lenient ?? false);

  const base = { file: path, format: look.format, sheet: look.sheet, sheets: look.sheets, kind, kindBy: by, encoding: look.encoding, delimiter: look.delimiter, headerLine: header?.line ?? null, firstRows: look.rows.slice(0, FIRST_ROWS).map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.slice(0, SHOWN)) })), headers, bindings: bound.bindings, codeSpace: codeSpace(headers, bound.bindings, mapping) };
  const settled = await settleNotation(base, source, options, mapping, { index: currencyAt, remembered: known !== null });
  return {
    ...base,
    ...(look.glanced && { glanced: true }),
    ...settled,
    signature,
    remembered: known && { saved_at: known.saved_at, saved_by: known.saved_by },
    unmapped,
    suggestions,
    missing,
    samples: samplesOf(headers.length || Math.max(0, ...data.map((row) => row.cells.length)), cells),
    ambiguities: [...look.ambiguities, ...ofKind, ...bound.ambiguities, ...asked, ...askAboutBranch(path, look.sheet, known?.mapping, options), ...settled.ambiguities],
  };
}

/** The header on the line that was named, else by what the mapping names, else by known spellings, else (columns by number, or a draft) the likeliest row. */
function headerOf(file: string, look: Look, options: ReadOptions, candidates: readonly Source[], given: ReadonlySet<string>): Header {
  const line = options.headerLine ?? options.mapping?.header_line;
  const chosen = line === undefined ? null : headerOn(look.rows, line, candidates, given);
  if (chosen) return chosen;
  if (line !== undefined && !options.lenient) throw new ReadError("bad_mapping", { file, at: "header_line", why: `no row on line ${line} among the first` });
  const columns = Object.values(options.mapping?.columns ?? {});
  const named = [...columns.flatMap((from) => ("column" in from && typeof from.column === "string" ? [from.column] : [])), ...Object.values(options.map ?? {})];
  if (named.length) {
    const found = headerWith(look.rows, named, candidates, given);
    if (found) return found;
    if (!options.lenient) throw new ReadError("bad_mapping", { file, at: "columns", why: `no row with the headers ${named.join(", ")}` });
  }
  const found = findHeader(look.rows, candidates, given);
  if (found) return found;
  if (columns.some((from) => "column" in from) || options.remembered !== undefined || options.lenient) {
    const likely = likelyHeader(look.rows, candidates, given);
    if (likely) return likely;
  }
  throw noKnownColumn(file, look.rows[0]?.line ?? 1, look.rows[0]?.cells ?? []);
}

const noKnownColumn = (file: string, line: number, cells: readonly string[]): ReadError =>
  new ReadError("no_known_column", { file, line, header: cells.filter((cell) => cell !== "").slice(0, 8).join(", ").replace(/\p{Cc}/gu, " ").slice(0, SHOWN) });

function kindOf(chosen: ReadPlan["kind"] | undefined, header: Header | null, fileName: string): Recognised {
  if (chosen) return { kind: chosen, by: "given", ambiguities: [] };
  return recogniseKind((header as Header).fits, fileName);
}

/** Missing columns that something in the file may stand for are a question; any other is an error, but not of a draft. */
function askAboutMissing(source: Source, missing: readonly string[], suggestions: readonly Suggestion[], file: string, headerLine: number | null, lenient: boolean): Ambiguity[] {
  const offered = suggestions.filter(({ column }) => missing.includes(column));
  const hopeless = missing.filter((column) => !offered.some((one) => one.column === column));
  if (hopeless.length && !lenient) throw new ReadError("missing_columns", { file, kind: source.kind, columns: missing.join(", "), line: headerLine ?? 0 });
  if (offered.length === 0) return [];
  const choices = offered.map(({ column, header, index, value }) => `${column}=${value ?? (header || String((index ?? 0) + 1))}`);
  return [{ code: "suggested_columns", option: offered.every(({ value }) => value !== null) ? "--set" : "--map", choices, examples: offered.map(({ header, value }) => header || (value ?? "")) }];
}

function samplesOf(width: number, cells: (index: number) => readonly string[]): string[][] {
  return Array.from({ length: width }, (_, index) => [...new Set(cells(index).map((cell) => cell.slice(0, SHOWN)))].slice(0, SAMPLES));
}

function refuseUnknown(source: Source, named: Readonly<Record<string, string>>, file: string): void {
  const stray = Object.keys(named).find((name) => !source.fields.some((field) => field.name === name));
  if (stray !== undefined) throw new ReadError("bad_mapping", { file, at: stray, why: `no such column in ${source.kind}` });
}

/** What the codes of clients are unique within: the header text over them, or what the mapping says. */
function codeSpace(headers: readonly string[], bindings: ReadPlan["bindings"], mapping: Mapping | undefined): string {
  const binding = bindings["client_code"];
  const named = mapping?.code_space ?? (binding?.from === "column" ? headers[binding.index] : undefined);
  const space = fold(named ?? "");
  return space === "" || space === "client code" ? "client_code" : space;
}
