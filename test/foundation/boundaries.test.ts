import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Platform } from "../../config/model";
import type { EnvironmentInput } from "../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";

const STACKS = ["dev-network", "dev-workspace", "dev-unity-catalog"];
const BOUNDARY = "arn:aws:iam::111111111111:policy/acme-dev";

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

function bounded(): Platform {
  const input = devInput();
  return platformOf(accountInput(), {
    ...input,
    foundation: { permissionsBoundary: { mode: "create" } },
    network: { ...input.network, flowLogs: { destination: "cloudwatch" } },
  });
}

/** The same, with the boundary that all layers shared in 0.1. */
function shared(): Platform {
  const platform = bounded();
  const environments = platform.environments.map((env) => {
    const { permissionsBoundaryArn: one, permissionsBoundaryArns: own } = env.foundation;
    if (one === undefined) throw new Error("the environment has no boundary");
    const permissionsBoundaryArns = Object.fromEntries(Object.keys(own).map((layer) => [layer, one]));
    return { ...env, foundation: { ...env.foundation, permissionsBoundaryArns } };
  });
  return { ...platform, environments };
}

describe("boundaries on simulated providers", () => {
  it("are switched off in two steps: kept on no role, then gone; in one step IAM refuses", async () => {
    const like = (permissionsBoundary: NonNullable<EnvironmentInput["foundation"]>["permissionsBoundary"]) => {
      const input = devInput();
      const network = { ...input.network, flowLogs: { destination: "cloudwatch" as const } };
      return platformOf(accountInput(), {
        ...input,
        foundation: { permissionsBoundary },
        network,
      } as EnvironmentInput);
    };
    const up = (platform: Platform, only?: string) =>
      site.with(platform, ["dev-network"], async (simulation) => ({
        wrong: failures(await simulation.up(only === undefined ? {} : { only })),
        policies: simulation.cloud.store
          .ofType("aws_iam_policy")
          .filter(({ attributes }) => String(attributes.name).endsWith("-boundary")).length,
        bounded: simulation.cloud.store
          .ofType("aws_iam_role")
          .filter(({ attributes }) => Boolean(attributes.permissions_boundary)).length,
      }));
    const first = await up(like({ mode: "create" }));
    expect(first).toMatchObject({ wrong: [], bounded: 1 });
    expect(first.policies).toBeGreaterThan(3);
    expect((await up(like({ mode: "off" }), "dev-foundation")).wrong.join()).toContain("DeleteConflict");
    const kept = await up(like({ mode: "off", keepPolicies: true }));
    expect(kept).toEqual({ wrong: [], policies: first.policies, bounded: 0 });
    expect(await up(like({ mode: "off" }))).toEqual({ wrong: [], policies: 0, bounded: 0 });
  });

  it("move from the shared one to the layers' own with nothing replaced, and the shared one stays; then all come down", async () => {
    const look = async (platform: Platform, last: boolean) =>
      site.with(platform, STACKS, async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
        const of = (type: string) => simulation.cloud.store.ofType(type).map(({ attributes }) => attributes);
        const found = {
          roles: of("aws_iam_role").filter(({ name }) => String(name).startsWith("acme-dev-")),
          shared: of("aws_iam_policy").find(({ name }) => name === "acme-dev-boundary"),
        };
        if (last) expect(failures(await simulation.destroy())).toEqual([]);
        return found;
      });
    const before = await look(shared(), false);
    const after = await look(bounded(), true);
    const boundaries = (found: typeof before) =>
      Object.fromEntries(found.roles.map((role) => [role.name, role.permissions_boundary]));
    expect(new Set(Object.values(boundaries(before)))).toEqual(new Set([`${BOUNDARY}-boundary`]));
    expect(boundaries(after)).toEqual({
      "acme-dev-flow-logs": `${BOUNDARY}-network-boundary`,
      "acme-dev-databricks-main": `${BOUNDARY}-workspace-boundary`,
      "acme-dev-uc-curated": `${BOUNDARY}-unity-catalog-boundary`,
      "acme-dev-uc-processed": `${BOUNDARY}-unity-catalog-boundary`,
      "acme-dev-uc-raw": `${BOUNDARY}-unity-catalog-boundary`,
    });
    const ids = (found: typeof before) => found.roles.map((role) => role.unique_id).sort();
    expect(ids(after)).toEqual(ids(before));
    expect(after.shared).toEqual(before.shared);
    expect(after.shared).toBeDefined();
  });
});
