import { describe, expect, it } from "vitest";
import { asCompared, decide, keyText, listDecisions, listBatches, parseKeyText, rebuildModels, undoBatch, undoDecision, type KeyRef } from "#pipelines/index.ts";
import { readDecisions } from "#pipelines/state/index.ts";
import { desk } from "../import/factory.ts";
import { clients, everything, orders } from "./factory.ts";

const phone = (last: string): KeyRef => ({ key_type: "phone", code_space: null, key_value: `+7701000000${last}` });
const two = orders({ client_name: "Ким Анна", phone: "+77010000001" }, { client_name: "Ким А.", phone: "+77010000002" });
const crowd = orders(
  ...["Ахметов А.", "Борисов Б.", "Волков В.", "Громов Г.", "Дюсенов Д.", "Ермеков Е."].map((client_name, i) => ({ client_name, phone: "+77019999999", client_code: `${i}` })),
);
const desks = { key_type: "phone", code_space: null, key_value: "+77019999999" } as const;

describe("a decision", () => {
  it("joins, and undone leaves exactly the tables that were", async () => {
    const { home, file, load } = await desk();
    await load(await file("v.csv", two));
    const before = await everything(home);
    expect(await clients(home)).toEqual(["Ким А. 1", "Ким Анна 1"]);
    const id = await decide(home, { verdict: "same", left: phone("1"), right: phone("2") }, "anna");
    expect(await clients(home)).toEqual(["Ким Анна 2"]);
    await undoDecision(home, id, "boris");
    expect(await everything(home)).toEqual(before);
    expect(await listDecisions(home.state)).toMatchObject([{ decision_id: id, decided_by: "anna", undone_by: "boris", state: "undone" }]);
  });

  it("outlives a rebuild, another load, and a load taken back and given again", async () => {
    const { home, file, load } = await desk();
    const path = await file("v.csv", two);
    await load(path);
    await decide(home, { verdict: "same", left: phone("2"), right: phone("1") }, null);
    const joined = await everything(home);
    await rebuildModels(home);
    expect(await everything(home)).toEqual(joined);
    await load(await file("w.csv", orders({ visit_no: "N9", client_name: "Ли В.", phone: "+77010000003" })));
    expect(await clients(home)).toEqual(["Ким Анна 2", "Ли В. 1"]);
    const [, first] = await listBatches(home);
    await undoBatch(home, first!.batch);
    expect(await clients(home)).toEqual(["Ли В. 1"]);
    await load(path);
    expect(await clients(home)).toEqual(["Ким Анна 2", "Ли В. 1"]);
  });

  it("on keys that are not there yet waits for them", async () => {
    const { home, file, load } = await desk();
    await decide(home, { verdict: "same", left: phone("1"), right: phone("2") }, null);
    await load(await file("v.csv", two));
    expect(await clients(home)).toEqual(["Ким Анна 2"]);
  });

  it("makes a crowded phone a key, and a good one none", async () => {
    const { home, file, load } = await desk();
    await load(await file("v.csv", crowd));
    expect(await clients(home)).toHaveLength(6);
    const before = await everything(home);
    const id = await decide(home, { verdict: "is_key", left: desks }, null);
    expect(await clients(home)).toHaveLength(1);
    await undoDecision(home, id, null);
    expect(await everything(home)).toEqual(before);
    await load(await file("w.csv", orders({ visit_no: "M1", client_name: "Ли В.", phone: "+77010000003" }, { visit_no: "M2", client_name: "Ли Вера", phone: "+77010000003", email: "a@b.kz" })));
    await decide(home, { verdict: "no_key", left: phone("3") }, null);
    expect((await clients(home)).filter((name) => name.startsWith("Ли"))).toEqual(["Ли Вера 1"]);
  });

  it("about the same keys overtakes the one before, which stands again when it is undone", async () => {
    const { home } = await desk();
    const [left, right] = [phone("1"), phone("2")];
    await decide(home, { verdict: "same", left, right }, null);
    expect(await decide(home, { verdict: "same", left: right, right: left }, null)).toBe(1);
    const id = await decide(home, { verdict: "different", left: right, right: left }, null);
    expect((await readDecisions(home.state)).map(({ verdict }) => verdict)).toEqual(["different"]);
    expect((await listDecisions(home.state)).map(({ state }) => state)).toEqual(["standing", "overtaken"]);
    await undoDecision(home, id, null);
    expect((await readDecisions(home.state)).map(({ verdict }) => verdict)).toEqual(["same"]);
  });

  it("that is not there, is undone already, or names one key twice is refused", async () => {
    const { home } = await desk();
    await expect(undoDecision(home, 1, null)).rejects.toMatchObject({ name: "DecisionError", code: "no_such_decision" });
    await expect(decide(home, { verdict: "same", left: phone("1"), right: phone("1") }, null)).rejects.toMatchObject({ code: "same_key_twice" });
    const id = await decide(home, { verdict: "no_key", left: phone("1") }, null);
    await undoDecision(home, id, null);
    await expect(undoDecision(home, id, null)).rejects.toMatchObject({ code: "decision_undone" });
  });
});

describe("a key as text", () => {
  it("comes back as it was, whatever is in it", () => {
    const keys: KeyRef[] = [phone("1"), { key_type: "client_code", code_space: "код: 100%", key_value: "a:b" }, { key_type: "client_code", code_space: "", key_value: "1" }];
    for (const key of keys) expect(parseKeyText(keyText(key))).toEqual(key);
    for (const text of ["phone:", "phone", "fax:1", "client_code:1", ""]) expect(parseKeyText(text), text).toBeNull();
  });

  it("typed by hand is written as imports write it, or refused", () => {
    expect(asCompared({ ...phone("1"), key_value: "8 (701) 000-00-01" })).toEqual({ ...phone("1"), key_value: "+77010000001" });
    expect(asCompared({ ...phone("1"), key_value: "12" })).toBeNull();
    expect(asCompared({ key_type: "email", code_space: null, key_value: "A@B.KZ" })?.key_value).toBe("a@b.kz");
  });
});
