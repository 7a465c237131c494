export { about } from "./about.ts";
export { charts } from "./charts.ts";
export { cli } from "./cli.ts";
export { columns } from "./columns.ts";
export { kinds } from "./kinds.ts";
export { metrics } from "./metrics.ts";
export { problems } from "./problems.ts";
export { ui } from "./ui.ts";
