export { planRead } from "./detect.ts";
export { parseMapping } from "./mapping.ts";
export { normaliseFile } from "./normalise.ts";
export { preview, type PreviewRow } from "./preview.ts";
export { ReadError, type Ambiguity, type Binding, type Mapping, type Normalised, type ReadOptions, type ReadPlan } from "./plan.ts";
