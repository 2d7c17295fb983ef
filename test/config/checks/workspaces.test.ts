import { describe, expect, it } from "vitest";
import { report } from "../problems";

const LAB = { "workspaces.lab": { networkSlot: 1 } };

describe("workspaces", () => {
  it("may be several, when one governs", () => {
    expect(report({ dev: { ...LAB, governanceWorkspace: "lab" } })).toBe("");
  });

  it("are refused when there are several and none governs", () => {
    expect(report({ dev: LAB })).toMatchInlineSnapshot(
      `"dev: governanceWorkspace: is missing, and there are several workspaces: main, lab. Fix: name the one through which Unity Catalog is managed."`,
    );
  });

  it("are refused when there is none", () => {
    expect(report({ dev: { workspaces: {}, sources: {}, consumers: {} } })).toMatchInlineSnapshot(
      `"dev: workspaces: is empty. Fix: declare at least one workspace."`,
    );
  });

  it("have names of their own in the account", () => {
    const account = { "attestations.deployment-name-prefix": "A. Lovelace, 2026-11-02" };
    const dev = { "workspaces.main.name": "acme-prod-main", "workspaces.main.deploymentName": "acme" };
    expect(report({ account, dev, prod: { "workspaces.main.deploymentName": "acme" } })).toMatchInlineSnapshot(`
      "prod: workspaces.main.deploymentName: "acme" is the deployment name of workspace main in config/environments/dev.ts too. Fix: give each workspace its own host name.
      prod: workspaces.main.name: "acme-prod-main" is the name of workspace main in config/environments/dev.ts too. Fix: give each workspace of the account its own name."
    `);
  });

  it("are registered under names of their own", () => {
    const dev = { name: "lab", "workspaces.a-b": { networkSlot: 1 }, governanceWorkspace: "main" };
    const prod = { name: "lab-a", "workspaces.b": { networkSlot: 1 }, governanceWorkspace: "main" };
    expect(report({ dev, prod })).toContain(
      "prod: workspaces.b: is called acme-lab-a-b in the Databricks account, like workspace a-b in config/environments/dev.ts. Fix: use another key.",
    );
  });
});
