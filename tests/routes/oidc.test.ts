import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { addAccount, findAccount, type Home } from "#pipelines/index.ts";
import { openProvider, type Provider } from "./oidc-provider.ts";
import { lacks, location, openSite, origin, said, type Site } from "./site.ts";

let site: Site;
let provider: Provider;
let home: Home;
let anna: string;

beforeAll(async () => {
  provider = await openProvider("loyalty", "a secret of the client");
  vi.stubEnv("OIDC_ISSUER", provider.issuer);
  vi.stubEnv("OIDC_CLIENT_ID", "loyalty");
  vi.stubEnv("OIDC_CLIENT_SECRET", "a secret of the client");
  vi.stubEnv("OIDC_NAME", "Keycloak");
  vi.stubEnv("PUBLIC_URL", origin);
  site = await openSite(null);
  const { currentHome } = await import("#app/warehouse/home.server.ts");
  home = await currentHome();
  anna = (await addAccount(home.state, { name: "Анна", login: "anna@dealer.kz", roles: ["director", "admin"], branches: null, staff: null, by: null }, new Date()))!;
});
afterAll(async () => {
  await site.close();
  await provider.close();
});
afterEach(() => {
  provider.forged = {};
  vi.restoreAllMocks();
});

const cookieOf = (response: Response, name: string) => response.headers.getSetCookie().find((one) => one.startsWith(`${name}=`)) ?? "";
const pair = (cookie: string) => cookie.split(";")[0]!;

async function begin(back = "/staff") {
  const sent = await site.get(`/sign-in/service?${new URLSearchParams({ back })}`);
  return { to: location(sent), flow: cookieOf(sent, "sign-in-flow") };
}
async function signIn(person: Parameters<Provider["signIn"]>[1], change: (path: string) => string = (path) => path, back?: string) {
  const { to, flow } = await begin(back);
  return site.get(change(provider.signIn(to, person)), { cookie: pair(flow) });
}
const person = { sub: "p-17", email: "Anna@Dealer.kz", email_verified: true };

describe("the company's own sign-in service", () => {
  it("is offered on the page, and is asked with state, nonce and PKCE", async () => {
    expect(lacks(await said(await site.get("/sign-in?back=%2Fstaff")), "Войти через Keycloak", 'href="/sign-in/service?back=%2Fstaff"')).toEqual([]);
    const { to, flow } = await begin();
    const { origin: at, searchParams } = new URL(to);
    expect(at).toBe(provider.issuer);
    expect(Object.fromEntries(searchParams)).toMatchObject({ response_type: "code", client_id: "loyalty", redirect_uri: `${origin}/sign-in/return`, code_challenge_method: "S256", scope: "openid email profile" });
    for (const name of ["state", "nonce", "code_challenge"]) expect(searchParams.get(name)?.length, name).toBeGreaterThan(40);
    expect(flow).toMatch(/; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it("signs in whose verified address is a login here, back to where they wanted to go, and knows them by their number from then on", async () => {
    const came = await signIn(person);
    expect([came.status, location(came)]).toEqual([302, "/staff"]);
    expect(cookieOf(came, "sign-in-flow")).toContain("Max-Age=0");
    expect((await site.get("/account", { cookie: pair(cookieOf(came, "session")) })).status).toBe(200);
    expect((await findAccount(home.state, anna))?.oidc_subject).toBe(JSON.stringify([provider.issuer, "p-17"]));
    expect(location(await signIn({ sub: "p-17", email: "new-name@dealer.kz", email_verified: false }))).toBe("/staff");
  });

  it("leads to own pages only", async () => {
    for (const back of ["https://evil.example/", "//evil.example"]) expect(location(await signIn(person, undefined, back))).toBe("/");
  });

  it.each([
    ["an address that is not verified", { ...person, sub: "p-18", email_verified: false }, "unverified"],
    ["no address", { sub: "p-19" }, "unverified"],
    ["somebody unknown here", { sub: "p-20", email: "nobody@dealer.kz", email_verified: true }, "stranger"],
    ["another person under the address of one who is known", { ...person, sub: "p-21" }, "stranger"],
  ])("lets nobody in by %s", async (_, who, failed) => {
    const came = await signIn(who);
    expect([location(came), cookieOf(came, "session")]).toEqual([`/sign-in?failed=${failed}`, ""]);
    expect((await said(await site.get(location(came)))).includes('role="alert"')).toBe(true);
  });

  it.each([
    ["another audience", { aud: "somebody else" }],
    ["another nonce", { nonce: "forged" }],
    ["another issuer", { iss: "https://evil.example" }],
    ["another key", { otherKey: true }],
  ])("believes no token of %s", async (_, forged) => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    provider.forged = forged;
    const came = await signIn(person);
    expect([location(came), cookieOf(came, "session")]).toEqual(["/sign-in?failed=failed", ""]);
    expect(warned).toHaveBeenCalledOnce();
    expect(JSON.stringify(warned.mock.calls)).not.toContain("secret");
  });

  it("believes no answer with another state, none that another browser asked for, and none twice", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(location(await signIn(person, (path) => path.replace(/state=[^&]*/, "state=forged")))).toBe("/sign-in?failed=failed");
    const { to, flow } = await begin();
    const path = provider.signIn(to, person);
    expect(location(await site.get(path))).toBe("/sign-in?failed=failed");
    const other = await begin();
    expect(location(await site.get(path, { cookie: pair(other.flow) }))).toBe("/sign-in?failed=failed");
    expect(location(await site.get(path, { cookie: pair(flow) }))).toBe("/staff");
    expect(location(await site.get(path, { cookie: pair(flow) }))).toBe("/sign-in?failed=failed");
  });

  it("is not half configured: that is said at the start", async () => {
    const { readOidc } = await import("#app/auth/oidc-config.server.ts");
    expect(readOidc({})).toBeNull();
    expect(() => readOidc({ OIDC_ISSUER: "https://id.example", PUBLIC_URL: origin })).toThrow(/oidc/);
  });
});
