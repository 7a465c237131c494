import { readFile } from "node:fs/promises";
import { currentHome, type Env } from "#app/warehouse/home.server.ts";
import { parseMapping, ReadError, type Mapping, type SavedMapping } from "#pipelines/index.ts";
import { UsageError } from "./usage-error.ts";

/** The mapping file of `--mapping`; what is wrong with it is said before any export is read. */
export async function readMapping(file: string): Promise<Mapping> {
  try {
    return parseMapping(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof ReadError) throw wrong(file, [error.params["at"], error.params["why"]].filter(Boolean).join(": "));
    if (error instanceof Error && "code" in error) throw wrong(file, String(error.code));
    throw error;
  }
}

const wrong = (file: string, problem: string): UsageError => new UsageError("bad_file", { option: "--mapping", file, problem });

/** Everything that is remembered, newest first. */
export async function mappings(env?: Env): Promise<SavedMapping[]> {
  const { listMappings } = await import("#pipelines/index.ts");
  return listMappings((await currentHome(env)).state);
}

/** Files with these headers are detected anew; a beginning of the signature will do where only one has it. */
export async function forgetMapping(signature: string, env?: Env): Promise<SavedMapping> {
  const found = (await mappings(env)).filter((one) => signature !== "" && one.signature.startsWith(signature));
  const [only] = found;
  if (!only || found.length > 1) throw new UsageError(only ? "ambiguous_mapping" : "no_such_mapping", { signature, matches: found.length });
  const pipelines = await import("#pipelines/index.ts");
  await pipelines.forgetMapping((await currentHome(env)).state, only.signature);
  return only;
}
