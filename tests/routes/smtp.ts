import { createServer, type AddressInfo } from "node:net";

/** What came to the server in one message. */
export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as sent. */
  readonly text: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly arrived: Arrived[];
  /** A refusal for every line that it matches, until it is taken away: "550 no". */
  refuse: { readonly line: RegExp; readonly answer: string } | null;
  close(): Promise<void>;
}

/** A mail server of RFC 5321's smallest set of commands, on a free port of this computer. */
export async function smtpServer(): Promise<SmtpServer> {
  const arrived: Arrived[] = [];
  const server = createServer((socket) => {
    let rest = "";
    let [from, to, data]: [string, string[], string[] | null] = ["", [], null];
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const take = (line: string): void => {
      if (data) {
        if (line !== ".") return void data.push(line.replace(/^\./, ""));
        arrived.push({ from, to, text: data.join("\r\n") });
        data = null;
        return say("250 kept");
      }
      if (own.refuse?.line.test(line)) return say(own.refuse.answer);
      const inBrackets = /<([^>]*)>/.exec(line)?.[1] ?? "";
      if (/^EHLO/i.test(line)) return say("250 here");
      if (/^MAIL/i.test(line)) [from, to] = [inBrackets, []];
      else if (/^RCPT/i.test(line)) to.push(inBrackets);
      else if (/^DATA/i.test(line)) return (data = []), say("354 go on");
      say(/^QUIT/i.test(line) ? "221 bye" : "250 ok");
    };
    socket.on("error", () => socket.destroy()).on("data", (chunk) => {
      const lines = (rest + chunk.toString("utf8")).split("\r\n");
      rest = lines.pop() ?? "";
      lines.forEach(take);
    });
    say("220 here");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const own: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    refuse: null,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return own;
}
