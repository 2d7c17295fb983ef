import { describe, expect, it } from "vitest";
import { report } from "../problems";

const cloud = (workspacePrefix?: string) => ({
  backend: "cloud",
  organization: "acme",
  ...(workspacePrefix && { workspacePrefix }),
});
const account = { "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" };

describe("stacks", () => {
  it("are fine when their states are apart", () => {
    expect(report({ account, dev: { state: cloud("acme") }, prod: { state: cloud() } })).toBe("");
  });

  it("are refused when two environments make one of the same name", () => {
    const dev = { name: "lab", "workspaces.network": { networkSlot: 1 }, governanceWorkspace: "main" };
    expect(report({ dev, prod: { name: "lab-settings" } })).toMatchInlineSnapshot(`
      "warning: dev: name: the environment is named "lab", its file is not. Fix: rename the file to lab.ts.
      prod: name: "lab-settings" starts with the name of config/environments/dev.ts and a hyphen: policies and commands that are meant for acme-lab-* or lab-* would reach this environment too. Fix: rename the one that is not deployed yet, for example this one to "labsettings".
      warning: prod: name: the environment is named "lab-settings", its file is not. Fix: rename the file to lab-settings.ts."
    `);
  });

  it("are refused when they keep their states in one place", () => {
    const states = { dev: { name: "lab", state: cloud("old") }, prod: { name: "old-lab", state: cloud() } };
    expect(report({ account, ...states })).toMatchInlineSnapshot(`
      "warning: dev: name: the environment is named "lab", its file is not. Fix: rename the file to lab.ts.
      warning: prod: name: the environment is named "old-lab", its file is not. Fix: rename the file to old-lab.ts.
      prod: name: the state of stack old-lab-foundation would be where that of lab-foundation is. Fix: rename the environment, or set another prefix under state."
    `);
  });
});
