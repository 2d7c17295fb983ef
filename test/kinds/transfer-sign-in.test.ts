import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { invocationStatement } from "../../modules/data-services/transfer-server/workflow-policies";
import { transferTrust } from "../../modules/data-services/transfer-trust";
import { report } from "../config/problems";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import {
  apiServer,
  askedServer,
  CERTIFICATE,
  directoryServer,
  ED25519,
  partners,
  withAskedServers,
} from "../support/transfer-server";

const AT = "dataServices.carriers";
const PROVIDER = `${AT}.identityProvider`;
const server = () => ({ [AT]: askedServer() });

describe("who signs in to a server, in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["a function says", server()],
    ["an API says", { [AT]: apiServer() }],
    ["a directory says", { [AT]: directoryServer() }],
    [
      "for SFTP alone",
      {
        ...server(),
        [`${AT}.protocols`]: ["sftp"],
        [`${AT}.certificateArn`]: undefined,
        [`${AT}.passiveIp`]: undefined,
      },
    ],
    [
      "in the internet",
      {
        ...server(),
        "network.nat": "per-az",
        [`${AT}.endpoint`]: { access: "internet", reason: "Carriers without a line", clientCidrs: ["198.51.100.0/24"] },
        [`${AT}.hostname`]: "ftps.acme.example",
        [`${AT}.zoneId`]: "Z0123456789ABCDEFGHIJ",
      },
    ],
  ])("is taken: %s", (_, change) => {
    expect(report({ dev: change })).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ [PROVIDER]: undefined }, "users: has no user. Fix: add one, write an identityProvider"],
    [
      { [PROVIDER]: undefined, [`${AT}.users`]: { shop: { publicKeys: [ED25519], folder: "orders/shop" } } },
      "has ftps, whose clients have no keys",
    ],
    [
      { [`${AT}.users`]: { shop: { publicKeys: [ED25519], folder: "orders/x" } } },
      "identityProvider says who signs in",
    ],
    [{ [`${AT}.certificateArn`]: undefined }, "FTPS shows a certificate"],
    [{ [`${AT}.protocols`]: ["sftp"] }, "certificateArn: is for FTPS"],
    [{ [`${AT}.protocols`]: ["sftp"] }, "passiveIp: is for FTPS"],
    [{ [`${AT}.protocols`]: ["ftp"] }, "protocols"],
    [{ [`${AT}.protocols`]: [] }, "protocols"],
    [{ [`${AT}.protocols`]: ["ftps"] }, "sftpMethods: is for SFTP"],
    [
      { [`${AT}.certificateArn`]: CERTIFICATE.replace("eu-west-1", "us-east-1") },
      "is in us-east-1 of account 111111111111",
    ],
    [{ [`${AT}.certificateArn`]: CERTIFICATE.replace("111111111111", "222222222222") }, "of account 222222222222"],
    [{ [`${PROVIDER}.functionArn`]: "arn:aws:lambda:eu-west-1:222222222222:function:f" }, "name one beside the server"],
    [{ [`${PROVIDER}.functionArn`]: "sign-in" }, "is not the ARN of a Lambda function"],
    [{ [`${PROVIDER}.folders`]: {} }, "has no folder"],
    [{ [`${PROVIDER}.folders.carriers.folder`]: "/inbox" }, "is not a folder"],
    [{ [`${PROVIDER}.sftpMethods`]: "token" }, "sftpMethods"],
    [
      { [AT]: apiServer(), [`${PROVIDER}.url`]: "https://api.acme.example/users" },
      "is not the URL of a stage of API Gateway",
    ],
    [
      { [AT]: apiServer(), [`${PROVIDER}.url`]: "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod" },
      "is in us-east-1. Fix: name an API in eu-west-1",
    ],
    [{ [AT]: directoryServer(), [`${PROVIDER}.directoryId`]: "corp.example" }, "is not the id of a directory"],
    [{ [AT]: directoryServer(), [`${PROVIDER}.groups`]: {} }, "has no group"],
    [{ [AT]: directoryServer(), [`${PROVIDER}.groups.branches.sid`]: "Branches" }, "is not the SID of a group"],
    [{ [`${AT}.passiveIp`]: "172.17.0.300" }, "passiveIp"],
    [{ [`${AT}.zoneId`]: "Z0123456789ABCDEFGHIJ" }, "is for a record of hostname, which is missing"],
    [
      { [`${AT}.hostname`]: "ftps.acme.example", [`${AT}.zoneId`]: "Z0123456789ABCDEFGHIJ" },
      "is a public zone, and the server is internal",
    ],
    [
      { "dataServices.partners": partners({ users: { shop: { publicKeys: [ED25519], folder: "inbox/carriers/x" } } }) },
      "overlaps raw/inbox/carriers/",
    ],
  ])("is refused: %j", (change, message) => {
    expect(report({ dev: { ...server(), ...change } })).toContain(message);
  });
});

describe("a server that asks who signs in, in its layers", () => {
  let stacks: Readonly<Record<string, EmittedStack>>;
  const of = (type: string, stack = "dev-data-services"): Readonly<Record<string, Record<string, unknown>>> =>
    (stacks[stack]?.json.resource?.[type] ?? {}) as Record<string, Record<string, unknown>>;
  beforeAll(() => {
    const input: OwnNetworkInput = devInput();
    Object.assign(input.network, { networkAcls: true });
    withAskedServers(input);
    stacks = Object.fromEntries(synthPlatform(platformOf(accountInput(), input)).map((stack) => [stack.name, stack]));
  });

  it.each<[string, object]>([
    [
      "carriers",
      {
        protocols: ["SFTP", "FTPS"],
        certificate: CERTIFICATE,
        identity_provider_type: "AWS_LAMBDA",
        function: "arn:aws:lambda:eu-west-1:111111111111:function:sign-in",
        sftp_authentication_methods: "PUBLIC_KEY_AND_PASSWORD",
        protocol_details: {
          set_stat_option: "ENABLE_NO_OP",
          passive_ip: "172.17.0.10",
          tls_session_resumption_mode: "ENFORCED",
        },
      },
    ],
    [
      "banks",
      {
        protocols: ["FTPS"],
        identity_provider_type: "API_GATEWAY",
        url: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
        invocation_role: "${aws_iam_role.data-service-banks_sign-in.arn}",
        depends_on: ["aws_iam_role_policy.data-service-banks_sign-in_policy"],
      },
    ],
    [
      "branches",
      { protocols: ["FTPS"], identity_provider_type: "AWS_DIRECTORY_SERVICE", directory_id: "d-0123456789" },
    ],
  ])("%s says whom it asks", (key, expected) => {
    expect(of("aws_transfer_server")[`data-service-${key}_server`]).toMatchObject(expected);
  });

  it("lets a group of the directory into its folder", () => {
    expect(of("aws_transfer_access")["data-service-branches_group-branches"]).toMatchObject({
      external_id: "S-1-5-21-1180699209-877415012-3182924384-1104",
      home_directory_type: "LOGICAL",
      home_directory_mappings: [{ entry: "/", target: "/acme-dev-raw-111111111111/orders/branches" }],
    });
  });

  it("makes a role for each folder that a function or an API gives, and says them", () => {
    expect(
      Object.keys(of("aws_iam_role"))
        .filter((name) => name.includes("_folder-"))
        .sort(),
    ).toEqual(["data-service-banks_folder-banks_role", "data-service-carriers_folder-carriers_role"]);
    const outputs = stacks["dev-data-services"]?.json.output ?? {};
    expect(JSON.stringify(outputs.transfer_server_folders)).toContain("/acme-dev-raw-111111111111/inbox/carriers");
    expect(Object.keys(outputs.transfer_server_arns?.value as object).sort()).toEqual(["banks", "carriers"]);
  });

  it("is let in on the ports of its protocols, by its group and by the ACL of its subnets", () => {
    const ports = (rules: readonly Record<string, unknown>[]) =>
      rules.map(({ from_port, to_port }) => `${from_port}-${to_port}`).sort();
    const group = Object.entries(of("aws_vpc_security_group_ingress_rule"));
    expect(ports(group.filter(([name]) => name.includes("-carriers_")).map(([, rule]) => rule))).toEqual([
      "21-21",
      "22-22",
      "8192-8200",
    ]);
    const acl = Object.entries(of("aws_network_acl_rule", "dev-network"));
    const carriers = acl.filter(([name, rule]) => rule.cidr_block === "172.17.0.0/16" && name.includes("ingress"));
    expect(ports(carriers.map(([, rule]) => rule))).toEqual(["21-21", "22-22", "8192-8200"]);
  });
});

describe("roles of who is asked", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const api = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod";

  it.each<["allow" | "deny", string, string]>([
    ["allow", "execute-api:Invoke", `${api}/GET/servers/s-1/users/shop/config`],
    ["deny", "execute-api:Invoke", `${api}/POST/servers/s-1/users/shop/config`],
    ["deny", "execute-api:Invoke", "arn:aws:execute-api:eu-west-1:111111111111:zzzzzzzzzz/prod/GET/x"],
    ["deny", "execute-api:ManageConnections", `${api}/GET/servers`],
  ])("%s %s on %s", (decision, action, resource) => {
    expect(simulateIdentity([invocationStatement(`${api}/GET/*`)], { action, resource })).toBe(decision);
  });

  it.each<["allow" | "deny", string, string, string]>([
    ["allow", "transfer.amazonaws.com", "111111111111", "arn:aws:transfer:eu-west-1:111111111111:server/s-1"],
    ["deny", "transfer.amazonaws.com", "111111111111", "arn:aws:transfer:eu-west-1:111111111111:connector/c-1"],
    ["deny", "transfer.amazonaws.com", "999999999999", "arn:aws:transfer:eu-west-1:999999999999:server/s-1"],
    ["deny", "lambda.amazonaws.com", "111111111111", "arn:aws:transfer:eu-west-1:111111111111:server/s-1"],
  ])("are taken: %s for %s of %s, %s", (decision, service, account, arn) => {
    const context = { "aws:SourceAccount": account, "aws:SourceArn": arn };
    expect(
      simulate(transferTrust("server/*", place), "111111111111", {
        by: { service },
        action: "sts:AssumeRole",
        context,
      }),
    ).toBe(decision);
  });
});
