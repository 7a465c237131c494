/** What a browser needs: the shell's words and those of problems come in sentences from the server. */
export { dictionary } from "./dictionary.ts";
export { kinds } from "./kinds.ts";
export { metrics } from "./metrics.ts";
export { ui } from "./ui.ts";
