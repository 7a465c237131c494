import { describe, expect, it } from "vitest";
import { demoChoice, demoRole, demoRoles, demoViewer, keepDemoRole } from "#app/auth/demo.server.ts";
import { localViewer, systemViewer } from "#app/auth/known-viewers.ts";
import { currentViewer, seenAs, seenByNobody, viewerIfAny } from "#app/auth/viewer.server.ts";
import { isWarmUp, warmHeader, warmPass } from "#app/auth/warm.server.ts";

describe("the demo", () => {
  it("is looked at in the chosen role, by default as whoever owns a dealership", async () => {
    expect(await demoViewer(null)).toMatchObject({ user: "demo", roles: ["director", "admin"], branches: null, seenBy: null });
    const hr = (await keepDemoRole("hr", new URL("http://localhost/"))).split(";")[0]!;
    expect(await demoViewer(hr)).toMatchObject({ user: "demo", roles: ["hr"] });
    for (const role of demoRoles) expect(await demoRole((await keepDemoRole(role, new URL("http://localhost/"))).split(";")[0]!)).toBe(role);
    for (const odd of ["demo-role=owner", "demo-role=ImFkbWluLGhyIg%3D%3D", "demo-role=%"]) expect(await demoRole(odd)).toBe("all");
  });

  it("offers roles to its readers only", async () => {
    expect(demoChoice(await demoViewer(null))?.role).toBe("all");
    expect(demoChoice({ ...(await demoViewer(null)), roles: ["marketer"] })).toEqual({ role: "marketer", roles: demoRoles });
    expect([demoChoice(localViewer("x")), demoChoice(systemViewer("inbox")), demoChoice(null)]).toEqual([null, null, null]);
  });
});

describe("whoever looks", () => {
  it("goes along with what they asked for, and with nothing else", async () => {
    const [one, two] = [systemViewer("import"), localViewer("anna")];
    const seen = await Promise.all([one, two].map((viewer) => seenAs(viewer, async () => {
      await new Promise((done) => setTimeout(done, 5));
      return [currentViewer().user, seenByNobody(viewerIfAny)];
    })));
    expect(seen).toEqual([["system:import", null], ["local", null]]);
    expect(() => seenByNobody(currentViewer)).toThrow("seenAs");
  });

  it("is the server itself while its pass holds", () => {
    const before = new Headers({ [warmHeader]: "" });
    expect([isWarmUp(before), isWarmUp(new Headers())]).toEqual([false, false]);
    const pass = warmPass();
    expect(isWarmUp(new Headers(pass.headers))).toBe(true);
    expect(isWarmUp(new Headers({ [warmHeader]: pass.headers[warmHeader]!.replace(/^./, "!") }))).toBe(false);
    pass.end();
    expect(isWarmUp(new Headers(pass.headers))).toBe(false);
  });
});
