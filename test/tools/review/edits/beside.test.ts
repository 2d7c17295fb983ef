import { shopDatabase } from "../../../support/databases";
import { serverless } from "../../../support/kafka";
import { crmSecret } from "../../../support/secrets";
import { describeEdits, entry, type Inputs, remove, zones } from "./fixture";

const REASON = "Asked for by the auditors, ticket 4711";

function withService({ dev }: Inputs): void {
  dev.dataServices = { ...dev.dataServices, shop: shopDatabase() };
  dev.overrides = {
    bi: { setting: "consumers.bi", type: "databricks_sql_endpoint", set: { max_num_clusters: 3 }, reason: REASON },
  };
}

describeEdits("beside losses and rights", withService, {
  "costs, steps, waivers and overrides": [
    [
      "a gateway in every zone",
      ({ dev }) => Object.assign(dev.network, { nat: "per-az" }),
      ["cost NAT gateway 1 → 2", "cost public IPv4 address 1 → 2"],
    ],
    [
      "a cluster of Kafka",
      ({ dev }) => Object.assign(dev.dataServices ?? {}, { topics: serverless() }),
      [
        "cost serverless Kafka cluster 0 → 1",
        "step + topics are made, and passwords written (kafka-topics)",
        "+ security group Databricks cluster nodes of one workspace tcp 9098 Data service for compute and clients",
        "+ Databricks cluster nodes of one workspace tcp 9098 security group Data service for compute and clients",
      ],
    ],
    [
      "a secret whose value is put in by hand",
      ({ dev }) => Object.assign(dev.dataServices ?? {}, { login: crmSecret() }),
      [
        "cost secret 0 → 1",
        "step + the values of secrets in AWS Secrets Manager (put-secret-entries)",
        /^\+ arn:aws:iam::\d{12}:root secretsmanager:DescribeSecret, secretsmanager:GetSecretValue arn:\S+:secret:acme-dev-login-\w+ if$/,
        "+ arn:aws:iam::999999999999:root kms:Decrypt key Lake: zones of Unity Catalog if",
      ],
    ],
    [
      "an override that goes",
      ({ dev }) => remove(dev.overrides, "bi"),
      [
        "override - dev-serving-main: databricks_sql_endpoint.consumer-bi: max_num_clusters from 1 to 3 (bi: Asked for by the auditors, ticket 4711)",
      ],
    ],
    [
      "an override that comes",
      ({ dev }) =>
        Object.assign(dev, {
          overrides: {
            adhoc: {
              setting: "consumers.gold-overview",
              type: "databricks_dashboard",
              set: { embed_credentials: true },
              reason: REASON,
            },
          },
        }),
      [
        "override + dev-serving-main: databricks_dashboard.consumer-gold-overview: embed_credentials from false to true (adhoc: Asked for by the auditors, ticket 4711)",
        "+ whoever sees it read with the rights of whoever published dashboard Sales: data products",
      ],
    ],
    [
      "flow logs off, which is accepted",
      ({ dev }) => {
        Object.assign(dev.network, { flowLogs: { destination: "off" } });
        dev.policyWaivers = [{ rule: "flow-logs-on", address: "aws_vpc.vpc", reason: REASON }];
      },
      [
        "waived + flow-logs-on: dev-network: aws_vpc.vpc: Asked for by the auditors, ticket 4711",
        "protection delete aws_flow_log.flow-log",
      ],
    ],
  ],
  "protections and outages": [
    [
      "backups of a database kept shorter",
      ({ dev }) => Object.assign(entry(dev.dataServices, "shop"), { backup: { retentionDays: 2 } }),
      ["protection update aws_db_instance.data-service-shop_instance"],
    ],
    [
      "objects that expire earlier",
      ({ dev }) => Object.assign(entry(zones(dev), "raw"), { lifecycle: { expireAfterDays: 30 } }),
      ["protection update aws_s3_bucket_lifecycle_configuration.zone-raw_lifecycle"],
    ],
    [
      "legacy access let in",
      ({ dev }) => Object.assign(entry(dev.workspaces, "main"), { disableLegacyAccess: false }),
      ["protection delete databricks_disable_legacy_access_setting.defaults_legacy-access"],
    ],
    [
      "data in DBFS let in",
      ({ dev }) => Object.assign(entry(dev.workspaces, "main"), { disableDbfs: false }),
      ["protection delete databricks_disable_legacy_dbfs_setting.defaults_legacy-dbfs"],
    ],
    [
      "another subnet of a workspace",
      ({ dev }) => Object.assign(entry(dev.workspaces, "main"), { networkSlot: 2 }),
      ["outage replace databricks_mws_networks.workspace-main_network", "refused dev-network"],
    ],
  ],
});
