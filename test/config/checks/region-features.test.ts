import { describe, expect, it, vi } from "vitest";
import type * as Regions from "../../../config/facts/regions";
import { clicks, eventStream } from "../../support/streams";
import { report } from "../problems";

// No region of the table lacks these, so one is made up here.
vi.mock("../../../config/facts/regions", async (original) => {
  const regions = await original<typeof Regions>();
  const facts = regions.regionFacts("eu-west-1", "commercial");
  const lacking = facts && {
    ...facts,
    capabilities: { ...facts.capabilities, privateLink: false, serverlessCompute: false },
  };
  return {
    ...regions,
    regionFacts: (region: string, shard: Regions.Shard) =>
      region === "eu-west-1" ? lacking : regions.regionFacts(region, shard),
  };
});

const PLAIN = {
  "workspaces.main.bootstrapWarehouse": { serverless: false },
  "consumers.bi.serverless": false,
  sources: {},
};
const JAKARTA = {
  region: "ap-southeast-3",
  "network.availabilityZoneIds": ["apse3-az1", "apse3-az2"],
  // Their node types are not in every region.
  "workspaces.main.clusterPolicies": undefined,
};
const ACCOUNT = {
  "metastores.ap-southeast-3": { mode: "create", adminGroup: "platform-admins" },
  "attestations.aws-region-opt-in": "A. Lovelace, 2026-11-02",
};

describe("features of a region", () => {
  it("are missed by pipelines that load streams", () => {
    const streams = { "dataServices.events": eventStream(), sources: { clicks: clicks() } };
    expect(report({ dev: { ...PLAIN, ...streams } })).toMatchInlineSnapshot(
      `"dev: sources.clicks: eu-west-1 has no serverless compute. Fix: remove it, or use another region."`,
    );
  });

  it("are not missed where they are not used", () => {
    expect(report({ dev: PLAIN })).toBe("");
  });

  it("are refused where the region has none", () => {
    expect(report({ dev: { "network.privateLink.backend": true } })).toMatchInlineSnapshot(`
      "dev: consumers.bi.serverless: eu-west-1 has no serverless compute. Fix: set it to false, or use another region.
      dev: network.privateLink.backend: eu-west-1 has no PrivateLink. Fix: set it to false, or use another region.
      dev: sources.orders: eu-west-1 has no serverless compute. Fix: remove it, or use another region.
      dev: workspaces.main.bootstrapWarehouse.serverless: eu-west-1 has no serverless compute. Fix: set it to false, or use another region."
    `);
  });
});

describe("doubtful facts of a region", () => {
  it("are named where they are in use, with the override", () => {
    expect(
      report({ account: ACCOUNT, dev: { ...JAKARTA, "network.privateLink.backend": true } }),
    ).toMatchInlineSnapshot(`
      "warning: dev: region: buckets.samples of ap-southeast-3 is in use and not certain: one source says this bucket is in us-west-2, which an S3 gateway endpoint does not reach. Fix: check it, and write what is right into regionOverrides["ap-southeast-3"].samplesBucket in config/account.ts.
      warning: dev: region: capabilities.serverlessCompute of ap-southeast-3 is in use and not certain: no feature table was found for this region; check serverless features with Databricks. Fix: check it, and write what is right into regionOverrides["ap-southeast-3"].serverlessCompute in config/account.ts.
      warning: dev: region: nickname of ap-southeast-3 is in use and not certain: one source names the log bucket and key prefix so; no region table has it. Fix: check it, and write what is right into regionOverrides["ap-southeast-3"].nickname in config/account.ts.
      warning: dev: region: privateLink.relayService of ap-southeast-3 is in use and not certain: only one source lists this id; check it with \`aws ec2 describe-vpc-endpoint-services\`. Fix: check it, and write what is right into regionOverrides["ap-southeast-3"].relayService in config/account.ts.
      warning: dev: region: privateLink.workspaceService of ap-southeast-3 is in use and not certain: two third-party tables have another id; check it with \`aws ec2 describe-vpc-endpoint-services\`. Fix: check it, and write what is right into regionOverrides["ap-southeast-3"].workspaceService in config/account.ts."
    `);
  });

  it("are not named where they are not in use, or overridden", () => {
    const account = { ...ACCOUNT, "regionOverrides.ap-southeast-3": { samplesBucket: "databricks-datasets-jakarta" } };
    expect(report({ account, dev: { ...JAKARTA, ...PLAIN } })).toMatchInlineSnapshot(
      `"warning: dev: region: nickname of ap-southeast-3 is in use and not certain: one source names the log bucket and key prefix so; no region table has it. Fix: check it, and write what is right into regionOverrides["ap-southeast-3"].nickname in config/account.ts."`,
    );
  });
});
