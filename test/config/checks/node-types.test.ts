import { describe, expect, it } from "vitest";
import { isNodeType, NODE_TYPES } from "../../../config/facts/node-types";
import { REGIONS } from "../../../config/facts/regions";
import { textTypeOf } from "../../../config/schema/text/named";
import { accountInput, devInput } from "../../support/platform";
import { inputsProblems, report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf, withValue } from "../text/leaves";

const AT = "workspaces.main.clusterPolicies.jobs.nodeTypes";

describe("node types", () => {
  it.each([
    ["m99.huge", "m99.huge"],
    ["t2.micro", "t2.micro"],
    ["t3.xlarge", "t3.xlarge"],
    ["m6id.11xlarge", "m6id.11xlarge"],
    ["inf2.xlarge", "inf2.xlarge"],
    ["mac1.metal", "mac1.metal"],
    ["m6i.medium", "m6i.medium"],
    ["m8x.large", "m8x.large"],
  ])("that nobody has are refused: %s", (name) => {
    expect(report({ dev: { [AT]: [name] } })).toContain(`dev: ${AT}.0: "${name}" is `);
  });

  it("that the region lacks are refused, and can be added where the table is too old", () => {
    expect(report({ dev: { [AT]: ["m6id.xlarge", "g7.2xlarge"] } })).toMatchInlineSnapshot(
      `"dev: workspaces.main.clusterPolicies.jobs.nodeTypes.1: "g7.2xlarge" is not in eu-west-1: AWS had no g7 there in 2026-10. Fix: use another family, of this sort g3s, g3, g4ad, g4dn, g5; if Databricks lists it in eu-west-1 by now, add it to regionOverrides["eu-west-1"].nodeTypes in config/account.ts."`,
    );
    const account = { "regionOverrides.eu-west-1.nodeTypes": ["g7.2xlarge"] };
    expect(report({ account, dev: { [AT]: ["m6id.xlarge", "g7.2xlarge"] } })).toBe("");
    expect(report({ dev: { [AT]: ["m6di.xlarge"] } })).toMatchInlineSnapshot(
      `"dev: workspaces.main.clusterPolicies.jobs.nodeTypes.0: "m6di.xlarge" is unknown: AWS had no such type in 2026-10. Fix: write m6i.xlarge; if Databricks lists it in eu-west-1 by now, add it to regionOverrides["eu-west-1"].nodeTypes in config/account.ts."`,
    );
  });

  const places = placesOf(EXAMPLES).leaves.filter(
    ({ kind, schema }) => kind === "environment" && textTypeOf(schema)?.one === "instance type",
  );
  it.each(places.map((leaf) => [leaf.path.join("."), leaf] as const))("are looked at in %s", (path, leaf) => {
    const said = inputsProblems([accountInput(), withValue(devInput(), leaf, "m99.huge")]);
    expect(said.map((problem) => problem.path)).toContain(path);
  });

  it("are known for every region of Databricks, with common families in all", () => {
    for (const { region } of REGIONS) {
      expect(NODE_TYPES.value.lacking.has(region), region).toBe(true);
      for (const name of ["m5d.large", "i3.xlarge", "r5d.2xlarge", "c5d.4xlarge"])
        expect(isNodeType(name, region)).toBe(true);
    }
    for (const lacking of NODE_TYPES.value.lacking.values()) {
      for (const family of lacking) expect(NODE_TYPES.value.sizes.has(family), family).toBe(true);
    }
  });
});
