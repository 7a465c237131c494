import { describe, expect, it } from "vitest";
import * as en from "#app/i18n/en/index.ts";
import { locales, translator } from "#app/i18n/index.ts";
import * as kk from "#app/i18n/kk/index.ts";
import * as ru from "#app/i18n/ru/index.ts";
import { columnAbout, columnName } from "#app/services/column-name.ts";
import { aliasHit } from "#pipelines/read/aliases.ts";
import { kinds, sources } from "#pipelines/sources/index.ts";

const catalogues = { ru, kk, en };
const columns = kinds.flatMap((kind) => sources[kind].fields.map(({ name }) => ({ kind, name })));

describe.each(locales)("the dictionary in %s", (locale) => {
  const t = translator(locale);

  it("names every kind and says what a row of it is, and no others", () => {
    expect(Object.keys(catalogues[locale].kinds).sort()).toEqual(kinds.flatMap((kind) => [kind, `${kind}_about`]).sort());
  });

  it("names every column and says what it holds, and no others", () => {
    expect(columns.filter(({ kind, name }) => columnName(name, t, kind) === name || columnAbout(name, t, kind) === "")).toEqual([]);
    const known = new Set(columns.flatMap(({ kind, name }) => [name, `${kind}_${name}`]));
    const { columns: labels, about } = catalogues[locale];
    expect([...Object.keys(labels), ...Object.keys(about)].filter((key) => !known.has(key))).toEqual([]);
  });

  it("calls a column by a header that its contract understands, so that a template reads back", () => {
    const lost = columns.filter(({ kind, name }) => aliasHit(sources[kind], columnName(name, t, kind))?.column !== name);
    expect(lost.map(({ kind, name }) => `${kind}.${name}: ${columnName(name, t, kind)}`)).toEqual([]);
  });

  it("writes sentences", () => {
    const { kinds: named, about } = catalogues[locale];
    const sentences = [...Object.values(about), ...kinds.map((kind) => named[`${kind}_about`])];
    expect(sentences.filter((text) => !/^[\p{Lu}0-9].*\.$/u.test(text))).toEqual([]);
  });
});
