import type { Engine } from "../warehouse/engine.ts";
import { bringUpState } from "./open.ts";

export { listDecisions, readDecisions, type Decision, type DecisionEntry, type KeyRef } from "./decisions.ts";
export { DecisionError } from "./journal.ts";
export { asCompared, keyText, keyTypes, parseKeyText } from "./key-text.ts";
export { findMapping, forgetMapping, listMappings, rememberMapping, type Confirmed, type SavedMapping } from "./mappings.ts";
export { bringUpState, type OpenedState } from "./open.ts";

/** Opens what people typed about the home at `dir`, for whoever needs no more than that. */
export const openState = async (dir: string): Promise<Engine> => (await bringUpState(dir)).engine;
