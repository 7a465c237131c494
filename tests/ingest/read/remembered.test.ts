import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headerSignature, parseMapping, planToMapping, type ReadOptions, type ReadPlan } from "#pipelines/read/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { sources } from "#pipelines/sources/index.ts";
import { findMapping, forgetMapping, listMappings, openState, rememberMapping } from "#pipelines/state/index.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { cleanUp, fileOf, plan } from "./files.ts";

const folder = mkdtempSync(join(tmpdir(), "state-"));
let state: Engine;
beforeAll(async () => {
  state = await openState(folder);
});
afterAll(async () => {
  await state.close();
  rmSync(folder, { recursive: true, force: true });
  cleanUp();
});
const remembered: NonNullable<ReadOptions["remembered"]> = (signature) => findMapping(state, signature);
const keep = (found: ReadPlan, by = "anna"): Promise<void> => rememberMapping(state, { signature: found.signature ?? "", headers: found.headers, mapping: planToMapping(found), by });

describe("the signature of headers", () => {
  it("knows no case, units, punctuation or empty columns at the end, but order", () => {
    const one = headerSignature(["Дата закрытия", "Сумма, тг", "VIN"]);
    expect(headerSignature(["ДАТА закрытия", "сумма (KZT)", " vin ", "", ""])).toBe(one);
    expect(headerSignature(["VIN", "Дата закрытия", "Сумма"])).not.toBe(one);
    expect([headerSignature([]), headerSignature(["", " "])]).toEqual([null, null]);
  });
});

describe("a mapping that was confirmed", () => {
  const rows = (...dates: string[]): string => fileOf(["Где;Заказ-наряд;Когда;Сумма;Кто платит;Лишний VIN", ...dates.map((date, i) => `Ц;${i};${date};1,500;Гар.;x`)].join("\n"));
  const mapping = parseMapping({
    kind: "visits", date_order: "mdy", decimal: ",", code_space: "crm", complete: true,
    columns: { branch: { column: "Где" }, visit_no: { column: "Заказ-наряд" }, closed_on: { column: "Когда" }, total_amount: { column: "Сумма" }, payer: { column: "Кто платит" }, advisor: { constant: "Олжас" } },
    words: { payer: { "Гар.": "warranty" } },
  });

  it("is used for the next file with its headers, and says whose it is", async () => {
    const first = await plan(rows("01/02/2026"), { mapping });
    await keep(first);
    const next = await plan(rows("03/04/2026", "05/06/2026"), { remembered });
    expect(next).toMatchObject({ remembered: { saved_by: "anna", saved_at: expect.stringMatching(/^\d{4}-\d\d-\d\d /) as string }, kind: "visits", kindBy: "given", codeSpace: "crm", ambiguities: [], unknownWords: [] });
    expect(next).toMatchObject({ bindings: first.bindings, notation: { dateOrder: "mdy", decimal: ",", words: { payer: { "гар": "warranty" } } }, unmapped: [{ index: 5, header: "Лишний VIN" }] });
  });
  it("is asked about anew where the file speaks against it; an option settles that", async () => {
    const against = await plan(rows("31/12/2025", "03/04/2026"), { remembered });
    expect(against.ambiguities).toEqual([{ code: "date_order", option: "--date-order", choices: ["dmy", "mdy"], examples: ["31/12/2025"] }]);
    expect(await plan(rows("31/12/2025"), { remembered, dateOrder: "dmy" })).toMatchObject({ ambiguities: [], notation: { dateOrder: "dmy" } });
  });
  it("brings back the header that was pointed at, where another row looks likelier", async () => {
    const file = (): string => fileOf("Клиент;Сумма;Отчёт;Дата закрытия\nГде;Номер;Когда;Сколько\nЦентр;17;31.01.2026;500\n");
    expect(await plan(file(), { remembered, lenient: true })).toMatchObject({ headerLine: 1, remembered: null });
    const columns = { branch: { column: 1 }, visit_no: { column: 2 }, closed_on: { column: 3 }, total_amount: { column: 4 } };
    const pointed = await plan(file(), { headerLine: 2, mapping: parseMapping({ kind: "visits", complete: true, columns }) });
    await keep(pointed);
    expect(await plan(file(), { remembered })).toMatchObject({ headerLine: 2, kind: "visits", bindings: pointed.bindings, remembered: { saved_by: "anna" } });
    await forgetMapping(state, pointed.signature ?? "");
  });
  it("gives way to an option of kind and to a mapping file, and is not used for other headers", async () => {
    expect((await plan(rows("01/02/2026"), { mapping, remembered })).remembered).toBeNull();
    const other = fileOf("Филиал;Заказ-наряд;Дата закрытия;Сумма\nЦ;1;31.01.2026;5\n");
    expect(await plan(other, { remembered })).toMatchObject({ remembered: null, kind: "visits" });
  });
  it("is listed, replaced and forgotten", async () => {
    const found = await plan(rows("01/02/2026"), { mapping });
    await keep(found, "boris");
    expect((await listMappings(state)).map(({ saved_by, kind, headers }) => [saved_by, kind, headers[0]])).toEqual([["boris", "visits", "Где"]]);
    expect([await forgetMapping(state, found.signature ?? ""), await forgetMapping(state, found.signature ?? ""), await findMapping(state, found.signature ?? "")]).toEqual([true, false, null]);
  });
  it("with a branch of its own is not followed for a file that names another", async () => {
    const file = (): string => fileOf("Заказ-наряд;Дата закрытия;Сумма\n1;31.01.2026;5\n");
    await keep(await plan(file(), { set: { branch: "Север" } }));
    const known = { remembered, knownBranches: ["Север", "Юг"] };
    expect(await plan(file(), { ...known, fileName: "визиты_Север.csv" })).toMatchObject({ ambiguities: [], bindings: { branch: { value: "Север" } } });
    expect((await plan(file(), { ...known, fileName: "визиты_Юг.csv" })).ambiguities).toEqual([{ code: "suggested_columns", option: "--set", choices: ["branch=Юг", "branch=Север"], examples: ["Юг"] }]);
  });
});

it("a plan as a mapping gives the same plan again, for any kind and any headers", async () => {
  const seed = 77;
  const cell = fc.constantFrom("", "1", "31.01.2026", "01/02/2026", "1 234,50", "1.5", "Иванов", "87011234567", "новый", "клиент", "5 USD");
  const table = fc.constantFrom(...kinds).chain((kind) => {
    const headers = fc.tuple(...sources[kind].fields.map((field) => fc.tuple(fc.boolean(), fc.constantFrom(...field.aliases)).map(([taken, alias]) => (field.required || taken ? [alias] : [])))).map((cells) => [...cells.flat(), "Что-то", "Валюта"]);
    return headers.chain((texts) => fc.record({ kind: fc.constant(kind), headers: fc.constant(texts), rows: fc.array(fc.tuple(...texts.map(() => cell)), { minLength: 1, maxLength: 4 }) }));
  });
  await fc.assert(
    fc.asyncProperty(table, async ({ kind, headers, rows }) => {
      const path = fileOf([headers, ...rows].map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(";")).join("\n"));
      const first = await plan(path, { kind });
      const mapping = parseMapping(JSON.stringify(planToMapping(first)));
      const again = await plan(path, { remembered: async (signature) => (signature === first.signature ? { mapping, saved_at: "", saved_by: null } : null) });
      const same = ({ headers: texts, bindings, notation, codeSpace, currencySeen, headerLine, delimiter, unmapped }: ReadPlan) => ({ texts, bindings, notation, codeSpace, currencySeen, headerLine, delimiter, unmapped });
      expect(same(again)).toEqual(same(first));
    }),
    { numRuns: 60, seed },
  );
}, 60_000);
