import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { syncDirectory } from "../stage/files.ts";
import { contentsName, type Contents } from "./backup.ts";
import { BackupError } from "./backup-error.ts";
import { readTar, type Sum, TarError } from "./tar.ts";

/** No other name comes out of a backup: neither a path that leads elsewhere nor a file that the home does not know. */
const mayCome = /^(state\.duckdb|settings\.json|home\.json|loads\.jsonl|archive\/[0-9a-f]{64}(\.[\p{L}\p{N}_-]{1,20})?)$/u;

const contentsSchema = z.object({
  format: z.number(),
  made_at: z.string(),
  state_version: z.number(),
  loads: z.number(),
  missing: z.array(z.string()),
  entries: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});

/**
 * Reads a backup to its end and holds every file in it against its sum. Files go under `dir` where `wanted` says so, each on the disk when
 * this ends. Throws BackupError.
 */
export async function unpack(file: string, dir: string, wanted: (name: string) => boolean): Promise<Contents> {
  const sums: Sum[] = [];
  let last = "";
  try {
    const take = async (name: string, bytes: number, pieces: AsyncIterable<Buffer>): Promise<void> => {
      if (name === contentsName) {
        const parts: Buffer[] = [];
        for await (const piece of pieces) parts.push(piece);
        last = Buffer.concat(parts).toString("utf8");
        return;
      }
      if (!mayCome.test(name)) throw new BackupError("not_a_backup", { file });
      sums.push({ name, bytes, sha256: await keep(pieces, wanted(name) ? join(dir, name) : null) });
    };
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), createGunzip(), (source: AsyncIterable<Buffer>) => readTar(source, take));
  } catch (error) {
    throw toSentence(error, file, sums.length > 0);
  }
  return checked(file, last, sums);
}

async function keep(pieces: AsyncIterable<Buffer>, path: string | null): Promise<string> {
  const hash = createHash("sha256");
  if (path) await mkdir(dirname(path), { recursive: true });
  const to = path ? await open(path, "wx", 0o600) : null;
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await to?.writeFile(piece);
    }
    await to?.sync();
  } finally {
    await to?.close();
  }
  if (path) await syncDirectory(dirname(path));
  return hash.digest("hex");
}

function checked(file: string, text: string, sums: readonly Sum[]): Contents {
  if (text === "") throw new BackupError("cut_off", { file });
  const { data, success } = contentsSchema.safeParse(JSON.parse(text));
  if (!success) throw new BackupError("not_a_backup", { file });
  if (data.format !== 1) throw new BackupError("newer", { file });
  const said = new Map(data.entries.map((entry) => [entry.name, entry.sha256]));
  const wrong = sums.find(({ name, sha256 }) => said.get(name) !== sha256) ?? data.entries.find(({ name }) => !sums.some((sum) => sum.name === name));
  if (wrong || !said.has("state.duckdb")) throw new BackupError("changed", { file, name: wrong?.name ?? "state.duckdb" });
  return data as Contents;
}

function toSentence(error: unknown, file: string, begun: boolean): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "EISDIR") return new BackupError("not_found", { file }, { cause: error });
  if (code === "Z_BUF_ERROR") return new BackupError("cut_off", { file }, { cause: error });
  if (code.startsWith("Z_") || error instanceof TarError) return new BackupError(begun ? "cut_off" : "not_a_backup", { file }, { cause: error });
  return error;
}
