import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execute } from "#app/cli/main.ts";

const nowhere = join(tmpdir(), `no-home-${process.pid}`);

async function loyalty(...argv: string[]) {
  const said = { out: "", err: "" };
  const io = {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
    cwd: "/",
    env: { LOYALTY_HOME: nowhere },
    isTTY: false,
  };
  return { code: await execute(argv, io), ...said };
}

describe("loyalty", () => {
  it("shows help on request and asks for a command without one", async () => {
    expect(await loyalty("help")).toMatchObject({ code: 0, err: "" });
    expect((await loyalty("metrics", "--help")).out).toContain("--as-of");
    const bare = await loyalty();
    expect(bare).toMatchObject({ code: 2, out: "" });
    expect(bare.err).toContain("import");
  });

  it("speaks the language asked for, wherever the option stands", async () => {
    expect((await loyalty("--lang", "en", "help")).out).toContain("Commands");
    expect((await loyalty("help", "--lang=kk")).out).toContain("Командалар");
    expect(await loyalty("help", "--lang", "de")).toMatchObject({ code: 2, out: "" });
  });

  it.each([
    [["frobnicate"], "frobnicate"],
    [["metrics", "--frob"], "--frob"],
    [["metrics", "--as-of"], "--as-of"],
    [["metrics", "--as-of", "31.05.2026"], "31.05.2026"],
    [["metrics", "--as-of", "2026-02-30"], "2026-02-30"],
    [["metrics", "--where", "branch"], "--where"],
    [["metrics", "extra"], "extra"],
    [["rows"], "METRIC"],
    [["undo"], "BATCH"],
    [["import"], "FILE"],
    [["import", "x.csv", "--kind", "cars"], "--kind"],
    [["import", "x.csv", "--decimal", ";"], "--decimal"],
    [["import", "x.csv", "--date-order", "dym"], "--date-order"],
    [["import", "x.csv", "--delimiter", "#"], "--delimiter"],
    [["import", "x.csv", "--set", "branch"], "--set"],
    [["import", "x.csv", "--mapping", "no-such.json"], "--mapping"],
    [["import", "x.csv", "--json=yes"], "--json"],
  ])("refuses %j with exit code 2, naming %s", async (argv, named) => {
    const { code, out, err } = await loyalty(...argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(named);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(existsSync(nowhere)).toBe(false);
  });
});
