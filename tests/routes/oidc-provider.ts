import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}
export interface Provider {
  readonly issuer: string;
  /** What the next answers claim instead of the truth: `iss`, `aud`, `nonce`, or a signature by another key. */
  forged: { readonly aud?: string; readonly nonce?: string; readonly iss?: string; readonly otherKey?: boolean };
  /** Signs a person in at the address where a browser was sent; gives the address that it is sent back to. */
  signIn(address: string, person: Person): string;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
};

/** A sign-in service on this very machine: code flow with PKCE, as OpenID Connect Core and RFC 7636 have it. */
export async function openProvider(clientId: string, clientSecret: string): Promise<Provider> {
  const [own, other] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" };
  const codes = new Map<string, { readonly asked: URLSearchParams; readonly person: Person }>();

  const server = createServer((request, response) => {
    answer(request).then(
      ([status, body]) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage): Promise<readonly [number, object]> {
    if (request.url === "/.well-known/openid-configuration")
      return [200, { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"] }];
    if (request.url === "/keys") return [200, { keys: [jwk] }];
    const form = await bodyOf(request);
    const found = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (!found || form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret || challenge !== found.asked.get("code_challenge")) return [400, { error: "invalid_grant" }];
    const { forged } = provider;
    const { sub, ...claims } = found.person;
    const token = await new SignJWT({ ...claims, nonce: forged.nonce ?? found.asked.get("nonce") })
      .setProtectedHeader({ alg: "RS256", kid: "own" })
      .setIssuer(forged.iss ?? issuer)
      .setAudience(forged.aud ?? clientId)
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(forged.otherKey ? other.privateKey : own.privateKey);
    return [200, { access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: token }];
  }

  const provider: Provider = {
    issuer,
    forged: {},
    signIn(address, person) {
      const asked = new URL(address).searchParams;
      const code = randomUUID();
      codes.set(code, { asked, person });
      const back = new URL(asked.get("redirect_uri")!);
      back.search = new URLSearchParams({ code, state: asked.get("state")! }).toString();
      return back.pathname + back.search;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return provider;
}
