import { expect, test, vi } from "vitest";
import { translator } from "#app/i18n/index.ts";
import { fileOrSentence } from "#app/services/file-or-sentence.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { workbookFile } from "#app/services/workbook-file.server.ts";

const t = translator("ru");
const told = async (make: () => Promise<Response | null>) => {
  const response = await fileOrSentence(t, make);
  return [response.status, response.headers.get("Content-Type"), await response.text()];
};

test("a file goes as it is; in its place there is a sentence in plain text", async () => {
  expect(await told(async () => new Response("a;b", { headers: { "Content-Type": "text/csv" } }))).toEqual([200, "text/csv", "a;b"]);
  expect(await told(async () => null)).toEqual([404, "text/plain; charset=utf-8", t("ui.error_not_found")]);
  expect((await told(() => Promise.reject(new UsageError("no_data"))))[0]).toBe(400);
  expect((await told(() => Promise.reject(new UsageError("not_yours"))))[0]).toBe(403);
});

test("of what went wrong within nothing is told but that it did", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(await told(() => Promise.reject(new Error("пароль 123")))).toEqual([500, "text/plain; charset=utf-8", t("ui.error_server")]);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

test("more rows than a workbook takes: a sentence with both numbers", async () => {
  const rows = Array.from({ length: 250_001 }, () => ["x"]);
  const [status, , sentence] = await told(async () => new Response(await workbookFile({ title: "x", lines: [] }, "x", { name: "x", columns: ["x"], rows })));
  expect([status, sentence]).toEqual([400, "Для книги Excel здесь слишком много строк: 250001, а поместится 250000. Выгрузите тот же список в CSV."]);
});
