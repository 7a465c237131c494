import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const squeeze = promisify(brotliCompress);

/** Puts beside every script and style sheet of the browser one that is compressed as well as can be: once, at build, for it takes seconds. */
export const squeezed = (): Plugin => ({
  name: "loyalty:squeezed",
  enforce: "post",
  applyToEnvironment: ({ name }) => name === "client",
  async generateBundle(_options, bundle) {
    await Promise.all(
      Object.values(bundle).map(async (file) => {
        if (!/\.(js|css)$/.test(file.fileName)) return;
        const source = await squeeze(file.type === "chunk" ? file.code : file.source, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
        this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source });
      }),
    );
  },
});
