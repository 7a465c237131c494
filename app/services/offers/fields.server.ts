import type { Home } from "#pipelines/index.ts";
import type { OfferFields, RuleInput } from "#app/dashboards/offers/views.ts";
import { hasMessage, type Locale, type Translate } from "#app/i18n/translate.ts";
import { ADDED, conditionFields, fieldName, fieldText, languages, type FieldType } from "#app/promotions/offer-fields.ts";
import { offerKinds, type OfferRule } from "#app/promotions/offers.ts";
import { only, plainSegments, readSpec, ruleTables, specText, type SegmentSpec } from "#app/promotions/segments.ts";
import { segmentName, specWords } from "../segments/names.ts";
import { savedSegments } from "../segments/saved.server.ts";
import type { OfferVersion } from "./rules.server.ts";

interface Asked {
  readonly now: OfferVersion;
  /** What somebody typed and could not be taken. */
  readonly typed: URLSearchParams | null;
  readonly bad: string | null;
  readonly locale: Locale;
  readonly t: Translate;
}

/** The rules in force as a form, or as they were typed. */
export async function offerFields(home: Pick<Home, "state">, { now, typed, bad, locale, t }: Asked): Promise<OfferFields> {
  const own = languages.toSorted((a, b) => Number(b === locale) - Number(a === locale));
  const said = (name: string, kept: string): string => typed?.get(name) ?? kept;
  const check = (name: string, kept: boolean) => ({ name, checked: typed ? typed.get(name) === "1" : kept });
  const input = (name: string, label: string, kept: string, numeric: boolean): RuleInput => ({ name, label, value: said(name, kept), numeric });
  const word = (key: string): string => (hasMessage(key) ? t(key) : key);
  const number = (type: FieldType, name: string, key: string, kept: unknown): RuleInput => input(name, word(key), fieldText(type, kept), true);
  const names = (rule: string, kept?: OfferRule["name"]): RuleInput[] => own.map((language) => input(fieldName(rule, "name", language), t(`offers.name_${language}`), kept?.[language] ?? "", false));
  const condition = (rule: string, one: OfferRule["when"][number], at: number) => ({
    words: one.is === "segment" ? t("offers.when_segment", { segment: specWords(readSpec(one.spec) ?? { all: [] }, t) }) : t(`offers.when_${one.is}`),
    inputs: conditionFields[one.is].map(([key, type]) => number(type, fieldName(rule, at, key), `offers.when_${one.is}_${key}`, (one as Readonly<Record<string, unknown>>)[key])),
  });
  const choice = (spec: SegmentSpec, label: string) => ({ value: specText(spec), label });
  const saved = (await savedSegments(home)).map(({ spec, name }) => choice(spec, name));
  const usual = [...Object.values(plainSegments).flat(), ...ruleTables.fixed.segments.map((segment) => `fixed_${segment}`)].map((id) => choice(only(id), segmentName(id, t)));
  return {
    version: now.version,
    by: said("by", now.rules.by),
    orders: (["order", "margin"] as const).map((value) => ({ value, label: t(`offers.by_${value}`) })),
    kinds: offerKinds.map((value) => ({ value, label: t(`offers.kind_${value}`) })),
    rules: now.rules.rules.map((rule, at) => ({
      id: rule.id,
      title: rule.name[locale],
      on: check(fieldName(rule.id, "on"), true),
      guard: check(fieldName(rule.id, "guard"), rule.guard),
      kind: { name: fieldName(rule.id, "kind"), value: said(fieldName(rule.id, "kind"), rule.kind) },
      place: number("place", fieldName(rule.id, "place"), "offers.field_place", at + 1),
      margin: number("money", fieldName(rule.id, "margin"), "offers.column_margin", rule.margin),
      names: names(rule.id, rule.name),
      when: rule.when.map((one, place) => condition(rule.id, one, place)),
    })),
    added: {
      segment: said(fieldName(ADDED, "segment"), ""),
      segments: [{ label: t("offers.segments_saved"), choices: saved }, { label: t("offers.segments_usual"), choices: usual }].filter(({ choices }) => choices.length > 0),
      kind: said(fieldName(ADDED, "kind"), "reminder"),
      names: names(ADDED),
      margin: number("money", fieldName(ADDED, "margin"), "offers.column_margin", 0),
    },
    reason: said("reason", ""),
    bad,
  };
}
