import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { partitionOf } from "../../../config/facts/partitions";
import {
  DATABRICKS_PRINCIPALS,
  FACTS_DATE,
  REGIONS,
  type RegionFacts,
  regionFacts,
  type Shard,
  UNSUPPORTED_REGIONS,
} from "../../../config/facts/regions";

const CONFIG = join(__dirname, "../../../config/facts");
const SHARDS: readonly Shard[] = ["commercial", "govcloud-civilian", "govcloud-dod"];

const AZ_ID_PREFIX: Readonly<Record<string, string>> = {
  "ap-northeast-1": "apne1",
  "ap-northeast-2": "apne2",
  "ap-south-1": "aps1",
  "ap-southeast-1": "apse1",
  "ap-southeast-2": "apse2",
  "ap-southeast-3": "apse3",
  "ca-central-1": "cac1",
  "eu-central-1": "euc1",
  "eu-west-1": "euw1",
  "eu-west-2": "euw2",
  "eu-west-3": "euw3",
  "sa-east-1": "sae1",
  "us-east-1": "use1",
  "us-east-2": "use2",
  "us-gov-west-1": "usgw1",
  "us-west-1": "usw1",
  "us-west-2": "usw2",
};

function facts(region: string, shard: Shard = "commercial"): RegionFacts {
  const found = regionFacts(region, shard);
  if (!found) throw new Error(`no facts for ${region} in ${shard}`);
  return found;
}

const doubts = (entry: RegionFacts): string[] => entry.unverified.map((fact) => fact.path);

const services = ({ privateLink }: RegionFacts): string[] => [
  privateLink.workspaceService,
  privateLink.relayService,
  ...(privateLink.serviceDirect ? [privateLink.serviceDirect.service] : []),
];

const escaped = (text: string): string => text.replaceAll(".", "\\.");

describe("table of regions", () => {
  it("has sixteen commercial entries and two GovCloud ones", () => {
    expect(REGIONS).toHaveLength(18);
    expect(REGIONS.filter((r) => r.shard === "commercial")).toHaveLength(16);
    expect(REGIONS.filter((r) => r.shard !== "commercial").map((r) => [r.region, r.shard])).toEqual([
      ["us-gov-west-1", "govcloud-civilian"],
      ["us-gov-west-1", "govcloud-dod"],
    ]);
    expect(new Set(REGIONS.map((r) => `${r.region} ${r.shard}`)).size).toBe(18);
  });

  it("covers exactly the supported regions, with the zone id prefix of AWS", () => {
    expect(Object.fromEntries(REGIONS.map((r) => [r.region, r.azIdPrefix]))).toEqual(AZ_ID_PREFIX);
  });

  it("has the partition of each, and knows what host names of other partitions end with", () => {
    expect(new Set(REGIONS.filter(({ shard }) => shard === "commercial").map(({ partition }) => partition))).toEqual(
      new Set(["aws"]),
    );
    expect(REGIONS.filter(({ partition }) => partition === "aws-us-gov")).toHaveLength(2);
    expect(partitionOf("eu-west-1")).toMatchObject({ name: "aws", dnsSuffix: "amazonaws.com" });
    expect(partitionOf("us-gov-east-1")).toMatchObject({ name: "aws-us-gov", dnsSuffix: "amazonaws.com" });
    expect(partitionOf("cn-north-1")).toMatchObject({ name: "aws-cn", dnsSuffix: "amazonaws.com.cn" });
  });

  it("uses every endpoint service once", () => {
    const all = REGIONS.flatMap(services);
    expect(all).toHaveLength(18 * 2 + 16);
    expect(new Set(all.map((name) => name.split(".").at(-1))).size).toBe(all.length);
  });

  it("is dated", () => {
    expect(FACTS_DATE).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(new Date(FACTS_DATE).toISOString().slice(0, 10)).toBe(FACTS_DATE);
  });
});

describe.each(REGIONS.map((r) => [`${r.region} ${r.shard}`, r] as const))("%s", (_name, entry) => {
  const gov = entry.shard !== "commercial";
  const domain = {
    commercial: "cloud.databricks.com",
    "govcloud-civilian": "cloud.databricks.us",
    "govcloud-dod": "cloud.databricks.mil",
  }[entry.shard];

  it("has the partition of its shard and well-formed names", () => {
    expect(entry.partition).toBe(gov ? "aws-us-gov" : "aws");
    expect(entry.region.startsWith("us-gov-")).toBe(gov);
    expect(entry.nickname).toMatch(/^[a-z]+(-dod)?$/);
    expect(entry.privateDnsName ?? "unknown").toMatch(/^[a-z]+$/);
  });

  it("has endpoint services of its own region", () => {
    for (const name of services(entry)) {
      expect(name).toMatch(new RegExp(`^com\\.amazonaws\\.vpce\\.${entry.region}\\.vpce-svc-[0-9a-f]{17}$`));
    }
    for (const zone of entry.privateLink.serviceDirect?.availabilityZoneIds ?? []) {
      expect(zone).toMatch(new RegExp(`^${entry.azIdPrefix}-az[1-9]$`));
    }
  });

  it("has bucket names of the known forms", () => {
    const { artifacts, logs, samples, systemTables } = entry.buckets;
    expect(artifacts.length).toBeGreaterThan(0);
    expect(artifacts[0]).toMatch(/^databricks-prod-artifacts-[a-z]+(-gov)?-[a-z]+-\d$/);
    for (const extra of artifacts.slice(1)) expect(extra).toMatch(/^databricks-update-[a-z]+$/);
    expect(logs).toMatch(/^databricks-prod-storage-[a-z]+(-dod)?$/);
    expect(samples).toMatch(/^databricks-datasets-[a-z]+$/);
    expect(systemTables).toMatch(new RegExp(`^system-tables-prod-${entry.region}(-gov|-dod)?-uc-metastore-bucket$`));
  });

  it("has hosts under its shard's domain, and /28 control-plane blocks", () => {
    const { webApp, relay, privateRelay, legacyMetastore, controlPlaneCidrs } = entry.hosts;
    expect(webApp).toBe(`${entry.nickname}.${domain}`);
    expect(relay).toMatch(new RegExp(`^tunnel\\.(${entry.region}\\.)?${escaped(domain)}$`));
    expect(privateRelay).toBe(`tunnel.privatelink.${entry.region}.${domain}`);
    if (legacyMetastore !== undefined) {
      expect(legacyMetastore).toMatch(
        new RegExp(`^(md|metastorerds-)[0-9a-z-]+\\.c[0-9a-z]{11}\\.${entry.region}\\.rds\\.amazonaws\\.com$`),
      );
    }
    for (const cidr of controlPlaneCidrs) {
      expect(cidr).toMatch(/^(\d{1,3}\.){3}\d{1,3}\/28$/);
      const octets = cidr.replace("/28", "").split(".").map(Number);
      expect(octets.every((octet) => octet <= 255)).toBe(true);
      expect((octets[3] ?? 1) % 16).toBe(0);
    }
  });

  it("has capabilities that agree with its data", () => {
    expect(entry.capabilities).toEqual({
      privateLink: true,
      serverlessCompute: true,
      serverlessWorkspace: !gov,
      serviceDirect: entry.privateLink.serviceDirect !== undefined,
    });
    expect(entry.capabilities.serviceDirect).toBe(!gov);
  });

  it("points its doubts at fields that exist, once each", () => {
    for (const { path, note } of entry.unverified) {
      const value = path
        .split(".")
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], entry);
      if (path !== "privateDnsName") expect(value, path).toBeDefined();
      expect(note).toMatch(/^[a-z].{20,}[^.]$/);
    }
    expect(new Set(doubts(entry)).size).toBe(entry.unverified.length);
  });

  it("flags what is missing", () => {
    if (entry.privateDnsName === undefined) expect(doubts(entry)).toContain("privateDnsName");
    if (entry.hosts.controlPlaneCidrs.length === 0) expect(doubts(entry)).toContain("hosts.controlPlaneCidrs");
  });
});

describe("exceptions between regions", () => {
  it("keeps nickname and bucket city apart in us-east-1 and ca-central-1 only", () => {
    expect(facts("us-east-1")).toMatchObject({
      nickname: "nvirginia",
      privateDnsName: "nvirginia",
      buckets: { logs: "databricks-prod-storage-virginia", samples: "databricks-datasets-virginia" },
      hosts: { webApp: "nvirginia.cloud.databricks.com" },
    });
    expect(facts("ca-central-1")).toMatchObject({
      nickname: "canada",
      privateDnsName: "canada",
      buckets: { logs: "databricks-prod-storage-montreal", samples: "databricks-datasets-montreal" },
      hosts: { webApp: "canada.cloud.databricks.com" },
    });
    const differing = REGIONS.filter((r) => r.buckets.logs !== `databricks-prod-storage-${r.nickname}`);
    expect(differing.map((r) => r.region)).toEqual(["ca-central-1", "us-east-1"]);
  });

  it("lets us-west-1 share Oregon, except for system tables and the metastore", () => {
    const west1 = facts("us-west-1");
    const west2 = facts("us-west-2");
    expect(west1.nickname).toBe("oregon");
    expect(west1.buckets).toEqual({
      ...west2.buckets,
      artifacts: ["databricks-prod-artifacts-us-west-2"],
      systemTables: "system-tables-prod-us-west-1-uc-metastore-bucket",
    });
    expect(west2.buckets.artifacts).toEqual(["databricks-prod-artifacts-us-west-2", "databricks-update-oregon"]);
    for (const key of ["webApp", "relay", "controlPlaneCidrs"] as const) {
      expect(west1.hosts[key]).toEqual(west2.hosts[key]);
    }
    expect(west1.hosts.relay).toBe("tunnel.cloud.databricks.com");
    expect(west1.hosts.legacyMetastore).not.toBe(west2.hosts.legacyMetastore);
    expect(doubts(west1)).toEqual(expect.arrayContaining(["buckets.artifacts", "buckets.logs", "buckets.samples"]));
  });

  it("puts the region into every other public relay", () => {
    const without = REGIONS.filter((r) => !r.hosts.relay.includes(r.region)).map((r) => r.region);
    expect(without).toEqual(["us-west-1", "us-west-2"]);
  });

  it("separates the two GovCloud shards", () => {
    const civilian = facts("us-gov-west-1", "govcloud-civilian");
    const dod = facts("us-gov-west-1", "govcloud-dod");
    expect([civilian.nickname, dod.nickname]).toEqual(["pendleton", "pendleton-dod"]);
    expect(civilian.buckets).toEqual({
      artifacts: ["databricks-prod-artifacts-us-gov-west-1"],
      logs: "databricks-prod-storage-pendleton",
      samples: "databricks-datasets-pendleton",
      systemTables: "system-tables-prod-us-gov-west-1-gov-uc-metastore-bucket",
    });
    expect(dod.buckets).toEqual({
      ...civilian.buckets,
      logs: "databricks-prod-storage-pendleton-dod",
      systemTables: "system-tables-prod-us-gov-west-1-dod-uc-metastore-bucket",
    });
    for (const entry of [civilian, dod]) {
      expect(doubts(entry)).toEqual(
        expect.arrayContaining(["privateLink.workspaceService", "privateLink.relayService", "hosts.webApp"]),
      );
    }
  });

  it("limits service-direct to the published zones", () => {
    const limited = REGIONS.flatMap((r) => {
      const zones = r.privateLink.serviceDirect?.availabilityZoneIds;
      return zones ? [[r.region, zones]] : [];
    });
    expect(Object.fromEntries(limited)).toEqual({
      "ap-northeast-1": ["apne1-az1", "apne1-az2", "apne1-az4"],
      "ap-northeast-2": ["apne2-az1", "apne2-az3"],
      "us-east-1": ["use1-az1", "use1-az2", "use1-az4"],
      "us-west-2": ["usw2-az1", "usw2-az2", "usw2-az3"],
    });
  });
});

describe("doubtful facts", () => {
  it("takes the better supported workspace endpoint of ap-southeast-3 and flags it", () => {
    const jakarta = facts("ap-southeast-3");
    expect(jakarta.privateLink.workspaceService).toBe("com.amazonaws.vpce.ap-southeast-3.vpce-svc-07a698e7e9ccfd04a");
    expect(doubts(jakarta)).toContain("privateLink.workspaceService");
  });

  it("has the rejected endpoint of ap-southeast-3 nowhere", () => {
    const files = ["regions.ts", ...readdirSync(join(CONFIG, "regions")).map((name) => join("regions", name))];
    expect(files).toContain(join("regions", "table.ts"));
    for (const file of files) {
      expect(readFileSync(join(CONFIG, file), "utf8"), file).not.toContain("0fec4092997affd53");
    }
  });

  it("flags the sample bucket of ap-southeast-3, which is in Oregon", () => {
    const jakarta = facts("ap-southeast-3");
    expect(jakarta.buckets.samples).toBe("databricks-datasets-oregon");
    expect(jakarta.buckets.logs).toBe("databricks-prod-storage-jakarta");
    expect(doubts(jakarta)).toContain("buckets.samples");
  });

  it("flags the private DNS names of us-west-1 and ap-southeast-3", () => {
    expect(facts("us-west-1").privateDnsName).toBe("ncalifornia");
    expect(doubts(facts("us-west-1"))).toContain("privateDnsName");
    expect(facts("ap-southeast-3").privateDnsName).toBeUndefined();
    expect(doubts(facts("ap-southeast-3"))).toContain("privateDnsName");
  });

  it("uses the nickname as private DNS name everywhere else in commercial AWS, without doubt", () => {
    const rest = REGIONS.filter((r) => r.shard === "commercial" && !["us-west-1", "ap-southeast-3"].includes(r.region));
    expect(rest).toHaveLength(14);
    for (const entry of rest) {
      expect(entry.privateDnsName).toBe(entry.nickname);
      expect(doubts(entry)).not.toContain("privateDnsName");
      expect(doubts(entry)).not.toContain("privateLink.workspaceService");
    }
  });

  it("flags every service-direct id, since one source has them", () => {
    for (const entry of REGIONS) {
      expect(doubts(entry).includes("privateLink.serviceDirect")).toBe(entry.capabilities.serviceDirect);
    }
  });

  it("flags serverless where no feature table was found", () => {
    const flagged = REGIONS.filter((r) => doubts(r).includes("capabilities.serverlessCompute"));
    expect(flagged.map((r) => r.region)).toEqual(["ap-southeast-3", "us-west-1", "us-gov-west-1", "us-gov-west-1"]);
  });
});

describe("principals", () => {
  it("has one entry per shard", () => {
    expect(Object.keys(DATABRICKS_PRINCIPALS).sort()).toEqual([...SHARDS]);
  });

  it.each(SHARDS)("is well formed in %s", (shard) => {
    const principals = DATABRICKS_PRINCIPALS[shard];
    const partition = shard === "commercial" ? "aws" : "aws-us-gov";
    const { accountId, artifactAccountId, amiOwnerAccountId } = principals;
    for (const id of [accountId, artifactAccountId, amiOwnerAccountId]) expect(id).toMatch(/^\d{12}$/);
    const own = `^arn:${partition}:iam::${accountId}:role/`;
    expect(principals.unityCatalogMasterRoleArn).toMatch(
      new RegExp(`${own}unity-catalog-prod-UCMasterRole-[0-9A-Z]{12,13}$`),
    );
    expect(principals.logDeliveryRoleArn).toMatch(
      new RegExp(`${own}SaasUsageDeliveryRole-prod-(aws-gov-)?(dod-)?IAMRole-[0-9A-Z]{12,13}$`),
    );
    expect(principals.privateConnectivityRoleArn("xx-west-9")).toMatch(
      new RegExp(`^arn:${partition}:iam::\\d{12}:role/private-connectivity-role-xx-west-9$`),
    );
    expect(principals.accountConsoleHost).toMatch(/^https:\/\/accounts(-dod)?\.cloud\.databricks\.(com|us|mil)$/);
    expect(principals.relayPort6666).toBe(shard === "commercial");
  });

  it("does not share accounts, roles or hosts between shards, other than artifacts and images in GovCloud", () => {
    const all = SHARDS.map((shard) => DATABRICKS_PRINCIPALS[shard]);
    const distinct = (of: (p: (typeof all)[number]) => string) => new Set(all.map(of)).size;
    expect(distinct((p) => p.accountId)).toBe(3);
    expect(distinct((p) => p.unityCatalogMasterRoleArn)).toBe(3);
    expect(distinct((p) => p.logDeliveryRoleArn)).toBe(3);
    expect(distinct((p) => p.privateConnectivityRoleArn("us-gov-west-1"))).toBe(3);
    expect(distinct((p) => p.accountConsoleHost)).toBe(3);
    expect(distinct((p) => p.artifactAccountId)).toBe(2);
    expect(distinct((p) => p.amiOwnerAccountId)).toBe(2);
  });

  it("has the sample-data user and the serverless organization path in commercial AWS only", () => {
    const { commercial, ...gov } = DATABRICKS_PRINCIPALS;
    expect(commercial.datasetsReadOnlyUserArn).toMatch(/^arn:aws:iam::414351767826:user\/[a-z-]+$/);
    expect(commercial.serverlessVpceOrgPath).toMatch(
      /^o-[0-9a-z]{10}\/r-[0-9a-z]{4}\/(ou-[0-9a-z]{4}-[0-9a-z]{8}\/)+\*$/,
    );
    for (const principals of Object.values(gov)) {
      expect(principals.datasetsReadOnlyUserArn).toBeUndefined();
      expect(principals.serverlessVpceOrgPath).toBeUndefined();
    }
  });
});

describe("lookups", () => {
  it("finds each entry by region and shard", () => {
    for (const entry of REGIONS) expect(regionFacts(entry.region, entry.shard)).toBe(entry);
  });

  it("returns nothing for a region of another shard or one that does not exist", () => {
    expect(regionFacts("eu-west-1", "govcloud-civilian")).toBeUndefined();
    expect(regionFacts("us-gov-west-1", "commercial")).toBeUndefined();
    expect(regionFacts("eu-north-1", "commercial")).toBeUndefined();
    expect(regionFacts("", "commercial")).toBeUndefined();
  });

  it("explains eight unsupported regions, none of them in the table", () => {
    expect(Object.keys(UNSUPPORTED_REGIONS).sort()).toEqual([
      "af-south-1",
      "ap-south-2",
      "ca-west-1",
      "eu-north-1",
      "eu-south-1",
      "il-central-1",
      "me-central-1",
      "us-gov-east-1",
    ]);
    for (const [region, reason] of Object.entries(UNSUPPORTED_REGIONS)) {
      expect(REGIONS.some((r) => r.region === region)).toBe(false);
      expect(reason).toMatch(/^\S.{20,}[^.]$/);
    }
  });
});
