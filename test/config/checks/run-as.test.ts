import { describe, expect, it } from "vitest";
import { markOf } from "../../../config/schema/ref";
import { report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf } from "../text/leaves";

const named = placesOf(EXAMPLES).leaves.filter(({ schema }) => markOf(schema)?.to === "servicePrincipal");

describe("the deployer", () => {
  it.each(named.map((leaf) => [leaf.path.join("."), leaf] as const))(
    "%s says whether programs run as it, something signs in as it, or it is only named",
    (path, leaf) => {
      const mark = markOf(leaf.schema);
      expect([mark?.runsAs, mark?.signsIn, mark?.named].filter((said) => said === true)).toHaveLength(1);
      if (/runAs/i.test(path)) expect(mark?.runsAs).toBe(true);
      if (/startsAs/.test(path)) expect(mark?.signsIn).toBe(true);
      if (/grants|entitlements|permissions|rateLimits/.test(path)) expect(mark?.named).toBe(true);
    },
  );

  it("is refused where something runs as it", () => {
    expect(report({ dev: { "sources.orders.runAs": "terraform" } })).toMatchInlineSnapshot(
      `"dev: sources.orders.runAs: terraform is who Terraform runs as, and may do everything. Fix: name a service principal of its own."`,
    );
  });
});
