import { partitionOf } from "../partitions";
import type { RegionFacts, Shard } from "./types";
import { zoneIdPrefix } from "./zones";

/** What a row of the table says beyond region and nickname. */
interface Row {
  /** Ids of the endpoint services: workspace, relay, service-direct. */
  readonly endpoints: readonly [workspace: string, relay: string, serviceDirect?: string];
  /** Zone numbers of service-direct; every zone when left out. */
  readonly directZones?: readonly number[];
  /** City in bucket names, where it is not the nickname. */
  readonly city?: string;
  /** Region in the name of the system-tables bucket, where it has a suffix. */
  readonly systemTables?: string;
  /** Artifact buckets, where they are not just the region's own. */
  readonly artifacts?: readonly string[];
  /** Sample-data bucket, where it is not that of the city. */
  readonly samples?: string;
  /** IPv4 /28 blocks; left out where not known. */
  readonly controlPlane?: readonly string[];
  /** First two labels of the legacy metastore's RDS host. */
  readonly metastore?: string;
  /** Public relay, where it has no region in its name. */
  readonly relay?: string;
  /** Private DNS name, where it is not the nickname; null where not known. */
  readonly privateDnsName?: string | null;
  /** Dotted path in RegionFacts to the note about it. */
  readonly doubts?: Readonly<Record<string, string>>;
}

/** What all regions of a shard have in common; `domain` ends every host name. */
const SHARDS = {
  commercial: { domain: "cloud.databricks.com", serverlessWorkspace: true },
  "govcloud-civilian": { domain: "cloud.databricks.us", serverlessWorkspace: false },
  "govcloud-dod": { domain: "cloud.databricks.mil", serverlessWorkspace: false },
} as const;

const DIRECT_DOUBT = "only one source lists service-direct ids; compare with the regional table in the Databricks docs";

function row(shard: Shard, region: string, nickname: string, facts: Row): RegionFacts {
  const azIdPrefix = zoneIdPrefix(region);
  const { domain, serverlessWorkspace } = SHARDS[shard];
  const { name: partition, dnsSuffix } = partitionOf(region);
  const city = facts.city ?? nickname;
  const service = (id: string) => `com.amazonaws.vpce.${region}.${id}`;
  const [workspace, relay, direct] = facts.endpoints;
  const privateDnsName = facts.privateDnsName === undefined ? nickname : facts.privateDnsName;
  const zones = facts.directZones?.map((n) => `${azIdPrefix}-az${n}`);
  const doubts = { ...(direct && { "privateLink.serviceDirect": DIRECT_DOUBT }), ...facts.doubts };
  return {
    region,
    shard,
    partition,
    nickname,
    ...(privateDnsName !== null && { privateDnsName }),
    azIdPrefix,
    privateLink: {
      workspaceService: service(workspace),
      relayService: service(relay),
      ...(direct && {
        serviceDirect: { service: service(direct), ...(zones && { availabilityZoneIds: zones }) },
      }),
    },
    buckets: {
      artifacts: facts.artifacts ?? [`databricks-prod-artifacts-${region}`],
      logs: `databricks-prod-storage-${city}`,
      samples: facts.samples ?? `databricks-datasets-${city}`,
      systemTables: `system-tables-prod-${facts.systemTables ?? region}-uc-metastore-bucket`,
    },
    hosts: {
      webApp: `${nickname}.${domain}`,
      relay: facts.relay ?? `tunnel.${region}.${domain}`,
      privateRelay: `tunnel.privatelink.${region}.${domain}`,
      ...(facts.metastore && { legacyMetastore: `${facts.metastore}.${region}.rds.${dnsSuffix}` }),
      controlPlaneCidrs: facts.controlPlane ?? [],
    },
    capabilities: {
      privateLink: true,
      serverlessCompute: true,
      serverlessWorkspace,
      serviceDirect: direct !== undefined,
    },
    unverified: Object.entries(doubts).map(([path, note]) => ({ path, note })),
  };
}

const ENDPOINT_DOUBT = "only one source lists this id; check it with `aws ec2 describe-vpc-endpoint-services`";
const SERVERLESS_DOUBT = "no feature table was found for this region; check serverless features with Databricks";
const GUESSED_HOST = "follows the pattern of other regions, no published value was found; look it up from a workspace";
const NO_CIDR = "no address range is known; allow the host names, or ask Databricks for the range";
const OREGON_BUCKET = "one source says this bucket is in us-west-2, which an S3 gateway endpoint does not reach";
const OREGON_HOST = "one source says the region shares the Oregon control plane; look it up from a workspace";

const NEW_REGION_DOUBTS = {
  "privateLink.relayService": ENDPOINT_DOUBT,
  "capabilities.serverlessCompute": SERVERLESS_DOUBT,
  "capabilities.serverlessWorkspace": SERVERLESS_DOUBT,
};

const GOVCLOUD_DOUBTS = {
  nickname: "only one source has this name; compare with the key prefixes in the root bucket of a workspace",
  privateDnsName: "not known; read it from the endpoint service's private DNS name",
  "privateLink.workspaceService": ENDPOINT_DOUBT,
  "privateLink.relayService": ENDPOINT_DOUBT,
  "buckets.logs": "only one source has this bucket, and its name departs from the commercial pattern",
  "buckets.samples": "only one source has this bucket, and both GovCloud shards share it",
  "buckets.systemTables": "only one source has this bucket, and its name departs from the commercial pattern",
  "hosts.webApp": GUESSED_HOST,
  "hosts.relay": GUESSED_HOST,
  "hosts.privateRelay": GUESSED_HOST,
  "hosts.controlPlaneCidrs": NO_CIDR,
  "capabilities.serverlessCompute": SERVERLESS_DOUBT,
  "capabilities.serverlessWorkspace": "one source says that GovCloud has no serverless workspaces",
};

/** Every supported region; `us-gov-west-1` once per GovCloud shard. */
export const REGIONS: readonly RegionFacts[] = [
  row("commercial", "ap-northeast-1", "tokyo", {
    endpoints: ["vpce-svc-02691fd610d24fd64", "vpce-svc-02aa633bda3edbec0", "vpce-svc-00645ba5aa920181a"],
    directZones: [1, 2, 4],
    controlPlane: ["35.72.28.0/28"],
    metastore: "mddx5a4bpbpm05.cfrfsun7mryq",
  }),
  row("commercial", "ap-northeast-2", "seoul", {
    endpoints: ["vpce-svc-0babb9bde64f34d7e", "vpce-svc-0dc0e98a5800db5c4", "vpce-svc-0eda2860bd3ffdc62"],
    directZones: [1, 3],
    controlPlane: ["3.38.156.176/28"],
    metastore: "md1915a81ruxky5.cfomhrbro6gt",
  }),
  row("commercial", "ap-south-1", "mumbai", {
    endpoints: ["vpce-svc-0dbfe5d9ee18d6411", "vpce-svc-03fd4d9b61414f3de", "vpce-svc-0f8cf0950ddb2df95"],
    controlPlane: ["65.0.37.64/28"],
    metastore: "mdjanpojt83v6j.c5jml0fhgver",
  }),
  row("commercial", "ap-southeast-1", "singapore", {
    endpoints: ["vpce-svc-02535b257fc253ff4", "vpce-svc-0557367c6fc1a0c5c", "vpce-svc-095bb0c17301d018c"],
    controlPlane: ["13.214.1.96/28"],
    metastore: "md1n4trqmokgnhr.csnrqwqko4ho",
  }),
  row("commercial", "ap-southeast-2", "sydney", {
    endpoints: ["vpce-svc-0b87155ddd6954974", "vpce-svc-0b4a72e8f825495f6", "vpce-svc-0bad186019cff33de"],
    controlPlane: ["3.26.4.0/28"],
    metastore: "mdnrak3rme5y1c.c5f38tyb1fdu",
  }),
  row("commercial", "ap-southeast-3", "jakarta", {
    endpoints: ["vpce-svc-07a698e7e9ccfd04a", "vpce-svc-025ca447c232c6a1b", "vpce-svc-028527b0920c3e620"],
    samples: "databricks-datasets-oregon",
    privateDnsName: null,
    doubts: {
      ...NEW_REGION_DOUBTS,
      nickname: "one source names the log bucket and key prefix so; no region table has it",
      privateDnsName: "not known; read it from the CNAME of a workspace or the endpoint service's private DNS name",
      "privateLink.workspaceService":
        "two third-party tables have another id; check it with `aws ec2 describe-vpc-endpoint-services`",
      "buckets.samples": OREGON_BUCKET,
      "hosts.webApp": GUESSED_HOST,
      "hosts.relay": GUESSED_HOST,
      "hosts.privateRelay": GUESSED_HOST,
      "hosts.controlPlaneCidrs": NO_CIDR,
    },
  }),
  row("commercial", "ca-central-1", "canada", {
    endpoints: ["vpce-svc-0205f197ec0e28d65", "vpce-svc-0c4e25bdbcbfbb684", "vpce-svc-0a677b49b6d71cf54"],
    city: "montreal",
    controlPlane: ["3.96.84.208/28"],
    metastore: "md1w81rjeh9i4n5.co1tih5pqdrl",
  }),
  row("commercial", "eu-central-1", "frankfurt", {
    endpoints: ["vpce-svc-081f78503812597f7", "vpce-svc-08e5dfca9572c85c4", "vpce-svc-040453426d7a48946"],
    controlPlane: ["18.159.44.32/28"],
    metastore: "mdv2llxgl8lou0.ceptxxgorjrc",
  }),
  row("commercial", "eu-west-1", "ireland", {
    endpoints: ["vpce-svc-0da6ebf1461278016", "vpce-svc-09b4eb2bc775f4e8c", "vpce-svc-0a5d3be4f026f5bd7"],
    controlPlane: ["3.250.244.112/28"],
    metastore: "md15cf9e1wmjgny.cxg30ia2wqgj",
  }),
  row("commercial", "eu-west-2", "london", {
    endpoints: ["vpce-svc-01148c7cdc1d1326c", "vpce-svc-05279412bf5353a45", "vpce-svc-000fc680ee188fcf6"],
    controlPlane: ["18.134.65.240/28"],
    metastore: "mdio2468d9025m.c6fvhwk6cqca",
  }),
  row("commercial", "eu-west-3", "paris", {
    endpoints: ["vpce-svc-008b9368d1d011f37", "vpce-svc-005b039dd0b5f857d", "vpce-svc-041f8eb165985a7eb"],
    controlPlane: ["13.39.141.128/28"],
    metastore: "metastorerds-dbconsolidationmetastore-asda4em2u6eg.c2ybp3dss6ua",
  }),
  row("commercial", "sa-east-1", "saopaulo", {
    endpoints: ["vpce-svc-0bafcea8cdfe11b66", "vpce-svc-0e61564963be1b43f", "vpce-svc-09d56640b3fed29b8"],
    controlPlane: ["15.229.120.16/28"],
    metastore: "metastorerds-dbconsolidationmetastore-fqekf3pck8yw.cog1aduyg4im",
  }),
  row("commercial", "us-east-1", "nvirginia", {
    endpoints: ["vpce-svc-09143d1e626de2f04", "vpce-svc-00018a8c3ff62ffdf", "vpce-svc-0a1a39ada4ec3bcdc"],
    directZones: [1, 2, 4],
    city: "virginia",
    controlPlane: ["3.237.73.224/28"],
    metastore: "mdb7sywh50xhpr.chkweekm4xjq",
  }),
  row("commercial", "us-east-2", "ohio", {
    endpoints: ["vpce-svc-041dc2b4d7796b8d3", "vpce-svc-090a8fab0d73e39a6", "vpce-svc-052fbd90ec8e1af31"],
    controlPlane: ["3.128.237.208/28"],
    metastore: "md7wf1g369xf22.cluz8hwxjhb6",
  }),
  row("commercial", "us-west-1", "oregon", {
    endpoints: ["vpce-svc-09bb6ca26208063f2", "vpce-svc-04cb91f9372b792fe", "vpce-svc-070673a01d3f28066"],
    artifacts: ["databricks-prod-artifacts-us-west-2"],
    controlPlane: ["44.234.192.32/28"],
    metastore: "mdzsbtnvk0rnce.c13weuwubexq",
    relay: "tunnel.cloud.databricks.com",
    privateDnsName: "ncalifornia",
    doubts: {
      ...NEW_REGION_DOUBTS,
      nickname: "one source has the Oregon name here; compare with the key prefixes in the root bucket of a workspace",
      privateDnsName: "one field report has this name; compare with the endpoint service's private DNS name",
      "privateLink.workspaceService": ENDPOINT_DOUBT,
      "buckets.artifacts": OREGON_BUCKET,
      "buckets.logs": OREGON_BUCKET,
      "buckets.samples": OREGON_BUCKET,
      "hosts.webApp": OREGON_HOST,
      "hosts.privateRelay": "a field report has it without the region; compare with the service's private DNS name",
      "hosts.controlPlaneCidrs": OREGON_HOST,
    },
  }),
  row("commercial", "us-west-2", "oregon", {
    endpoints: ["vpce-svc-0129f463fcfbc46c5", "vpce-svc-0158114c0c730c3bb", "vpce-svc-0d7fe235ba1abe9d2"],
    directZones: [1, 2, 3],
    artifacts: ["databricks-prod-artifacts-us-west-2", "databricks-update-oregon"],
    controlPlane: ["44.234.192.32/28"],
    metastore: "mdpartyyphlhsp.caj77bnxuhme",
    relay: "tunnel.cloud.databricks.com",
    doubts: { "hosts.privateRelay": "follows the pattern of other regions, which the public relay here does not" },
  }),
  row("govcloud-civilian", "us-gov-west-1", "pendleton", {
    endpoints: ["vpce-svc-0f25e28401cbc9418", "vpce-svc-05f27abef1a1a3faa"],
    systemTables: "us-gov-west-1-gov",
    privateDnsName: null,
    doubts: GOVCLOUD_DOUBTS,
  }),
  row("govcloud-dod", "us-gov-west-1", "pendleton-dod", {
    endpoints: ["vpce-svc-08fddf710780b2a54", "vpce-svc-05c210a2feea23ad7"],
    systemTables: "us-gov-west-1-dod",
    samples: "databricks-datasets-pendleton",
    privateDnsName: null,
    doubts: GOVCLOUD_DOUBTS,
  }),
];
