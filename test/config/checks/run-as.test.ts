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
];

describe("the deployer", () => {
  it.each(named.map((leaf) => [leaf.path.join("."), leaf] as const))(
    "%s says whether programs run as it",
    (path, leaf) => {
      const runs = markOf(leaf.schema)?.runsAs === true;
      expect(runs).toBe(!OTHERWISE.some((place) => place.test(path)));
      if (/runAs/i.test(path)) expect(runs).toBe(true);
    },
  );

  it("is refused where something runs as it", () => {
    expect(report({ dev: { "sources.orders.runAs": "terraform" } })).toMatchInlineSnapshot(`
      "account: attestations: the manual step "use-existing-principals" is not attested: the deployer may use the service principals that are there already. Fix: 1. In the account console, under User management, Service principals, open each service principal that the account's file calls existing and that something runs as (runAs); 2. Under Permissions, give the service principal that Terraform runs as the role Service principal: User; being its manager is not enough; then write attestations: { "use-existing-principals": "<who, when>" }.
      dev: sources.orders.runAs: terraform is whom Terraform runs as: the program would run with the rights of an administrator of the account. Fix: declare a service principal of its own under servicePrincipals in config/account.ts, and name that."
    `);
  });
});
