import { describe, expect, it } from "vitest";
import { markOf } from "../../../config/schema/ref";
import { report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf } from "../text/leaves";

const named = placesOf(EXAMPLES).leaves.filter(({ schema }) => markOf(schema)?.to === "servicePrincipal");

/** Where a service principal is named for something else than to run programs as it. */
const OTHERWISE = [
  /^deployer$/,
  /^groups\..*\.servicePrincipals\.0$/,
  /^workspaces\..*\.access\.servicePrincipals$/,
  /\.grants\.servicePrincipals$/,
  /^metastore\.systemSchemas\..*\.servicePrincipals\.0$/,
  /\.gateway\.rateLimits\.0\.servicePrincipal$/,
  /\.permissions\.servicePrincipals$/,
  /\.entitlements\.servicePrincipals$/,
  /^workspaces\..*\.(?:folders|gitFolders)\..*\.servicePrincipals$/,
  // Whom a policy is for, and for whom it is not.
  /\.(?:to|except)\.servicePrincipals\.0$/,
];

describe("the deployer", () => {
  it.each(named.map((leaf) => [leaf.path.join("."), leaf] as const))(
    "%s says whether programs run as it, or AWS signs in as it",
    (path, leaf) => {
      const mark = markOf(leaf.schema);
      const runs = mark?.runsAs === true;
      const signsIn = mark?.signsIn === true;
      expect(runs && signsIn).toBe(false);
      expect(runs || signsIn).toBe(!OTHERWISE.some((place) => place.test(path)));
      if (/runAs/i.test(path)) expect(runs).toBe(true);
      if (/startsAs/.test(path)) expect(signsIn).toBe(true);
    },
  );

  it("is refused where something runs as it", () => {
    expect(report({ dev: { "sources.orders.runAs": "terraform" } })).toMatchInlineSnapshot(
      `"dev: sources.orders.runAs: terraform is who Terraform runs as, and may do everything. Fix: name a service principal of its own."`,
    );
  });
});
