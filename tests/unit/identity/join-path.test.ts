import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spacedPhone } from "#app/services/identity/shown-contact.ts";
import { joinPath } from "#app/services/identity/join-path.ts";

describe("how records hang together", () => {
  it("goes from record to record by the key of both, and by a decision where no key does", () => {
    const path = joinPath(
      [
        { ref: "a", keys: ["phone 1"] },
        { ref: "c", keys: ["card 7"] },
        { ref: "b", keys: ["phone 1", "card 7"] },
        { ref: "d", keys: ["mail x"] },
      ],
      [{ id: 4, left: "mail x", right: "card 7" }],
    );
    expect(path.map(({ ref, tie }) => [ref, tie])).toEqual([
      ["a", null],
      ["b", { to: "a", key: "phone 1", decision: null }],
      ["c", { to: "b", key: "card 7", decision: null }],
      ["d", { to: "b", key: null, decision: 4 }],
    ]);
  });

  it("loses no record and ties each to an earlier one that has the key", () => {
    const record = fc.array(fc.constantFrom("k1", "k2", "k3", "k4"), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (all) => {
        const records = all.map((keys, i) => ({ ref: String(i), keys }));
        const path = joinPath(records, []);
        expect(path.map(({ ref }) => ref).sort()).toEqual(records.map(({ ref }) => ref).sort());
        path.forEach(({ keys, tie }, i) => {
          const earlier = path.slice(0, i);
          const joined = earlier.some((other) => other.keys.some((key) => keys.includes(key)));
          expect(tie !== null).toBe(joined);
          if (tie) expect(earlier.find(({ ref }) => ref === tie.to)?.keys).toContain(tie.key);
        });
      }),
    );
  });
});

it("a phone is written for reading; a foreign one stays", () => {
  expect(spacedPhone("+77010000001").replaceAll("\u00a0", " ")).toBe("+7 701 000-00-01");
  expect(spacedPhone("+4930123456")).toBe("+4930123456");
});
