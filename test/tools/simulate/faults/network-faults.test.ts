import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Platform } from "../../../../config/model";
import { resolvePlatform } from "../../../../config/resolve";
import account from "../../../../examples/topologies/config/account";
import filtered from "../../../../examples/topologies/config/environments/filtered";
import { buildPlatform } from "../../../../main";
import { Campaign } from "../../../../tools/simulate/faults/campaign";
import { FAULT_KINDS } from "../../../../tools/simulate/faults/fault";
import { ATTESTED, connectedNetwork, DATABASE, NETWORK_ACCOUNT } from "../../../support/connections";
import { accountInput, devInput, platformOf } from "../../../support/platform";
import { withoutTerraform } from "../support/terraform";

/** Parts of networks that dev does not have. */
describe.skipIf(withoutTerraform)("networks survive what goes wrong", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-network-faults-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Goes through a network stack once, undisturbed, with what it depends on. */
  function recorded(platform: Platform, stack: string): Promise<Campaign> {
    const emitted = join(folder, stack);
    buildPlatform(platform, emitted).synth();
    return Campaign.record({
      emitted,
      platform,
      folder: join(folder, `${stack}-run`),
      wanted: (name) => name === stack,
    });
  }

  it("at every change of a firewall, in every way: the next apply converges, nothing is orphaned or doubled", async () => {
    const { platform } = resolvePlatform({
      account: { file: "config/account.ts", input: account.input },
      environments: [{ file: "config/environments/filtered.ts", input: filtered.input }],
    });
    const campaign = await recorded(platform, "filtered-network");
    const points = FAULT_KINDS.flatMap((how) =>
      campaign.points(how).filter(({ change }) => change.type === "aws_networkfirewall_firewall"),
    );
    // Made, given a tag, taken down.
    expect(points).toHaveLength(3 * FAULT_KINDS.length);
    const tried = await campaign.run(points, 2);
    expect(tried.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(tried).toHaveLength(points.length);
  });

  it("an acceptance that ended with an error: somebody else's attachment is kept, by terraform untaint", async () => {
    const network = connectedNetwork(
      {
        transitGateway: {
          mode: "create",
          share: { principals: [NETWORK_ACCOUNT] },
          spokes: { erp: { attachmentId: "tgw-attach-0123456789abcdef0", accept: true } },
          destinations: DATABASE,
        },
      },
      "public-egress",
    );
    const owner = accountInput();
    owner.attestations = { ...owner.attestations, ...ATTESTED };
    const campaign = await recorded(platformOf(owner, { ...devInput(), network }), "dev-network");
    const accepter = "aws_ec2_transit_gateway_vpc_attachment_accepter";
    const points = FAULT_KINDS.flatMap((how) =>
      campaign.points(how).filter(({ step, change }) => step.passage === "deploy" && change.type === accepter),
    );
    const tried = await campaign.run(points, 2);
    expect(tried.map(({ point, problem, untainted }) => [point.how, problem, untainted]).sort()).toEqual([
      ["crash", undefined, []],
      ["error", undefined, []],
      ["interrupt", undefined, []],
      ["throttle", undefined, []],
      ["timeout", undefined, [`${accepter}.transit-gateway_spoke_erp`]],
    ]);
  });
});
