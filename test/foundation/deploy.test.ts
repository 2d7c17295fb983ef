import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../support/platform";
import { REPRESENTATIVES, representative } from "../support/representative";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

const CASES = REPRESENTATIVES.flatMap((one) =>
  one.deploy === undefined ? [] : [[one.name, one.deploy, one] as const],
);

/** An environment with its keys and logs replicated, and the one that takes over, in one AWS account. */
function pair() {
  const account = accountInput();
  account.attestations = { ...account.attestations, "multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
  account.metastores["eu-central-1"] = { mode: "create", adminGroup: "platform-admins" };
  const input = devInput();
  const first: EnvironmentInput = {
    ...input,
    network: { ...input.network, nat: "per-az" },
    foundation: {
      accessAnalyzer: { unused: "create" },
      config: { mode: "create" },
      disasterRecovery: { region: "eu-central-1", replicateLogs: true, standby: "standby" },
    },
  };
  const second: EnvironmentInput = {
    ...devInput(),
    name: "standby",
    region: "eu-central-1",
    foundation: { accessAnalyzer: { unused: "existing" }, config: { mode: "create", globalResources: false } },
    network: { ...input.network, cidr: "10.30.0.0/16", availabilityZoneIds: ["euc1-az1", "euc1-az2"], nat: "per-az" },
  };
  return platformOf(account, first, second);
}

describe("an environment and its standby on simulated providers", () => {
  it("stand side by side in two regions of one account, and come down", async () => {
    await site.with(pair(), ["dev-network", "standby-network"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      const regionsOf = (type: string) =>
        new Set(simulation.cloud.store.ofType(type).map(({ attributes }) => attributes.region));
      expect(regionsOf("aws_vpc")).toEqual(new Set(["eu-west-1", "eu-central-1"]));
      expect(regionsOf("aws_kms_replica_key")).toEqual(new Set(["eu-central-1"]));
      expect(regionsOf("aws_config_configuration_recorder")).toEqual(new Set(["eu-west-1", "eu-central-1"]));
      expect(regionsOf("aws_accessanalyzer_analyzer")).toEqual(new Set(["eu-west-1"]));
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});

describe("the foundation on simulated providers", () => {
  it.each(CASES)("%s: %s deploys, plans nothing more, and comes down", async (_, stack, one) => {
    await expectComesAndGoes(site, representative(one), [stack]);
  });
});
