import { afterAll, describe, expect, it } from "vitest";
import { accountInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";
import { hasBack, hasFront, inputOf, nameOf, ROWS, type Row } from "./combinations";
import { deployHub } from "./hub";

const site = new SimulatedSite();
afterAll(() => site.remove());

const needsTransit = ({ privateLink }: Row) => hasFront(privateLink) && !hasBack(privateLink);
/** Those of which deploy.test.ts has nothing alike: a front end alone, and ACLs together with PrivateLink. */
const own = ROWS.filter(
  (row) => row.topology === "customer-managed" && (needsTransit(row) || (row.acls && row.privateLink !== "none")),
);
/** Those whose users come through a VPC that is there already share its account; the others have one each. */
const HUB_ACCOUNT = "200000000000";
const ENVIRONMENTS = own.map((row, index) => ({
  row,
  name: `p${index}`,
  account: needsTransit(row) ? HUB_ACCOUNT : String(200_000_000_001 + index),
}));

describe("several environments of different network features on simulated providers", () => {
  it(`deploys together, has nothing to do then, and goes: ${own.map(nameOf).join("; ")}`, async () => {
    const hub = await deployHub(site, HUB_ACCOUNT);
    const transit = { vpcId: hub.vpcId, subnetIds: Object.values(hub.subnets("main")) };
    const [zoneOwner] = ENVIRONMENTS.filter(({ row }) => needsTransit(row));
    const inputs = ENVIRONMENTS.map(({ row, name, account }, index) => ({
      ...inputOf(row, name, 21 + index, { ...transit, ownsZone: name === zoneOwner?.name }),
      awsAccountId: account,
      // One setting per account, and one of them has it.
      foundation: { ebsEncryptionByDefault: needsTransit(row) ? ("off" as const) : ("create" as const) },
    }));
    const stacks = ENVIRONMENTS.map(({ name }) => `${name}-workspace`);
    await site.with(platformOf(accountInput(), ...inputs), stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      const { store } = simulation.cloud;
      const workspaces = own.reduce((sum, row) => sum + row.workspaces, 0);
      expect(store.ofType("databricks_mws_workspaces")).toHaveLength(workspaces);
      const states = store.ofType("databricks_mws_networks").map(({ attributes }) => attributes.vpc_status);
      expect(states).toEqual(Array.from({ length: workspaces }, () => "VALID"));
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
