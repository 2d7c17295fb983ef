import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { accessStatements, startStatement } from "../../modules/data-services/sftp-connector/policies";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { LATTICE, SECRET_ARN, sftpConnector, withTransferPartners } from "../support/transfer-partners";
import { ED25519 } from "../support/transfer-server";

const AT = "dataServices.exchange";
const FETCH = `${AT}.fetch.quotes`;
const connector = () => ({
  "dataServices.quotes-login": { kind: "secret", description: "Signs in to the exchange" },
  [AT]: sftpConnector(),
});
const existing = (change: object = {}) => ({
  [`${AT}.signIn`]: { mode: "existing", secretArn: SECRET_ARN, ...change },
});

describe("an SFTP connector in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["with a secret that is made here", {}],
    ["with one that is there", { "dataServices.quotes-login": undefined, ...existing() }],
    ["through VPC Lattice", { [`${AT}.through`]: { resourceConfigurationArn: LATTICE, port: 2222 } }],
  ])("is taken: %s", (_, change) => {
    expect(report({ dev: { ...connector(), ...change } })).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ [`${AT}.url`]: "files.exchange.example" }, "is not the URL of a server for SFTP"],
    [{ [`${AT}.url`]: "sftp://files.exchange.example/out" }, "is not the URL of a server for SFTP"],
    [{ [`${AT}.hostKeys`]: [] }, "hostKeys"],
    [{ [`${AT}.hostKeys`]: [ED25519, ED25519] }, "is listed twice"],
    [{ [`${AT}.hostKeys`]: ["files.exchange.example ssh-ed25519 AAAA"] }, "is not an SSH public key"],
    [{ [`${AT}.fetch`]: {} }, "fetches nothing"],
    [{ [`${FETCH}.files`]: [] }, "files"],
    [{ [`${FETCH}.files`]: ["out/quotes.csv"] }, "is not the path of a file"],
    [{ [`${FETCH}.files`]: ["/out/*.csv"] }, "is not the path of a file"],
    [{ [`${FETCH}.files`]: Array.from({ length: 11 }, (_, n) => `/out/${n}.csv`) }, "files"],
    [
      { [`${FETCH}.files`]: ["/a/quotes.csv", "/b/quotes.csv"] },
      "is called quotes.csv, as another one, and would overwrite it",
    ],
    [{ [`${FETCH}.schedule.quartzCron`]: "30 0 2 * * ?" }, "starts at a second, and AWS at full minutes"],
    [{ [`${FETCH}.schedule.quartzCron`]: "every night" }, "quartzCron"],
    [{ [`${FETCH}.folder`]: "prices" }, "no source loads what is delivered into raw/prices/"],
    [{ [`${AT}.signIn.entry`]: "nowhere" }, "nowhere"],
    [existing({ secretArn: SECRET_ARN.replace("eu-west-1", "us-east-1") }), "is in us-east-1 of account 111111111111"],
    [existing({ secretArn: "quotes-login" }), "is not the ARN of a secret"],
    [
      { [`${AT}.through`]: { resourceConfigurationArn: LATTICE.replace("111111111111", "222222222222") } },
      "of account 222222222222",
    ],
    [
      { [`${AT}.through`]: { resourceConfigurationArn: "rcfg-0123456789abcdef0" } },
      "is not the ARN of a resource configuration",
    ],
    [{ [`${AT}.securityPolicy`]: "TransferSFTPConnectorSecurityPolicy-2023-07" }, "securityPolicy"],
    [
      {
        "dataServices.more": sftpConnector({
          fetch: { x: { files: ["/x"], folder: "orders/quotes/x", schedule: { quartzCron: "0 0 * * * ?" } } },
        }),
      },
      "overlaps raw/orders/quotes/",
    ],
  ])("is refused or warned about: %j", (change, message) => {
    expect(report({ dev: { ...connector(), ...change } })).toContain(message);
  });
});

describe("an SFTP connector in its layers", () => {
  let stacks: Readonly<Record<string, EmittedStack>>;
  const of = (type: string, stack = "dev-data-services"): Readonly<Record<string, Record<string, unknown>>> =>
    (stacks[stack]?.json.resource?.[type] ?? {}) as Record<string, Record<string, unknown>>;
  beforeAll(() => {
    const input = devInput();
    withTransferPartners(input);
    stacks = Object.fromEntries(synthPlatform(platformOf(accountInput(), input)).map((stack) => [stack.name, stack]));
  });

  it("has these addresses", () => {
    const addresses = (stack: string) =>
      Object.entries(stacks[stack]?.json.resource ?? {})
        .flatMap(([type, named]) => Object.keys(named as object).map((name) => `${type}.${name}`))
        .filter((address) => address.includes("-exchange"))
        .sort();
    expect(addresses("dev-data-services")).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_log_group.data-service-exchange_log",
        "aws_iam_role.data-service-exchange_connector_log-role",
        "aws_iam_role.data-service-exchange_connector_role",
        "aws_iam_role.data-service-exchange_fetches_role",
        "aws_iam_role_policy.data-service-exchange_connector_log-role_policy",
        "aws_iam_role_policy.data-service-exchange_connector_role_policy",
        "aws_iam_role_policy.data-service-exchange_fetches_policy",
        "aws_scheduler_schedule.data-service-exchange_fetches_fetch-quotes",
        "aws_scheduler_schedule_group.data-service-exchange_fetches_group",
        "aws_transfer_connector.data-service-exchange_connector",
      ]
    `);
    expect(addresses("dev-operations")).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_event_rule.data-service-exchange_failures_rule",
        "aws_cloudwatch_event_target.data-service-exchange_failures_target",
        "aws_cloudwatch_metric_alarm.data-service-exchange_not-started",
      ]
    `);
  });

  it("knows the server by its keys, and signs in with the secret", () => {
    expect(of("aws_transfer_connector")["data-service-exchange_connector"]).toMatchObject({
      url: "sftp://files.exchange.example:2222",
      security_policy_name: "TransferSFTPConnectorSecurityPolicy-2024-03",
      sftp_config: {
        user_secret_id: "${aws_secretsmanager_secret_policy.data-service-quotes-login_policy.secret_arn}",
        trusted_host_keys: [ED25519, expect.stringContaining("ecdsa-sha2-nistp256 ")],
      },
    });
    expect(of("aws_transfer_connector")["data-service-inside_connector"]).toMatchObject({
      egress_config: { vpc_lattice: { resource_configuration_arn: LATTICE, port_number: 22 } },
    });
  });

  it("fetches files at set times", () => {
    const schedule = of("aws_scheduler_schedule")["data-service-exchange_fetches_fetch-quotes"];
    expect(schedule).toMatchObject({
      schedule_expression: "cron(30 2 * * ? *)",
      schedule_expression_timezone: "Europe/Berlin",
      state: "ENABLED",
      target: { arn: "arn:aws:scheduler:::aws-sdk:transfer:startFileTransfer" },
    });
    const target = (schedule?.target ?? {}) as { readonly input?: string };
    expect(JSON.parse(target.input ?? "{}")).toEqual({
      ConnectorId: "${aws_transfer_connector.data-service-exchange_connector.connector_id}",
      RetrieveFilePaths: ["/out/quotes.csv", "/out/holidays.csv"],
      LocalDirectoryPath: "/acme-dev-raw-111111111111/orders/quotes",
    });
    expect(of("aws_scheduler_schedule")["data-service-inside_fetches_fetch-prices"]).toMatchObject({
      state: "DISABLED",
    });
  });
});

describe("roles of an SFTP connector", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const bucket = "arn:aws:s3:::acme-dev-raw-111111111111";
  const own = "arn:aws:transfer:eu-west-1:111111111111:connector/c-1";
  const fetched = (folder: string) => ({ files: ["/a"], folder, expression: "", timezone: "UTC", paused: false });
  const statements = [
    ...accessStatements({
      connector: { bucket: "acme-dev-raw-111111111111", fetch: { a: fetched("quotes"), b: fetched("prices") } },
      opened: { secretArn: SECRET_ARN, keyArn: undefined },
      kmsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/data",
      place,
    }),
    startStatement(own),
  ];

  it.each<["allow" | "deny", string, string]>([
    ["allow", "s3:PutObject", `${bucket}/quotes/quotes.csv`],
    ["allow", "s3:PutObject", `${bucket}/prices/prices.csv`],
    ["deny", "s3:PutObject", `${bucket}/orders/x`],
    ["allow", "secretsmanager:GetSecretValue", SECRET_ARN],
    ["deny", "secretsmanager:GetSecretValue", SECRET_ARN.replace("quotes", "other")],
    ["allow", "transfer:StartFileTransfer", own],
    ["deny", "transfer:StartFileTransfer", own.replace("c-1", "c-2")],
    ["deny", "transfer:DeleteConnector", own],
  ])("%s %s on %s", (decision, action, resource) => {
    expect(simulateIdentity(statements, { action, resource, context: {} })).toBe(decision);
  });
});
