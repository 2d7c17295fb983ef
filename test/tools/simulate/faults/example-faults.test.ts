import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolvePlatform } from "../../../../config/resolve";
import account from "../../../../examples/topologies/config/account";
import filtered from "../../../../examples/topologies/config/environments/filtered";
import { buildPlatform } from "../../../../main";
import { Campaign } from "../../../../tools/simulate/faults/campaign";
import { FAULT_KINDS } from "../../../../tools/simulate/faults/fault";
import { withoutTerraform } from "../support/terraform";

/** `npm run simulate:faults -- filtered --project examples/topologies` tries all of them. */
describe.skipIf(withoutTerraform)("the example with a firewall survives what goes wrong", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-example-faults-"));
  const emitted = join(folder, "emitted");
  const { platform } = resolvePlatform({
    account: { file: "config/account.ts", input: account.input },
    environments: [{ file: "config/environments/filtered.ts", input: filtered.input }],
  });
  let campaign: Campaign;

  beforeAll(async () => {
    buildPlatform(platform, emitted).synth();
    const wanted = (stack: string) => stack === "filtered-network";
    campaign = await Campaign.record({ emitted, platform, folder: join(folder, "campaign"), wanted });
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("at every change of a firewall, in every way: the next apply converges, nothing is orphaned or doubled", async () => {
    const points = FAULT_KINDS.flatMap((how) =>
      campaign.points(how).filter(({ change }) => change.type === "aws_networkfirewall_firewall"),
    );
    // Made, given a tag, taken down.
    expect(points).toHaveLength(3 * FAULT_KINDS.length);
    const tried = await campaign.run(points, 2);
    expect(tried.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(tried).toHaveLength(points.length);
  }, 240_000);
});
