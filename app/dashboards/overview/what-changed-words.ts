import type { WhatChanged, GroupPart } from "#app/metrics/views/overview.ts";
import { againstText } from "../against.ts";
import { metricName, valueName, type Wording } from "../words.ts";

/** A group as the reader calls it. */
export const groupName = ({ dimension, value }: GroupPart, { t }: Pick<Wording, "t">): string => valueName(dimension, value, t);

/**
 * One change in words: the whole with its sign and what it is held against, the group that did most of it by rate or mix, the one that pulled
 * the other way, and since when.
 */
export function changeSentence({ change, to, clear, part, counter, everywhere, since }: WhatChanged, words: Wording): string {
  const { t, format } = words;
  const whole = { name: metricName(to, t), change: format.change(change.value, to.unit), against: againstText(change, to, words) };
  const total = (one: GroupPart) => format.change(one.total, to.unit);
  const along = part !== null && part.total * Number(change.value) > 0;
  const partKey = !clear ? "ui.ov_part_hidden" : along ? "ui.ov_part" : "ui.ov_part_against";
  const began = since ? t("ui.ov_since", { month: format.month(since) }) : "";
  const ofBranch = part?.dimension === "branch";
  const sentence = [
    t(!clear ? "ui.ov_hidden" : everywhere ? "ui.ov_whole_everywhere" : "ui.ov_whole", whole),
    ofBranch ? "" : began,
    ...(part ? [t(partKey, { group: groupName(part, words), total: total(part), cause: t(`ui.ov_cause_${part.cause}`) })] : []),
    ofBranch ? began : "",
    ...(counter ? [t("ui.ov_counter", { group: groupName(counter, words), total: total(counter) })] : []),
  ].join("");
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** Whether a change is welcome: told by its group where there is one, else by the whole. */
export const unwelcome = ({ part, change }: WhatChanged, better: 1 | -1): boolean => (part ? part.total : Number(change.value)) * better < 0;
