import { describe, expect, it } from "vitest";
import { optionsOf } from "#app/services/upload-answers-options.ts";
import { readAnswers, type FileAnswers, type Shown } from "#app/services/upload-answers.ts";

const was: Shown = { kind: "visits", settings: { kind: "visits", encoding: "utf-8", date_order: "dmy" }, columns: ["visit_no", "phone", ""], constants: {}, words: {} };
/** The card as it was shown, with what a person changed in it. */
const sent = (changes: Record<string, string> = {}, before: FileAnswers = {}, card: Shown = was) =>
  readAnswers(
    new URLSearchParams({
      "0.shown": JSON.stringify(card),
      ...Object.fromEntries(Object.entries(card.settings).map(([name, value]) => [`0.${name}`, value])),
      ...Object.fromEntries(card.columns.map((column, index) => [`0.as.${index}`, column])),
      ...changes,
    }),
    0,
    before,
  );

describe("answers about an uploaded file", () => {
  it("are none while nothing was changed: what is detected stays detected", () => {
    expect(sent()).toEqual({ older: false });
  });
  it("are what differs from what was shown", () => {
    expect(sent({ "0.encoding": "windows-1251" })).toMatchObject({ encoding: "windows-1251", mapping: undefined });
    expect(sent({ "0.date_order": "mdy" })).toMatchObject({ date_order: "mdy" });
    expect(sent({}, { decimal: "," })).toMatchObject({ decimal: "," });
  });
  it("name every column once one was changed", () => {
    expect(sent({ "0.as.2": "vin" }).mapping).toEqual({ kind: "visits", columns: ["visit_no", "phone", "vin"], constants: {}, words: {} });
    expect(sent({ "0.as.1": "" }).mapping?.columns).toEqual(["visit_no", "", ""]);
  });
  it("give one meaning to one column, the one it was just given to", () => {
    expect(sent({ "0.as.2": "phone" }).mapping?.columns).toEqual(["visit_no", "", "phone"]);
    expect(sent({ "0.as.0": "vin", "0.as.2": "vin" }).mapping?.columns).toEqual(["vin", "phone", ""]);
  });
  it("settle a question about two columns even with the one that was shown", () => {
    expect(sent({ "0.pick.phone": "1" }).mapping?.columns).toEqual(["visit_no", "phone", ""]);
    expect(sent({ "0.pick.phone": "2" }).mapping?.columns).toEqual(["visit_no", "", "phone"]);
  });
  it("about columns are void when the kind or the header changes", () => {
    const before = sent({ "0.as.2": "vin" });
    expect(sent({ "0.kind": "sales" }, before)).toMatchObject({ kind: "sales", mapping: undefined });
    expect(sent({ "0.header": "none" }, before)).toMatchObject({ header: "none", mapping: undefined });
  });
  it("name the line of the header, which another sheet forgets", () => {
    const card: Shown = { ...was, settings: { ...was.settings, header: "3", sheet: "Январь" } };
    const answers = sent({ "0.header": "5" }, {}, card);
    expect(optionsOf(answers, "2026-06-01", "x.xlsx")).toMatchObject({ headerLine: 5 });
    expect(optionsOf({ header: "none", kind: "visits" }, "2026-06-01", "x.csv")).not.toHaveProperty("headerLine");
    expect(sent({ "0.sheet": "Февраль" }, answers, { ...card, settings: { ...card.settings, header: "5" } })).toMatchObject({ sheet: "Февраль", header: undefined });
  });
  it("keep constants and words, whatever signs the words have", () => {
    const { mapping } = sent({ "0.set.branch": " Юг ", "0.word.payer.Гар. фонд": "warranty", "0.word.kind.Прочее.": "" });
    expect(mapping).toMatchObject({ constants: { branch: "Юг" }, words: { payer: { "Гар. фонд": "warranty" } } });
  });
  it("of a card that was not in the form stay what they were", () => {
    const before: FileAnswers = { kind: "sales", remember: false };
    expect(readAnswers(new URLSearchParams({ "1.shown": "{}" }), 0, before)).toBe(before);
  });
});
