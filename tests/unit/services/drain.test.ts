import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import express from "express";
import { expect, test } from "vitest";
import { lettingGo } from "#app/config/drain.ts";

/** Serves what cannot be compressed in many pieces, waiting for each to drain, and tells the most that ever listened. */
async function served(withMending: boolean): Promise<{ readonly bytes: number; readonly waits: number; readonly warnings: number }> {
  const warnings: Error[] = [];
  const warned = (warning: Error) => void (warning.name === "MaxListenersExceededWarning" && warnings.push(warning));
  process.on("warning", warned);
  const app = express();
  app.use(compression());
  if (withMending) app.use(lettingGo);
  let waits = 0;
  app.get("/", async (_request, response) => {
    response.type("text/html");
    for (let piece = 0; piece < 40; piece += 1) {
      if (response.write(Buffer.from(Array.from({ length: 30_000 }, (_, at) => (at * 7919 + piece * 104_729) % 251)))) continue;
      waits += 1;
      await once(response, "drain");
    }
    response.end();
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers: { "Accept-Encoding": "br" } });
    return { bytes: (await answer.arrayBuffer()).byteLength, waits, warnings: warnings.length };
  } finally {
    server.close();
    await new Promise((done) => setImmediate(done));
    process.off("warning", warned);
  }
}

test("a large compressed page leaves nobody waiting on its stream", async () => {
  const { bytes, waits, warnings } = await served(true);
  expect([bytes, warnings]).toEqual([40 * 30_000, 0]);
  expect(waits).toBeGreaterThan(10);
});

test("which it does without the mending: else this test could not fail", async () => expect((await served(false)).warnings).toBe(1));
