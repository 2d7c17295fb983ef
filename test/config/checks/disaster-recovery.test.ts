import { describe, expect, it } from "vitest";
import { report } from "../problems";

const account = { "attestations.multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
const to = (region: string, keys?: readonly string[]) =>
  report({ account, dev: { "foundation.disasterRecovery": { region, ...(keys === undefined ? {} : { keys }) } } });

describe("disaster recovery", () => {
  it("may be in another region of the partition", () => {
    expect(to("eu-central-1", ["data", "workspace-storage"])).toBe("");
  });

  it("is refused in the environment's own region", () => {
    expect(to("eu-west-1")).toBe(
      "dev: foundation.disasterRecovery.region: eu-west-1 is the environment's own region. Fix: name another region.",
    );
  });

  it("is refused where Databricks is not, or in another partition", () => {
    for (const region of ["eu-south-2", "us-gov-west-1"]) {
      expect(to(region)).toContain(
        `dev: foundation.disasterRecovery.region: ${region} is no region of Databricks in this partition, so nothing could read the data there. Fix: use one of `,
      );
    }
  });

  it("is refused for the key of logs, and for none", () => {
    expect(to("eu-central-1", ["logs"])).toContain("dev: foundation.disasterRecovery.keys.0: ");
    expect(to("eu-central-1", [])).toContain("dev: foundation.disasterRecovery.keys: ");
  });
});
