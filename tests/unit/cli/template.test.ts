import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { execute } from "#app/cli/main.ts";

async function loyalty(...argv: string[]) {
  const said = { out: "", err: "" };
  const io = { stdout: { write: (text: string) => (said.out += text) }, stderr: { write: (text: string) => (said.err += text) }, cwd: "/", env: { LOYALTY_HOME: join(tmpdir(), `no-home-${process.pid}`) }, isTTY: false };
  return { code: await execute(argv, io), ...said };
}

it("prints the template of a kind in the language asked for, without any data at hand", async () => {
  expect(await loyalty("template", "goals", "--lang", "kk")).toEqual({ code: 0, err: "", out: "\uFEFFКөрсеткіш;Филиал;Ай;Жоспарлы мән\r\nloyal_client_share;МЫСАЛ: Орталық;12.2025;62,5\r\n" });
  expect((await loyalty("template", "goals")).out).toContain("Показатель;Филиал;Месяц;Плановое значение\r\n");
});

it("names the kinds to whoever asks for another, or for none", async () => {
  for (const argv of [["template"], ["template", "cars"]]) {
    const { code, out, err } = await loyalty(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("event_guests");
  }
  expect((await loyalty("template", "goals", "visits")).code).toBe(2);
});
