import { describe, expect, it } from "vitest";
import { ask, sale, staffRow, survey, visit } from "./factory.ts";

const advisors = "select visit_no, advisor from core.visit order by visit_no";

describe("role spells", () => {
  it("follow each other, blank first, and hold until the next", async () => {
    const rows = [
      staffRow("7", { name: "Ким Анна", valid_from: "2026-02-01", role: "manager" }),
      staffRow("7", { name: "Ким Анна", valid_from: "2025-02-01", branch: "Юг" }),
      staffRow("7", { name: "Ким Анна", hired_on: "2020-01-01" }),
    ];
    expect(await ask(rows, "select role, branch, valid_from, valid_until, hired_on from core.staff order by valid_from nulls first")).toEqual([
      { role: "advisor", branch: "Центр", valid_from: null, valid_until: "2025-02-01", hired_on: "2020-01-01" },
      { role: "advisor", branch: "Юг", valid_from: "2025-02-01", valid_until: "2026-02-01", hired_on: null },
      { role: "manager", branch: "Центр", valid_from: "2026-02-01", valid_until: null, hired_on: null },
    ]);
  });
});

describe("who an order names", () => {
  const payroll = [
    staffRow("007", { name: "Ким Анна Олеговна" }),
    staffRow("008", { name: "Королёв Пётр Ильич" }),
    staffRow("009", { name: "Королев Павел Ильич" }),
    staffRow("010", { name: "Ли Вера", branch: "Юг" }),
    staffRow("011", { name: "Ли Вера" }),
    staffRow("012", { name: "Цой Лев", branch: "Юг" }),
    staffRow("013", { name: "Цой Лев", branch: "Юг" }),
  ];

  it("is found by code, by full name within the branch, by surname and initials; else it stays open", async () => {
    const rows = [
      ...payroll,
      visit("01 code", { advisor: "007" }),
      visit("02 code of another branch", { advisor: "010" }),
      visit("03 full name", { advisor: "КИМ  анна олеговна" }),
      visit("04 initials", { advisor: "Ким А.О." }),
      visit("05 one initial", { advisor: "Ким А." }),
      visit("06 two of these initials", { advisor: "Королев П.И." }),
      visit("07 ё is е", { advisor: "Королев Петр Ильич" }),
      visit("08 of this branch", { advisor: "Ли Вера" }),
      visit("09 of that branch", { advisor: "Ли Вера", branch: "Юг" }),
      visit("10 not of this branch", { advisor: "Цой Лев" }),
      visit("11 two there", { advisor: "Цой Лев", branch: "Юг" }),
      visit("12 unknown", { advisor: "Иной И." }),
      visit("13 nobody", {}),
    ];
    const found = await ask(rows, advisors);
    expect(found.map((r) => r["advisor"])).toEqual(["007", "010", "007", "007", "007", null, "008", "011", "010", null, null, null, null]);
  });

  it("is, of two of one name, the one who worked then; alone it is he who has left, too", async () => {
    const rows = [
      staffRow("1", { name: "Ким Анна", hired_on: "2020-01-01", left_on: "2025-12-31" }),
      staffRow("2", { name: "Ким Анна", hired_on: "2026-01-01" }),
      staffRow("3", { name: "Ли Вера", left_on: "2025-12-31" }),
      visit("1", { advisor: "Ким Анна", closed_on: "2025-12-31" }),
      visit("2", { advisor: "Ким А.", closed_on: "2026-01-01" }),
      visit("3", { advisor: "Ли Вера", closed_on: "2026-01-10" }),
    ];
    expect((await ask(rows, advisors)).map((r) => r["advisor"])).toEqual(["1", "2", "3"]);
  });

  it("depends on the day: a name is found in the branch where its bearer then was", async () => {
    const rows = [
      staffRow("7", { name: "Ким Анна", branch: "Центр" }),
      staffRow("7", { name: "Ким Анна", branch: "Юг", valid_from: "2026-02-01" }),
      visit("1", { advisor: "Ким Анна", closed_on: "2026-01-31" }),
      visit("2", { advisor: "Ким Анна", closed_on: "2026-02-01" }),
      visit("3", { advisor: "Ким Анна", closed_on: "2026-02-01", branch: "Юг" }),
      visit("4", { advisor: "7", closed_on: "2026-02-01" }),
    ];
    expect((await ask(rows, advisors)).map((r) => r["advisor"])).toEqual(["7", null, "7", "7"]);
  });

  it("is matched for technicians and sellers alike", async () => {
    const rows = [...payroll, visit("1", { technician: "Ким А.О." }), sale("2", { seller: "Ли Вера" })];
    expect(await ask(rows, "select technician, technician_text, seller, seller_text from core.visit, core.sale")).toEqual([
      { technician: "007", technician_text: "Ким А.О.", seller: "011", seller_text: "Ли Вера" },
    ]);
  });
});

describe("without a staff export", () => {
  it("the names of orders and contracts are the staff, spelt as most often, in the branch and role of most rows", async () => {
    const rows = [
      visit("1", { advisor: "Ким А." }), visit("2", { advisor: "КИМ А" }), visit("3", { advisor: "Ким А.", branch: "Юг" }), visit("4", { advisor: "Ким А." }),
      sale("5", { seller: "Ким А." }),
      sale("6", { seller: "Ли В.", branch: "Юг" }), sale("7", { seller: "ли в", branch: "Юг" }), sale("8", { seller: "Ли В." }), visit("9", { advisor: "Ли В.", branch: "Север" }),
      visit("10", { technician: "Цой Л." }),
    ];
    expect(await ask(rows, "select * from core.staff order by name")).toEqual([
      { staff_code: "Ким А.", name: "Ким А.", role: "advisor", branch: "Центр", valid_from: null, valid_until: null, hired_on: null, left_on: null },
      { staff_code: "Ли В.", name: "Ли В.", role: "seller", branch: "Юг", valid_from: null, valid_until: null, hired_on: null, left_on: null },
    ]);
    expect((await ask(rows, "select advisor from core.visit where advisor_text is not null order by cast(visit_no as integer)")).map((r) => r["advisor"])).toEqual(["Ким А.", "Ким А.", "Ким А.", "Ким А.", "Ли В."]);
  });
});

describe("whom an answer is about", () => {
  const anna = { phone: "+77010000001" };
  const rows = [
    staffRow("7", { name: "Ким Анна" }),
    staffRow("8", { name: "Ли Вера" }),
    staffRow("9", { name: "Ли Вера", branch: "Юг" }),
    visit("1", { ...anna, advisor: "7" }),
    survey("1 said", { ...anna, staff: "8" }),
    survey("2 through the visit", anna),
    survey("3 name within the visit's branch", { ...anna, staff: "Ли Вера" }),
    survey("4 two of this name, no branch", { staff: "Ли Вера" }),
    survey("5 one of this name, no branch", { staff: "Ким Анна" }),
    survey("6 unknown name: through the visit", { ...anna, staff: "Иной И." }),
    survey("7 nobody", {}),
  ];

  it("is the one it names, else who served", async () => {
    expect((await ask(rows, "select staff from core.survey order by response_no")).map((r) => r["staff"])).toEqual(["8", "7", "8", null, "7", "7", null]);
  });
});
