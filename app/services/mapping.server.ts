import { readFile } from "node:fs/promises";
import { parseMapping, ReadError, type Mapping } from "#pipelines/index.ts";
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
