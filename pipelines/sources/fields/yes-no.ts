import { code, fieldType, fine, wrong } from "./field.ts";
import { literal } from "./pattern.ts";
import { words } from "./words.ts";

const answer = words("yes_no", {
  yes: ["да", "д", "иә", "ия", "есть", "бар", "истина", "true", "y", "t", "1", "подтверждено", "подтверждена", "подтвердилась", "обоснована", "обоснованная", "признана", "пришел", "пришла", "был", "была", "присутствовал", "присутствовала", "участвовал", "приглашен", "приглашена", "келді", "қатысты", "шақырылды", "расталды", "негізді", "attended", "came", "present", "invited", "upheld", "confirmed"],
  no: ["нет", "н", "жоқ", "ложь", "false", "n", "f", "0", "не подтверждено", "не подтверждена", "не подтвердилась", "необоснована", "не обоснована", "необоснованная", "отклонена", "не пришел", "не пришла", "не был", "не была", "отсутствовал", "отсутствовала", "не участвовал", "не приглашен", "не приглашена", "келмеді", "қатыспады", "шақырылмады", "расталмады", "негізсіз", "not attended", "absent", "no show", "not invited", "not upheld", "rejected"],
});

/** Marks that folding would lose. A hyphen or dash alone never gets here: it is how exports write "nothing". */
const marks: ReadonlyMap<string, boolean> = new Map([["+", true], ["✓", true], ["✔", true], ["☑", true], ["\u2212", false], ["✗", false], ["✘", false]]);
const marked = (yes: boolean): string => [...marks].flatMap(([mark, means]) => (means === yes ? [literal(mark)] : [])).join(", ");

/** Yes or no in three languages, by figures or by marks → BOOLEAN. A mapping file may add words for `yes` and `no`. */
export const yesNo = fieldType({
  name: "yes_no",
  sqlType: "BOOLEAN",
  words: answer.words,
  parse(cell, column, notation) {
    const mark = marks.get(cell);
    if (mark !== undefined) return fine(mark);
    const { value } = answer.parse(cell, column, notation);
    return value === "yes" || value === "no" ? fine(value === "yes") : wrong("unknown_word");
  },
  value(cell, column, notation) {
    const word = answer.compile(cell, column, notation).value;
    return `case when ${cell} in (${marked(true)}) then true when ${cell} in (${marked(false)}) then false else list_transform([${word}], w -> case w when 'yes' then true when 'no' then false end)[1] end`;
  },
  why: () => code("unknown_word"),
});
