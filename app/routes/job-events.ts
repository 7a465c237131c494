import { followJob, job } from "#app/services/jobs.server.ts";
import type { Route } from "./+types/job-events.ts";

/** The same as server-sent events, one at every change, until the import has ended. */
export async function loader({ request, params }: Route.LoaderArgs) {
  if (!(await job(params.id))) return new Response(null, { status: 404 });
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort());
  const events = followJob(params.id, gone.signal);
  const text = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await events.next();
      if (done) return stream.close();
      stream.enqueue(text.encode(`data: ${JSON.stringify({ ...value, report: null, reported: value.report !== null })}\n\n`));
    },
    cancel: () => gone.abort(),
  });
  // A proxy or a compressor that waits for more would make the progress late.
  return new Response(body, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform" } });
}
