import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differingPhones, maskedEmail, maskedPhone, shownContact } from "#app/services/identity/shown-contact.ts";
import { withoutContacts } from "#app/services/identity/without-contacts.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const phone = (key_value: string) => ({ key_type: "phone", code_space: null, key_value }) as const;

describe("a contact that is masked", () => {
  it.each([
    ["+77010000034", "+7 701 ••• •• 34"],
    ["8 (701) 000-00-34", "+7 701 ••• •• 34"],
    ["7010000034", "+7 701 ••• •• 34"],
    ["+4930123456", "+49••••••56"],
    ["нет", "•••"],
    ["12345", "•••••"],
  ])("%s → %s", (text, shown) => expect(plain(maskedPhone(text))).toBe(shown));

  it.each([["anna@mail.kz", "a•••@mail.kz"], ["a@mail.kz", "a•••@mail.kz"], ["неизвестно", "н•••"], ["a@b@mail.kz", "a•••@mail.kz"]])("%s → %s", (text, shown) => expect(maskedEmail(text)).toBe(shown));

  it("keeps apart what looks alike, and is the same for the same", () => {
    const [one, other, again] = [phone("+77010000034"), phone("+77019999934"), phone("+77010000034")].map((key) => shownContact(key));
    expect(one?.text).toBe(other?.text);
    expect([one?.same === other?.same, one?.same === again?.same]).toEqual([false, true]);
  });

  it("is whole only where that is asked for", () => {
    expect(plain(shownContact(phone("+77010000034"), "whole").text)).toBe("+7 701 000-00-34");
    expect(shownContact({ key_type: "card_no", code_space: null, key_value: "C-17" }).text).toBe("C-17");
  });

  it("of two phones opens the places where they differ", () => {
    expect(differingPhones("+77011234567", "+77011934567").map(plain)).toEqual(["+7 701 •2• •• 67", "+7 701 •9• •• 67"]);
    expect(differingPhones("+77011234567", "+4930123456").map(plain)).toEqual(["+7 701 ••• •• 67", "+49••••••56"]);
  });

  it("never says any of the middle five digits", () => {
    const digits = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }).map((all) => all.join(""));
    fc.assert(fc.property(digits, (middle) => void expect(maskedPhone(`+7700${middle}00`).replace(/\D/g, "")).toBe("770000")));
  });
});

describe("a cell of a file", () => {
  const shown = (cell: string, column: string | null) => plain(withoutContacts(cell, column));
  it("is masked by what its column was read as", () => {
    expect(shown("8 701 000 00 34, +7 702 111 11 12", "phone")).toBe("+7 701 ••• •• 34, +7 702 ••• •• 12");
    expect(shown("anna@mail.kz", "email")).toBe("a•••@mail.kz");
  });
  it("and by its looks in a column that was not read", () => {
    expect(shown("Звонить 8(701)000-00-34 или anna@mail.kz", null)).toBe("Звонить +7 701 ••• •• 34 или a•••@mail.kz");
  });
  it("is left alone where it only has digits", () => {
    for (const cell of ["1 234 567,50", "XTA21099000000001", "87654321", "01.02.2026", "870100000341"]) expect(shown(cell, "total_amount")).toBe(cell);
  });
});
