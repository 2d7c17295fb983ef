import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { Statement } from "../../modules/iam/policy-document";
import { crmCluster, shopDatabase } from "../support/databases";
import { basket, prices } from "../support/dynamodb";
import { provisioned } from "../support/kafka";
import { remote, stackOfDev } from "../support/made";
import { accountInput, devInput, platformOf } from "../support/platform";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { clicks, eventStream } from "../support/streams";
import { financeWarehouse } from "../support/warehouses";
import { crmIntegration } from "../support/zero-etl";

const OTHERS = ["999999999999"];

/** Something of every kind that can have another key, with what reads and writes it; `old` and `carts` stay with that of data. */
function withKeys(input: EnvironmentInput): void {
  input.foundation = {
    ...input.foundation,
    permissionsBoundary: { mode: "create" },
    kms: { separateKeys: ["streams", "databases"], onDataKey: ["old", "carts"] },
  };
  input.dataServices = {
    events: eventStream({ otherAccounts: OTHERS }),
    old: eventStream({ otherAccounts: OTHERS }),
    landing: { kind: "firehose", from: { mode: "put" } },
    taken: { kind: "firehose", from: { mode: "stream", stream: "events" } },
    "taken-old": { kind: "firehose", from: { mode: "stream", stream: "old" } },
    brokers: provisioned(),
    shop: shopDatabase(),
    crm: crmCluster(),
    copies: financeWarehouse({ caseSensitiveNames: true, snapshots: undefined }),
    basket: basket({ export: { folder: "basket", schedule: { quartzCron: "0 30 3 * * ?" } } }),
    carts: prices({ otherAccounts: { readers: OTHERS } }),
    "carts-copied": crmIntegration({ source: { of: "dynamodb", dataService: "carts" } }),
  } as never;
  input.sources = { ...input.sources, clicks: clicks(), late: clicks({ stream: "old", table: "late" }) };
}

const key = (purpose: string) => remote("foundation", `kms_key_arns.${purpose}`);

describe("keys of streams and databases", () => {
  const stack = stackOfDev(withKeys);
  const services = () => stack("dev-data-services").resource ?? {};
  const argument = (type: string, id: string): Record<string, unknown> => ({ ...services()[type]?.[id] });

  it("encrypt what they are for, but for what stays with the key of data and passwords", () => {
    const stream = (id: string) => argument("aws_kinesis_stream", `data-service-${id}`).kms_key_id;
    expect([stream("events"), stream("old")]).toEqual([key("streams"), key("data")]);
    expect(argument("aws_kinesis_firehose_delivery_stream", "data-service-landing")).toMatchObject({
      server_side_encryption: { key_arn: key("streams") },
      extended_s3_configuration: { kms_key_arn: key("data") },
    });
    expect(argument("aws_msk_cluster", "data-service-brokers")).toMatchObject({
      encryption_info: { encryption_at_rest_kms_key_arn: key("streams") },
    });
    expect(argument("aws_db_instance", "data-service-shop_instance")).toMatchObject({
      kms_key_id: key("databases"),
      master_user_secret_kms_key_id: key("data"),
    });
    expect(argument("aws_rds_cluster", "data-service-crm_cluster")).toMatchObject({ kms_key_id: key("databases") });
    const [namespace] = Object.values(services().aws_redshiftserverless_namespace ?? {});
    expect(namespace).toMatchObject({ kms_key_id: key("databases"), admin_password_secret_kms_key_id: key("data") });
    const table = (id: string) => argument("aws_dynamodb_table", `data-service-${id}`).server_side_encryption;
    expect([table("basket"), table("carts")]).toMatchObject([
      { kms_key_arn: key("databases") },
      { kms_key_arn: key("data") },
    ]);
  });

  /** Keys that a role's policy names, by the Sid that uses them. */
  const usedBy = (layer: string, role: string): readonly (readonly [string | undefined, unknown])[] =>
    Object.entries(stack(layer).resource?.aws_iam_role_policy ?? {})
      .filter(([id]) => id.includes(role))
      .flatMap(([, { policy }]) => (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement)
      .filter(({ Action }) => JSON.stringify(Action).includes("kms:"))
      .map(({ Sid, Resource }) => [Sid, Resource] as const);

  it("are used by who reads and writes, each with the key of what it works with", () => {
    const streams = (role: string) => usedBy("dev-data-services", role).find(([sid]) => sid === "DecryptRecords")?.[1];
    expect(streams("taken_")).toBe(key("streams"));
    expect(streams("taken-old_")).toBe(key("data"));
    expect(Object.fromEntries(usedBy("dev-data-services", "basket_export"))).toEqual({
      EncryptFiles: key("data"),
      DecryptTheTable: key("databases"),
    });
    const reading = (source: string) =>
      usedBy("dev-unity-catalog", `source-${source}`).find(([sid]) => sid === "DecryptRecords")?.[1];
    expect([reading("clicks"), reading("late")]).toEqual([key("streams"), key("data")]);
  });

  it("let other accounts and integrations use the key of what they work with alone", () => {
    const made = stack("dev-foundation").resource?.aws_kms_key ?? {};
    const sids = (purpose: string) =>
      (JSON.parse(String(made[`key-${purpose}`]?.policy)) as { Statement: Statement[] }).Statement.map(
        ({ Sid }) => Sid,
      );
    expect(sids("streams")).toEqual(["AccountAndItsPolicies", "ProducersOfStreams1"]);
    expect(sids("databases")).toEqual([
      "AccountAndItsPolicies",
      "OtherAccountsOfTables1",
      "OtherAccountsOfTables2",
      "GrantsOfIntegrations",
    ]);
    const data = sids("data");
    expect(data).toEqual(
      expect.arrayContaining(["ProducersOfStreams1", "OtherAccountsOfTables1", "ExportsOfIntegrations"]),
    );
    expect(data).not.toContain("GrantsOfIntegrations");
  });

  it("are in the boundary of roles, which lets services use them alone", () => {
    const policy = String(stack("dev-foundation").resource?.aws_iam_policy?.["boundary-data-services"]?.policy);
    const used = (JSON.parse(policy) as { Statement: Statement[] }).Statement.find(({ Sid }) => Sid === "DataKey");
    expect(used?.Resource).toEqual(["data", "streams", "databases"].map((one) => `\${aws_kms_key.key-${one}.arn}`));
  });
});

describe("keys of streams and databases in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are made, used and replicated, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withKeys(input);
    const keys = ["data", "streams", "databases"] as const;
    input.foundation = { ...input.foundation, disasterRecovery: { region: "eu-central-1", keys: [...keys] } };
    const account = accountInput();
    account.attestations = { ...account.attestations, "multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
    await expectComesAndGoes(site, platformOf(account, input), ["dev-data-services", "dev-unity-catalog"]);
  });
});
