import { describe, expect, it } from "vitest";
import { report } from "../problems";

const account = {
  "attestations.multi-region-keys-are-new": "A. Lovelace, 2026-11-02",
  "attestations.state-backend-exists": "A. Lovelace, 2026-11-02",
  "metastores.eu-central-1": { mode: "create", adminGroup: "platform-admins" },
};
const dev = {
  "foundation.disasterRecovery": { region: "eu-central-1", standby: "prod" },
  "network.nat": "per-az",
};
const there = {
  region: "eu-central-1",
  "network.availabilityZoneIds": ["euc1-az1", "euc1-az2"],
  "network.nat": "per-az",
};

describe("an environment that takes over", () => {
  it("is in the second region, apart from the first in every block, with a way out in every zone", () => {
    expect(report({ account, dev, prod: there })).toBe("");
  });

  it.each([
    [
      "that does not exist",
      {
        account,
        dev: { ...dev, "foundation.disasterRecovery": { region: "eu-central-1", standby: "spare" } },
        prod: there,
      },
      "dev: foundation.disasterRecovery.standby: there is no environment spare. Fix: add it under config/environments, or name one of prod.",
    ],
    [
      "that is itself",
      { account, dev: { ...dev, "foundation.disasterRecovery": { region: "eu-central-1", standby: "dev" } } },
      "dev: foundation.disasterRecovery.standby: an environment cannot take over for itself. Fix: name another environment.",
    ],
    [
      "in another region than its keys",
      {
        account,
        dev: { ...dev, "foundation.disasterRecovery": { region: "eu-west-2", standby: "prod" } },
        prod: there,
      },
      "dev: foundation.disasterRecovery.standby: prod is in eu-central-1, and the keys are replicated to eu-west-2. Fix: correct foundation.disasterRecovery.region, or name an environment in that region.",
    ],
    [
      "with a block that overlaps",
      { account, dev, prod: { ...there, "network.cidr": "10.20.0.0/18" } },
      "prod: network: 10.20.0.0/18 overlaps 10.20.0.0/16 of config/environments/dev.ts, for which it takes over: nothing could reach both. Fix: use blocks that do not overlap.",
    ],
    [
      "with one NAT gateway",
      { account, dev, prod: { ...there, "network.nat": "single" } },
      'warning: prod: network.nat: with the zone of the only NAT gateway every zone loses its way out, which looks like the loss of the region. Fix: use "per-az".',
    ],
    [
      "whose state is in the region that fails",
      {
        account: { ...account, state: { backend: "s3", bucket: "acme-state", region: "eu-west-1" } },
        dev,
        prod: there,
      },
      "warning: account: state.region: the state of prod is in eu-west-1, the region that it takes over for: nobody could change anything there. Fix: give prod a state of its own in another region.",
    ],
  ])("is refused, or warned of: %s", (_, files, message) => {
    expect(report(files)).toContain(message);
  });
});
