export { archiveLimits, expandArchive, isArchive, type ArchiveLimits, type Unpacked } from "./archive.ts";
export { planRead } from "./detect.ts";
export { parseMapping, planToMapping } from "./mapping.ts";
export { normaliseFile } from "./normalise.ts";
export type { Piece } from "./pieces.ts";
export { preview, type PreviewRow } from "./preview.ts";
export { headerSignature } from "./signature.ts";
export { NotUtf8, ReadError, type Ambiguity, type Binding, type Delimiter, type Encoding, type Mapping, type ReadOptions, type ReadPlan, type Remembered, type Suggestion, type UnknownWord } from "./plan.ts";
