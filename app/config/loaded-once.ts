import type { Plugin } from "vite";

const asked = /\bimport\((["'][^"'\n]+["'])\)/g;
const once = 'const loadedModules = new Map();\nconst loadedOnce = (name, load) => loadedModules.get(name) ?? (loadedModules.set(name, load()), loadedModules.get(name));\n';

/** The server's code with every module that it loads when it is needed loaded by one `import()` only. */
export const withLoadedOnce = (code: string): string => (code.search(asked) < 0 ? code : once + code.replaceAll(asked, (load: string, name: string) => `loadedOnce(${name}, () => ${load})`));

/**
 * An `import()` of what is loaded long since costs half a millisecond: the server runs with hooks that read TypeScript, and they live in a
 * thread of their own. A page makes dozens.
 */
export const loadedOnce = (): Plugin => ({
  name: "loyalty:loaded-once",
  applyToEnvironment: ({ name }) => name === "ssr",
  renderChunk: (code) => ({ code: withLoadedOnce(code), map: null }),
});
