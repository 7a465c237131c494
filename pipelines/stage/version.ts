import { createHash } from "node:crypto";
import { models } from "../models/order.ts";
import { everything } from "../models/scope.ts";
import { core, marts } from "../models/tables.ts";
import { defaultSettings } from "../settings.ts";
import { duckdb, render } from "../warehouse/sql.ts";

/** Grows when identity or another part of the build changes what it makes without a change in a model's SQL. */
const BUILD_VERSION = 3;

/** Names what models of this code make: another text, and the models are built again at open. */
export function modelsVersion(): string {
  const texts = models.map((model) => {
    return [model.name, model.columns, render(model.select(everything, defaultSettings()), duckdb).text];
  });
  return createHash("sha256").update(JSON.stringify([BUILD_VERSION, core, marts, texts])).digest("hex").slice(0, 16);
}
