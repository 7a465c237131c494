import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const squeeze = promisify(brotliCompress);

/**
 * Puts beside every script and style sheet of the browser one that is compressed as well as can be: once, at build, for it takes seconds.
 * Of the files as they were written: until then other steps of the build may still put words in.
 */
export const squeezed = (): Plugin => ({
  name: "loyalty:squeezed",
  applyToEnvironment: ({ name }) => name === "client",
  async writeBundle({ dir = "" }, bundle) {
    await Promise.all(
      Object.keys(bundle)
        .filter((name) => /\.(js|css)$/.test(name))
        .map(async (name) => writeFile(join(dir, `${name}.br`), await squeeze(await readFile(join(dir, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }))),
    );
  },
});
