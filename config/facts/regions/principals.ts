import type { DatabricksPrincipals, Shard } from "./types";

const connectivityRole = (partition: string, account: string) => (region: string) =>
  `arn:${partition}:iam::${account}:role/private-connectivity-role-${region}`;

/** The principals of each shard. */
export const DATABRICKS_PRINCIPALS: Readonly<Record<Shard, DatabricksPrincipals>> = {
  commercial: {
    accountId: "414351767826",
    unityCatalogMasterRoleArn: "arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL",
    logDeliveryRoleArn: "arn:aws:iam::414351767826:role/SaasUsageDeliveryRole-prod-IAMRole-3PLHICCRR1TK",
    artifactAccountId: "414351767826",
    amiOwnerAccountId: "601306020600",
    privateConnectivityRoleArn: connectivityRole("aws", "565502421330"),
    datasetsReadOnlyUserArn: "arn:aws:iam::414351767826:user/databricks-datasets-readonly-user-prod",
    accountConsoleHost: "https://accounts.cloud.databricks.com",
    serverlessVpceOrgPath: "o-g29axo4oyt/r-gu8r/ou-gu8r-g4va1rkr/ou-gu8r-hvyilq7g/*",
    relayPort6666: true,
  },
  "govcloud-civilian": {
    accountId: "044793339203",
    unityCatalogMasterRoleArn: "arn:aws-us-gov:iam::044793339203:role/unity-catalog-prod-UCMasterRole-1QRFA8SGY15OJ",
    logDeliveryRoleArn: "arn:aws-us-gov:iam::044793339203:role/SaasUsageDeliveryRole-prod-aws-gov-IAMRole-L4QM0RCHYQ1G",
    artifactAccountId: "282567162347",
    amiOwnerAccountId: "044732911619",
    privateConnectivityRoleArn: connectivityRole("aws-us-gov", "347038500609"),
    accountConsoleHost: "https://accounts.cloud.databricks.us",
    relayPort6666: false,
  },
  "govcloud-dod": {
    accountId: "170661010020",
    unityCatalogMasterRoleArn: "arn:aws-us-gov:iam::170661010020:role/unity-catalog-prod-UCMasterRole-1DI6DL6ZP26AS",
    logDeliveryRoleArn:
      "arn:aws-us-gov:iam::170661010020:role/SaasUsageDeliveryRole-prod-aws-gov-dod-IAMRole-1DMEHBYR8VC5P",
    artifactAccountId: "282567162347",
    amiOwnerAccountId: "044732911619",
    privateConnectivityRoleArn: connectivityRole("aws-us-gov", "347034940029"),
    accountConsoleHost: "https://accounts-dod.cloud.databricks.mil",
    relayPort6666: false,
  },
};
