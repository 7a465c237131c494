/** What the server says about one file that it got. */
export interface Sent {
  readonly upload: string | null;
  readonly problems: readonly string[];
}

interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number) => void;
}

/** Sends one file into an upload (`to`), or into a new one. XMLHttpRequest, because only it tells how far the sending is. Rejects with the signal's reason, or when the connection breaks. */
export function sendFile(file: File, to: string | null, { signal, onProgress }: Watch): Promise<Sent> {
  const body = new FormData();
  body.append("files", file, file.name);
  const request = new XMLHttpRequest();
  return new Promise<Sent>((done, fail) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(Math.min(loaded, file.size)));
    request.addEventListener("load", () => {
      const answer: unknown = request.response;
      if (isSent(answer)) done(answer);
      else fail(new Error(`${request.status} ${request.statusText}`));
    });
    request.addEventListener("abort", () => fail(signal.reason));
    request.addEventListener("error", () => fail(new Error("network")));
    request.open("POST", `/data/upload${to === null ? "" : `?to=${to}`}`);
    request.responseType = "json";
    request.send(body);
  });
}

const isSent = (answer: unknown): answer is Sent => typeof answer === "object" && answer !== null && "upload" in answer && "problems" in answer;
