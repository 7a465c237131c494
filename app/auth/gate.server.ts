import { homePath } from "#app/warehouse/home.server.ts";
import { demoViewer } from "./demo.server.ts";
import { localViewer } from "./known-viewers.ts";
import type { Viewer } from "./roles.ts";
import { seenAs } from "./viewer.server.ts";

/** Who sends this request; null: nobody who has signed in. */
export async function viewerOf(request: Request): Promise<Viewer | null> {
  if (homePath().kind === "demo") return demoViewer(request.headers.get("cookie"));
  return localViewer("local");
}

/** Answers in the eyes of whoever asks. */
export async function answerFor(request: Request, next: () => Promise<Response>): Promise<Response> {
  const viewer = await viewerOf(request);
  return viewer ? seenAs(viewer, next) : next();
}
