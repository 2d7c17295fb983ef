import { shopDatabase } from "../../../support/databases";
import { prices } from "../../../support/dynamodb";
import { shopConnection } from "../../../support/external-connections";
import { crmSecret } from "../../../support/secrets";
import { SHARING, shareOutside } from "../../../support/sharing";
import { withStream } from "../../../support/streams";
import { describeEdits, entry, type Inputs } from "./fixture";

/** Something of every sort that gives rights. */
function withRights({ account, dev }: Inputs): void {
  withStream(dev);
  shareOutside(account);
  account.servicePrincipals = { ...account.servicePrincipals, tester: { mode: "create" } };
  account.groups = { ...account.groups, auditors: { mode: "create" } };
  account.attestations = { ...account.attestations, "private-runner": "A. Lovelace, 2026-11-02" };
  account.networkPolicies = { dev: { mode: "create", enforcement: "enforced", hosts: ["pypi.org"] } };
  dev.network = {
    ...dev.network,
    privateLink: {
      backend: true,
      frontend: { endpoint: { mode: "shared" }, clientCidrs: ["172.16.0.0/16"] },
      access: { public: { mode: "closed", runner: "172.16.0.7/32" } },
    },
  };
  const main = entry(dev.workspaces, "main");
  main.ipAccessList = { allow: ["172.16.0.0/16"], runner: "172.16.0.7/32" };
  main.networkPolicy = "dev";
  main.secretScopes = { partners: { keys: ["token"], permissions: { groups: { analysts: "READ" } } } };
  dev.dataServices = {
    ...dev.dataServices,
    shop: shopDatabase(),
    login: crmSecret({ readers: ["arn:aws:iam::111111111111:role/crm-loader"] }),
    prices: prices({ otherAccounts: { readers: ["999999999999"] } }),
  };
  dev.connections = { "shop-db": shopConnection() };
  const { partner, subsidiary, exports } = SHARING;
  dev.consumers = { ...dev.consumers, partner, subsidiary, exports };
}

const service = ({ dev }: Inputs, key: string, more: object) => Object.assign(entry(dev.dataServices, key), more);
const consumer = ({ dev }: Inputs, key: string, more: object) => Object.assign(entry(dev.consumers, key), more);
const main = ({ dev }: Inputs) => entry(dev.workspaces, "main");
const sales = ({ dev }: Inputs) => entry(dev.catalogs, "sales");

describeEdits(
  "rights",
  withRights,
  {
    grow: [
      [
        "a grant on a catalog",
        (all) => Object.assign(sales(all).grants?.groups ?? {}, { analysts: ["USE_CATALOG", "SELECT"] }),
        ["+ analysts SELECT catalog dev_sales"],
      ],
      [
        "a grant on a schema",
        (all) =>
          Object.assign(entry(sales(all).schemas, "gold").grants?.groups ?? {}, { "data-engineers": ["MANAGE"] }),
        ["+ data-engineers MANAGE schema dev_sales.gold"],
      ],
      [
        "a grant on a connection",
        ({ dev }) =>
          Object.assign(entry(dev.connections, "shop-db"), {
            grants: { groups: { analysts: ["USE_CONNECTION"], auditors: ["USE_CONNECTION"] } },
          }),
        ["+ auditors USE_CONNECTION connection dev_shop_db"],
      ],
      [
        "an owner of a catalog",
        (all) => {
          sales(all).owner = "data-engineers";
        },
        [
          "+ data-engineers ALL_PRIVILEGES, MANAGE catalog dev_sales",
          "- platform-admins ALL_PRIVILEGES, MANAGE catalog dev_sales",
        ],
      ],
      [
        "a permission on a warehouse",
        (all) => consumer(all, "bi", { permissions: { analysts: "CAN_MANAGE" } }),
        ["+ analysts CAN_MANAGE sql endpoint acme-dev-bi"],
      ],
      [
        "a permission on a dashboard",
        (all) => consumer(all, "gold-overview", { permissions: { analysts: "CAN_EDIT" } }),
        ["+ analysts CAN_EDIT dashboard Sales: data products"],
      ],
      [
        "a permission on a cluster policy",
        (all) => {
          entry(main(all).clusterPolicies, "jobs").groups = ["data-engineers", "analysts"];
        },
        ["+ analysts CAN_USE cluster policy Automated jobs"],
      ],
      [
        "an administrator of the workspace",
        (all) => Object.assign(main(all).access?.groups ?? {}, { analysts: "ADMIN" }),
        ["+ analysts ADMIN workspace acme-dev-main"],
      ],
      [
        "a group in the workspace",
        (all) => Object.assign(main(all).access?.groups ?? {}, { auditors: "USER" }),
        ["+ auditors USER workspace acme-dev-main"],
      ],
      [
        "a member of a group",
        ({ account }) => Object.assign(entry(account.groups, "analysts"), { servicePrincipals: ["tester"] }),
        ["+ acme-tester member of group analysts"],
      ],
      [
        "a reader of secrets of a scope",
        (all) =>
          Object.assign(entry(main(all).secretScopes, "partners"), { permissions: { groups: { analysts: "WRITE" } } }),
        ["+ analysts WRITE secret scope partners"],
      ],
      [
        "an account that writes to a stream",
        (all) =>
          service(all, "events", {
            otherAccounts: ["arn:aws:iam::888888888888:role/shop", "999999999999", "777777777777"],
          }),
        [
          "+ arn:aws:iam::777777777777:root kinesis:DescribeStreamSummary, kinesis:ListShards, kinesis:PutRecord, kinesis:PutRecords arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events",
          "+ arn:aws:iam::777777777777:root kms:GenerateDataKey key Lake: zones of Unity Catalog if",
        ],
      ],
      [
        "a reader of a secret",
        (all) =>
          service(all, "login", {
            readers: ["arn:aws:iam::111111111111:role/crm-loader", "arn:aws:iam::999999999999:role/crm"],
          }),
        [
          /^\+ arn:aws:iam::\d{12}:root secretsmanager:DescribeSecret, secretsmanager:GetSecretValue arn:\S+:secret:acme-dev-login-\w+ if$/,
          /^\+ not everybody secretsmanager:BatchGetSecretValue, secretsmanager:GetSecretValue arn:\S+:secret:acme-dev-login-\w+ if$/,
          "+ arn:aws:iam::999999999999:root kms:Decrypt key Lake: zones of Unity Catalog if",
        ],
      ],
      [
        "an account that writes to a table",
        (all) =>
          service(all, "prices", {
            otherAccounts: { readers: ["999999999999"], writers: ["arn:aws:iam::888888888888:role/shop"] },
          }),
        [
          /^\+ arn:aws:iam::888888888888:root dynamodb:BatchWriteItem, .* arn:\S+:table\/acme-dev-prices\/index\/\* if$/,
          "+ arn:aws:iam::888888888888:root kms:Decrypt key Lake: zones of Unity Catalog if",
        ],
      ],
      [
        "a place in somebody else's bucket",
        ({ dev }) => {
          dev.externalLocations = { partner: { url: "s3://partner-files/acme", comment: "Files of a partner" } };
        },
        [
          "+ everybody s3:GetBucketLocation, s3:GetObject, s3:GetObjectVersion, s3:ListBucket arn:aws:s3:::partner-files, arn:aws:s3:::partner-files/* if",
          "+ arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL sts:AssumeRole role acme-dev-uc-ext-partner if",
          "+ arn:aws:iam::111111111111:root sts:AssumeRole role acme-dev-uc-ext-partner if",
          "+ role acme-dev-uc-ext-partner s3:ListBucket arn:aws:s3:::partner-files if",
          "+ role acme-dev-uc-ext-partner s3:GetBucketLocation arn:aws:s3:::partner-files",
          "+ role acme-dev-uc-ext-partner s3:GetObject arn:aws:s3:::partner-files/acme/*",
          "+ role acme-dev-uc-ext-partner sts:AssumeRole arn:aws:iam::111111111111:role/acme-dev-uc-ext-partner",
        ],
        [
          "identity delete aws_iam_role.external-location-partner_role",
          "identity delete databricks_external_location.external-location-partner_location",
          "identity delete databricks_storage_credential.external-location-partner_credential",
        ],
      ],
      [
        "what a share shows",
        (all) => consumer(all, "exports", { schemas: { gold: { objects: "all" } } }),
        [
          "+ its recipients see schema dev_sales.gold in share dev_exports",
          "- its recipients see function dev_sales.gold.net_price in share dev_exports, model dev_sales.gold.churn in share dev_exports, volume dev_sales.gold.exports in share dev_exports",
        ],
      ],
      [
        "where a recipient comes from",
        (all) =>
          consumer(all, "partner", {
            authentication: {
              type: "TOKEN",
              allowedIpAddresses: ["203.0.113.0/24", "198.51.100.0/24"],
              expires: "2027-06-30",
            },
          }),
        ["+ recipient dev_partner come from 198.51.100.0/24"],
      ],
      [
        "whom a share is for",
        (all) => consumer(all, "exports", { recipients: ["subsidiary", "partner"] }),
        ["+ dev_partner SELECT share dev_exports"],
      ],
      [
        "where users come from",
        ({ dev }) => Object.assign(dev.network.privateLink?.frontend ?? {}, { clientCidrs: ["172.16.0.0/15"] }),
        ["+ 172.16.0.0/15 tcp 443 security group Interface endpoints for cluster nodes"],
      ],
      [
        "workspaces on the internet",
        ({ dev }) => Object.assign(dev.network.privateLink ?? {}, { access: {} }),
        ["+ everywhere reach workspaces with acme-dev"],
      ],
      [
        "addresses of a workspace",
        (all) => Object.assign(main(all).ipAccessList ?? {}, { allow: ["172.16.0.0/15"] }),
        ["+ 172.16.0.0/15 reach the workspace"],
      ],
      [
        "where serverless compute goes",
        ({ account }) =>
          Object.assign(entry(account.networkPolicies, "dev"), { hosts: ["pypi.org", "files.pythonhosted.org"] }),
        ["+ serverless compute under acme-dev reach files.pythonhosted.org"],
      ],
    ],
  },
  { alsoBack: true },
);
