import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { folderFiles, logStatements } from "../../modules/data-services/transfer-policies";
import { transferTrust } from "../../modules/data-services/transfer-trust";
import { report } from "../config/problems";
import { AUTHORITY_PEM } from "../support/dms";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { as2Server } from "../support/transfer-partners";

const AT = "dataServices.edi";
const PARTNER = `${AT}.partners.wholesaler`;
const server = () => ({ [AT]: as2Server() });

describe("an AS2 server in the configuration", () => {
  it("is taken", () => {
    expect(report({ dev: server() })).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ [`${AT}.acknowledgeHourlyCost`]: undefined }, "acknowledgeHourlyCost"],
    [{ [`${AT}.partners`]: {} }, "has no partner"],
    [{ [`${AT}.as2Id`]: "ACME EDI" }, "is not a name in AS2"],
    [{ [`${PARTNER}.as2Id`]: "RETAILER" }, "is the name of partner retailer already"],
    [{ [`${PARTNER}.as2Id`]: "ACME-EDI" }, "is the name of the server itself already"],
    [{ [`${AT}.certificateIds`]: [] }, "certificateIds"],
    [
      { [`${AT}.certificateIds`]: ["arn:aws:acm:eu-west-1:111111111111:certificate/x"] },
      "is not the id of a certificate of Transfer Family",
    ],
    [{ [`${PARTNER}.signingCertificates`]: [] }, "signingCertificates"],
    [
      { [`${PARTNER}.signingCertificates`]: ["-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"] },
      "private key",
    ],
    [{ [`${PARTNER}.signingCertificates`]: ["MIIBszCCAVmgAwIBAgIU"] }, "is not a certificate in PEM"],
    [{ [`${PARTNER}.signingCertificates`]: [AUTHORITY_PEM, AUTHORITY_PEM] }, "is listed twice"],
    [{ [`${PARTNER}.encryptionCertificates`]: [AUTHORITY_PEM] }, "is for what is sent. Fix: add send"],
    [{ [`${PARTNER}.send`]: { url: "https://as2.wholesaler.example" } }, "what is sent is encrypted for the partner"],
    [{ [`${AT}.partners.retailer.send.url`]: "as2.retailer.example" }, "is not the URL of a server for AS2"],
    [{ [`${AT}.partners.retailer.send.signature`]: "sha1" }, "signature"],
    [{ [`${PARTNER}.folder`]: "orders/retailer/x" }, "overlaps raw/orders/retailer/"],
    [{ [`${PARTNER}.folder`]: "invoices" }, "no source loads what is delivered into raw/invoices/"],
    [{ [`${AT}.zone`]: "curated" }, "raw"],
    [{ [`${AT}.endpoint.clientCidrs`]: ["0.0.0.0/0"] }, "is the internet"],
    [{ network: { mode: "serverless-only" } }, 'with network.mode "serverless-only" there is none'],
  ])("is refused or warned about: %j", (change, message) => {
    expect(report({ dev: { ...server(), ...change } })).toContain(message);
  });
});

describe("an AS2 server in its layers", () => {
  let stacks: Readonly<Record<string, EmittedStack>>;
  const of = (type: string, stack = "dev-data-services"): Readonly<Record<string, Record<string, unknown>>> =>
    (stacks[stack]?.json.resource?.[type] ?? {}) as Record<string, Record<string, unknown>>;
  beforeAll(() => {
    const input: OwnNetworkInput = devInput();
    Object.assign(input.network, { networkAcls: true });
    input.dataServices = { ...input.dataServices, edi: as2Server() };
    stacks = Object.fromEntries(synthPlatform(platformOf(accountInput(), input)).map((stack) => [stack.name, stack]));
  });

  it("has these addresses", () => {
    const addresses = (stack: string) =>
      Object.entries(stacks[stack]?.json.resource ?? {})
        .flatMap(([type, named]) => Object.keys(named as object).map((name) => `${type}.${name}`))
        .filter((address) => address.includes("edi"))
        .sort();
    expect(addresses("dev-data-services")).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_log_group.data-service-edi_log",
        "aws_cloudwatch_log_group.data-service-edi_send-retailer_log",
        "aws_iam_role.data-service-edi_partner-retailer_role",
        "aws_iam_role.data-service-edi_partner-wholesaler_role",
        "aws_iam_role.data-service-edi_send-log",
        "aws_iam_role.data-service-edi_send-retailer_role",
        "aws_iam_role_policy.data-service-edi_partner-retailer_role_policy",
        "aws_iam_role_policy.data-service-edi_partner-wholesaler_role_policy",
        "aws_iam_role_policy.data-service-edi_send-log_policy",
        "aws_iam_role_policy.data-service-edi_send-retailer_role_policy",
        "aws_security_group.data-service-edi_server_security-group",
        "aws_transfer_agreement.data-service-edi_partner-retailer",
        "aws_transfer_agreement.data-service-edi_partner-wholesaler",
        "aws_transfer_certificate.data-service-edi_partner-retailer_encryption-819acc2c",
        "aws_transfer_certificate.data-service-edi_partner-retailer_signing-819acc2c",
        "aws_transfer_certificate.data-service-edi_partner-wholesaler_signing-819acc2c",
        "aws_transfer_connector.data-service-edi_send-retailer",
        "aws_transfer_profile.data-service-edi_partner-retailer_profile",
        "aws_transfer_profile.data-service-edi_partner-wholesaler_profile",
        "aws_transfer_profile.data-service-edi_server_profile",
        "aws_transfer_server.data-service-edi_server",
        "aws_vpc_security_group_ingress_rule.data-service-edi_server_security-group_ingress-as2-172-20-0-0-16",
      ]
    `);
    expect(addresses("dev-operations")).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_event_rule.data-service-edi_rule",
        "aws_cloudwatch_event_target.data-service-edi_target",
      ]
    `);
  });

  it("speaks AS2 alone, with a log, let in on its port", () => {
    expect(of("aws_transfer_server")["data-service-edi_server"]).toMatchObject({
      protocols: ["AS2"],
      protocol_details: { as2_transports: ["HTTP"] },
      endpoint_type: "VPC",
      structured_log_destinations: ["${aws_cloudwatch_log_group.data-service-edi_log.arn}:*"],
    });
    const rules = Object.values(of("aws_vpc_security_group_ingress_rule"));
    expect(rules.filter(({ cidr_ipv4 }) => cidr_ipv4 === "172.20.0.0/16").map(({ from_port }) => from_port)).toEqual([
      5080,
    ]);
  });

  it("lets messages of each partner come into its folder", () => {
    expect(of("aws_transfer_agreement")["data-service-edi_partner-retailer"]).toMatchObject({
      base_directory: "/acme-dev-raw-111111111111/orders/retailer",
      local_profile_id: "${aws_transfer_profile.data-service-edi_server_profile.profile_id}",
      partner_profile_id: "${aws_transfer_profile.data-service-edi_partner-retailer_profile.profile_id}",
    });
    const certificates = of("aws_transfer_certificate");
    expect(
      Object.values(certificates)
        .map(({ usage }) => usage)
        .sort(),
    ).toEqual(["ENCRYPTION", "SIGNING", "SIGNING"]);
    expect(Object.values(certificates).every(({ lifecycle }) => JSON.stringify(lifecycle).includes("true"))).toBe(true);
    expect(Object.values(certificates).flatMap(({ private_key }) => private_key ?? [])).toEqual([]);
  });

  it("sends to a partner, encrypted and signed, with every text that the provider would send empty", () => {
    expect(of("aws_transfer_connector")["data-service-edi_send-retailer"]).toMatchObject({
      url: "https://as2.retailer.example:5443/receive",
      as2_config: {
        compression: "ZLIB",
        encryption_algorithm: "AES256_CBC",
        signing_algorithm: "SHA256",
        mdn_response: "SYNC",
        mdn_signing_algorithm: "NONE",
        message_subject: "ACME-EDI to RETAILER",
      },
    });
    expect(of("aws_cloudwatch_log_group")["data-service-edi_send-retailer_log"]).toMatchObject({
      name: "/aws/transfer/${aws_transfer_connector.data-service-edi_send-retailer.connector_id}",
      retention_in_days: 90,
    });
  });

  it("tells of messages that failed, both ways", () => {
    const [rule] = Object.entries(of("aws_cloudwatch_event_rule", "dev-operations"))
      .filter(([name]) => name.includes("edi"))
      .map(([, one]) => one);
    const pattern = JSON.parse(String(rule?.event_pattern)) as { detail: { $or: object[] } };
    expect(pattern.detail.$or.map((one) => Object.keys(one))).toEqual([["server-id"], ["connector-id"]]);
    expect(rule?.name).toBe("acme-dev-tell-edi-failed");
  });
});

describe("roles of an AS2 server", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const bucket = "arn:aws:s3:::acme-dev-raw-111111111111";
  const key = "arn:aws:kms:eu-west-1:111111111111:key/data";
  const statements = folderFiles({
    place,
    bucketName: "acme-dev-raw-111111111111",
    folder: "orders/retailer",
    kmsKeyArn: key,
  });
  const s3 = { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:EncryptionContext:aws:s3:arn": bucket };

  it.each<["allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "s3:PutObject", `${bucket}/orders/retailer/inbox/processed/a.edi`],
    ["allow", "s3:GetObject", `${bucket}/orders/retailer/inbox/processed/a.edi`],
    ["allow", "s3:DeleteObject", `${bucket}/orders/retailer/inbox/a.edi`],
    ["deny", "s3:DeleteObjectVersion", `${bucket}/orders/retailer/inbox/a.edi`],
    ["deny", "s3:PutObject", `${bucket}/orders/wholesaler/a.edi`],
    ["allow", "s3:ListBucket", bucket, { "s3:prefix": "orders/retailer/inbox/" }],
    ["deny", "s3:ListBucket", bucket, { "s3:prefix": "orders/" }],
    ["allow", "kms:GenerateDataKey", key, s3],
    ["deny", "kms:GenerateDataKey", key],
  ])("%s %s on %s", (decision, action, resource, context = {}) => {
    expect(simulateIdentity(statements, { action, resource, context })).toBe(decision);
  });

  it.each<["allow" | "deny", string]>([
    ["allow", "arn:aws:logs:eu-west-1:111111111111:log-group:/aws/transfer/c-1:log-stream:x"],
    ["deny", "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/cloudtrail:log-stream:x"],
  ])("%s to write into %s", (decision, resource) => {
    expect(simulateIdentity(logStatements(place), { action: "logs:PutLogEvents", resource })).toBe(decision);
  });

  it.each<["allow" | "deny", string]>([
    ["allow", "agreement/s-1/a-1"],
    ["deny", "agreement/s-2/a-1"],
    ["deny", "connector/c-1"],
  ])("are taken: %s for %s", (decision, resource) => {
    const context = {
      "aws:SourceAccount": "111111111111",
      "aws:SourceArn": `arn:aws:transfer:eu-west-1:111111111111:${resource}`,
    };
    expect(
      simulate(transferTrust("agreement/s-1/*", place), "111111111111", {
        by: { service: "transfer.amazonaws.com" },
        action: "sts:AssumeRole",
        context,
      }),
    ).toBe(decision);
  });
});
