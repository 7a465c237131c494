import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "#app/i18n/index.ts";
import { defaultPolicy, type Policy } from "#app/metrics/policy.ts";
import { writePolicy } from "#app/metrics/policy-form.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { importFiles } from "#pipelines/index.ts";
import { lacks, location, openSite, said, type Site } from "./site.ts";

/** In force 3 of 4 are loyal; без «гарантия» 2 of 3, for г's only visits are warranty ones and в has one visit left. */
const rows = [
  "branch,visit_no,closed_on,client_code,client_name,payer,total_amount",
  "Центр,0,2020-01-10,давний,Давний Д.,customer,100.00",
  ...["а", "б"].flatMap((who, i) => [`Центр,${10 + i},2025-09-01,${who},Клиент ${who},customer,100.00`, `Центр,${20 + i},2026-03-01,${who},Клиент ${who},customer,100.00`]),
  "Центр,30,2025-09-02,в,Клиент в,customer,100.00",
  "Центр,31,2026-03-02,в,Клиент в,warranty,0.00",
  "Центр,40,2025-09-03,г,Клиент г,warranty,0.00",
  "Юг,41,2026-05-31,ю,Новый Ю.,customer,100.00",
];
const page = "/definitions/loyal-client";
const draft = (change: Partial<Policy>) => writePolicy({ ...defaultPolicy, ...change });
const noWarranty: Partial<Policy> = { payers: ["customer", "insurer"] };

let site: Site;
beforeAll(async () => {
  const seed = await openSite();
  const file = join(seed.home, "визиты.csv");
  await writeFile(file, rows.join("\n"));
  await importFiles(await currentHome(), [file], { today: "2026-06-01" });
  site = seed;
});
afterAll(() => site.close());

const open = async (path: string): Promise<string> => said(await site.get(path));

describe("the pages of definitions", () => {
  it.each(locales)("say everything in %s", async (lang) => {
    for (const path of ["/definitions", "/definitions?q=nps", page, `${page}?${draft({ ...noWarranty, window_months: 9, counting: "vin", sold_cars: false })}`, `${page}?draft=1&window_months=x`, "/definitions/nps", "/definitions/loyal_client_share"]) {
      const response = await site.get(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
      expect(response.status, path).toBe(200);
      expect((await said(response)).replace(/<[^>]+>/g, " ").match(/.{30}(undefined|NaN|\[object|\{\w+\}).{20}/g), path).toBeNull();
    }
  });

  it("find a metric by its name, its sentence or its id, and say when there is none", async () => {
    expect(lacks(await open("/definitions?q=service_retention"), "Удержание в сервисе", "1 показатель")).toEqual([]);
    expect(lacks(await open("/definitions?q=такого+нет"), "По запросу «такого нет» ничего нет")).toEqual([]);
    expect((await site.get("/definitions/no_such_metric")).status).toBe(404);
  });

  it("say what a form got wrong beside the field, and keep what was typed", async () => {
    const bad = draft({});
    bad.set("window_months", "сто");
    bad.delete("payers");
    const html = await open(`${page}?${bad}`);
    expect(lacks(html, "Нужно целое число от 1 до 60, а введено «сто».", "Отметьте хотя бы один вариант", 'value="сто"', 'aria-invalid="true"')).toEqual([]);
    expect(html.match(/name="payers"[^>]*checked/g)).toBeNull();
  });
});

describe("a definition", () => {
  it("shows its effect, is published as version 2, compared, and brought back as version 3", async () => {
    const before = await open(`${page}?${draft(noWarranty)}`);
    expect(lacks(before, "75,0 % → 66,7 %: без «гарантия» −8,3 п.п.", "Опубликовать как версию 2")).toEqual([]);

    expect((await site.post(page, new URLSearchParams([...draft(noWarranty), ["over", "1"]]))).status).toBe(400); // no reason given
    const why = new URLSearchParams([...draft(noWarranty), ["over", "1"], ["reason", "Гарантию платит завод"]]);
    expect(location(await site.post(page, why))).toBe(`${page}?done=2`);
    const done = await open(`${page}?done=2`);
    expect(lacks(done, "Версия 2 опубликована", "Гарантию платит завод", "Тест Тестов", "66,7 %")).toEqual([]);
    expect(lacks(await open("/definitions/loyal_client_share"), "loyal_client@2", "66,7 %")).toEqual([]);
    expect(lacks(await open("/definitions/service_retention"), "service_retention@2", "Гарантию платит завод")).toEqual([]);
    expect(lacks(await open("/definitions/average_check"), "average_check@1")).toEqual([]);

    expect(location(await site.post(page, why))).toContain("overtaken=2"); // the form was made over version 1
    expect(location(await site.post(page, new URLSearchParams([...draft(noWarranty), ["over", "2"], ["reason", "ещё раз"]])))).toBe(`${page}?same=1`);

    expect(lacks(await open(`${page}?from=1&to=2`), "75,0 % → 66,7 %: без «гарантия» −8,3 п.п.")).toEqual([]);
    expect(lacks(await open(`${page}?to=1`), "66,7 % → 75,0 %: плюс «гарантия» +8,3 п.п.", "Опубликовать как версию 3")).toEqual([]);
    expect((await site.get(`${page}?to=9`)).status).toBe(400);

    const back = new URLSearchParams([...draft({}), ["over", "2"], ["reason", "Вернули"]]);
    expect(location(await site.post(page, back))).toBe(`${page}?done=3`);
    expect(lacks(await open("/definitions/loyal_client_share"), "loyal_client@3", "75,0 %", "Вернули", "Гарантию платит завод")).toEqual([]);
  });

  it("opens figures of either side to the rows that they count", async () => {
    const params = new URLSearchParams([...draft(noWarranty), ["figure", "loyal_client_share"]]);
    const count = async (side: string) => (await (await site.get(`/figure.csv?${params}&side=${side}`)).text()).trim().split("\n").length - 1;
    expect([await count("from"), await count("to")]).toEqual([4, 3]);
    expect(lacks(await open(`${page}?${params}&side=to`), 'role="dialog"', "loyal_client@draft", "Отличается: Кто платит: клиент, страховая")).toEqual([]);
  });
});
