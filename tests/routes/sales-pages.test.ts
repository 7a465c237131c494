import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => void (site = await openSite()));
afterAll(() => site.close());

describe("sales and service, average check", () => {
  it.each([
    ["/service", "ru", "Страница строится из выгрузок «продажи» и «визиты»"],
    ["/service", "kk", "«сатулар» мен «визиттер»"],
    ["/check", "ru", "Страница строится из выгрузки «визиты»"],
    ["/check", "en", "This page is built from the export &quot;visits&quot;"],
  ])("an empty home: %s in %s names the exports that feed it", async (path, lang, sentence) => {
    const answer = await site.get(`${path}?lang=${lang}`);
    expect(answer.status).toBe(200);
    expect((await answer.text()).includes(sentence), sentence).toBe(true);
  });
});
