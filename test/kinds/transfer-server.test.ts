import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { userAccess, userTrust } from "../../modules/data-services/transfer-server/policies";
import { denyInsecureTransport } from "../../modules/iam/policy-document";
import { organizationPerimeter } from "../../modules/storage/perimeter";
import { report } from "../config/problems";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { REPRESENTATIVES, representative } from "../support/representative";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { ECDSA, ED25519, partners, rsaKey, withPartners } from "../support/transfer-server";

const AT = "dataServices.partners";
const server = () => ({ [AT]: partners() });
const EXISTING = {
  mode: "existing",
  vpcId: "vpc-00000000000000001",
  workspaces: {
    main: {
      subnetIds: { "euw1-az1": "subnet-00000000000000001", "euw1-az2": "subnet-00000000000000002" },
      securityGroupIds: ["sg-00000000000000001"],
    },
  },
};
const SUBNETS = ["subnet-00000000000000003", "subnet-00000000000000004"];
const PRIVATE = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----";

describe("an SFTP server in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["with everything", {}],
    ["in one zone", { [`${AT}.endpoint.availabilityZoneIds`]: ["euw1-az2"] }],
    ["in an existing VPC", { network: EXISTING, [`${AT}.endpoint.subnetIds`]: SUBNETS }],
    [
      "in the internet, also for everybody",
      {
        "network.nat": "per-az",
        [`${AT}.endpoint`]: {
          access: "internet",
          reason: "Partners without a private way",
          clientCidrs: ["0.0.0.0/0"],
          acknowledgeEveryAddress: true,
        },
      },
    ],
    ["with keys of every type", { [`${AT}.users.acme-shop.publicKeys`]: [ED25519, ECDSA, rsaKey(2048), rsaKey(4096)] }],
  ])("is taken: %s", (_, change) => {
    expect(report({ dev: { ...server(), ...change } })).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ [`${AT}.acknowledgeHourlyCost`]: undefined }, "acknowledgeHourlyCost"],
    [{ [`${AT}.acknowledgeHourlyCost`]: false }, "billed by the hour"],
    [{ [`${AT}.users`]: {} }, "has no user"],
    [{ [`${AT}.users.ab`]: { publicKeys: [ED25519] } }, "shorter than 3 characters"],
    [{ [`${AT}.zone`]: "curated" }, "raw"],
    [{ [`${AT}.zone`]: "nowhere" }, "nowhere"],
    [{ [`${AT}.securityPolicy`]: "TransferSecurityPolicy-2018-11" }, "TransferSecurityPolicy-2025-03"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: [PRIVATE] }, "looks like a private key"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: ["PuTTY-User-Key-File-3: ssh-ed25519"] }, "has to stay with its owner"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: ["---- BEGIN SSH2 PUBLIC KEY ----"] }, "ssh-keygen -i"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: [rsaKey(1024)] }, "is an RSA key of 1024 bits"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: ["ssh-dss AAAA"] }, "is not an SSH public key"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: [ED25519.slice(0, -6)] }, "is not a whole key of the type ssh-ed25519"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: [ED25519.replace("ssh-ed25519 ", "ssh-rsa ")] }, "is not a whole key"],
    [{ [`${AT}.users.acme-shop.publicKeys`]: [ED25519, `${ED25519} laptop`] }, "is listed twice"],
    [{ [`${AT}.endpoint.clientCidrs`]: ["0.0.0.0/0"] }, "0.0.0.0/0 is the internet: it is wider than /8"],
    [{ [`${AT}.endpoint.clientCidrs`]: ["0.0.0.0/1", "128.0.0.0/1"] }, "128.0.0.0/1 is the internet"],
    [{ [`${AT}.endpoint.access`]: "internet" }, "endpoint.reason"],
    [
      { [`${AT}.endpoint`]: { access: "internet", reason: "No private way in", clientCidrs: ["0.0.0.0/0"] } },
      "endpoint.clientCidrs: its blocks hold 100 % of all addresses, which is the internet. Fix: list the partners' own blocks, or write acknowledgeEveryAddress: true where they have none.",
    ],
    [{ [`${AT}.endpoint.availabilityZoneIds`]: ["euw1-az9"] }, "the VPC has no subnet in euw1-az9"],
    [{ [`${AT}.endpoint.subnetIds`]: SUBNETS }, "is for a VPC that is there already"],
    [{ network: EXISTING }, "has no subnets of the VPC that is there already"],
    [
      { network: EXISTING, [`${AT}.endpoint.availabilityZoneIds`]: ["euw1-az1"] },
      "is for a VPC that is made here. Fix: write subnetIds instead",
    ],
    [{ network: { mode: "databricks-managed" } }, 'with network.mode "databricks-managed" there is none'],
    [{ network: { mode: "serverless-only" } }, 'with network.mode "serverless-only" there is none'],
    [
      {
        "network.nat": "single",
        [`${AT}.endpoint`]: {
          access: "internet",
          reason: "Partners without a private way",
          clientCidrs: ["198.51.100.0/24"],
          availabilityZoneIds: ["euw1-az2"],
        },
      },
      'the VPC has no public subnet in euw1-az2. Fix: use euw1-az1, or network.nat "per-az"',
    ],
    [
      {
        "network.nat": "none",
        "network.privateLink": { backend: true },
        [`${AT}.endpoint`]: { access: "internet", reason: "No private way in", clientCidrs: ["198.51.100.0/24"] },
      },
      "without NAT gateways this one has none",
    ],
    [{ [`${AT}.users.acme-erp.folder`]: "orders" }, "whose files it could overwrite"],
    [
      { "dataServices.more": partners({ users: { other: { publicKeys: [ED25519], folder: "orders/shop/in" } } }) },
      "its folder raw/orders/shop/in/ overlaps raw/orders/shop/ of dataServices.partners.users.acme-shop.folder",
    ],
    [
      { [`${AT}.users.acme-erp`]: { publicKeys: [ED25519], folder: "invoices" } },
      "warning: dev: dataServices.partners.users.acme-erp.folder: no source loads what is delivered into raw/invoices/",
    ],
    [
      {
        [AT]: undefined,
        "dataServices.a-bb-ccc": partners(),
        "dataServices.a": partners({ users: { "bb-ccc-auditor": { publicKeys: [ED25519], access: "read" } } }),
      },
      "acme-dev-svc-a-bb-ccc-auditor",
    ],
  ])("is refused or warned about: %j", (change, message) => {
    expect(report({ dev: { ...server(), ...change } })).toContain(message);
  });

  it("takes no place in the endpoints' subnets that is not there", () => {
    const small = { "network.subnets.endpoints": { "euw1-az1": "10.20.192.0/28", "euw1-az2": "10.20.193.0/28" } };
    const endpoints = {
      "network.endpoints": ["kms", "glue", "logs", "sns", "sqs", "ecr.api", "ecr.dkr", "rds-data", "redshift"],
    };
    expect(report({ dev: { ...small, ...endpoints } })).toBe("");
    expect(report({ dev: { ...server(), ...small, ...endpoints } })).toContain("need 12");
  });
});

describe("an SFTP server in its layers", () => {
  let stacks: Readonly<Record<string, EmittedStack>>;
  const build = (change: (input: OwnNetworkInput) => void) => {
    const input = devInput();
    change(input);
    return Object.fromEntries(synthPlatform(platformOf(accountInput(), input)).map((stack) => [stack.name, stack]));
  };
  const of = (stack: string, type: string) => stacks[stack]?.json.resource?.[type] ?? {};
  beforeAll(() => {
    stacks = build((input) => {
      Object.assign(input.network, { networkAcls: true });
      withPartners(input);
    });
  });

  it("has these addresses", () => {
    const addresses = (stack: string) =>
      Object.entries(stacks[stack]?.json.resource ?? {})
        .flatMap(([type, named]) => Object.keys(named as object).map((name) => `${type}.${name}`))
        .sort();
    expect(addresses("dev-data-services")).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_log_group.data-service-partners_log",
        "aws_cloudwatch_log_metric_filter.data-service-partners_log_failures",
        "aws_iam_role.data-service-partners_user-acme-erp_role",
        "aws_iam_role.data-service-partners_user-acme-shop_role",
        "aws_iam_role.data-service-partners_user-auditor_role",
        "aws_iam_role_policy.data-service-partners_user-acme-erp_role-policy",
        "aws_iam_role_policy.data-service-partners_user-acme-shop_role-policy",
        "aws_iam_role_policy.data-service-partners_user-auditor_role-policy",
        "aws_security_group.data-service-partners_server_security-group",
        "aws_transfer_server.data-service-partners_server",
        "aws_transfer_ssh_key.data-service-partners_user-acme-erp_key-2db784fb",
        "aws_transfer_ssh_key.data-service-partners_user-acme-shop_key-2db784fb",
        "aws_transfer_ssh_key.data-service-partners_user-acme-shop_key-c45d9cd2",
        "aws_transfer_ssh_key.data-service-partners_user-auditor_key-31a30737",
        "aws_transfer_user.data-service-partners_user-acme-erp",
        "aws_transfer_user.data-service-partners_user-acme-shop",
        "aws_transfer_user.data-service-partners_user-auditor",
        "aws_vpc_security_group_ingress_rule.data-service-partners_server_security-group_ingress-sftp-172-16-0-0-16",
      ]
    `);
    expect(addresses("dev-operations").filter((address) => address.includes("partners"))).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_metric_alarm.data-service-partners_failures",
        "aws_cloudwatch_metric_alarm.data-service-partners_no-files",
      ]
    `);
  });

  it("answers in the endpoints' subnets, with a log, without touching anything that is there", () => {
    expect(of("dev-data-services", "aws_transfer_server")["data-service-partners_server"]).toMatchObject({
      domain: "S3",
      endpoint_type: "VPC",
      endpoint_details: {
        vpc_id: "${data.terraform_remote_state.network.outputs.vpc_id}",
        subnet_ids: ["euw1-az1", "euw1-az2"].map(
          (zone) => `\${data.terraform_remote_state.network.outputs.endpoint_subnet_ids["${zone}"]}`,
        ),
        security_group_ids: ["${aws_security_group.data-service-partners_server_security-group.id}"],
      },
      identity_provider_type: "SERVICE_MANAGED",
      lifecycle: { prevent_destroy: false },
      pre_authentication_login_banner: "Partners of Acme only",
      protocols: ["SFTP"],
      protocol_details: { set_stat_option: "ENABLE_NO_OP" },
      s3_storage_options: { directory_listing_optimization: "ENABLED" },
      security_policy_name: "TransferSecurityPolicy-2025-03",
      structured_log_destinations: ["${aws_cloudwatch_log_group.data-service-partners_log.arn}:*"],
    });
    expect(stacks["dev-data-services"]?.json.output).toMatchInlineSnapshot(`
      {
        "transfer_server_endpoints": {
          "value": {
            "partners": "\${aws_transfer_server.data-service-partners_server.endpoint_details[0].vpc_endpoint_id}",
          },
        },
        "transfer_server_host_key_fingerprints": {
          "value": {
            "partners": "\${aws_transfer_server.data-service-partners_server.host_key_fingerprint}",
          },
        },
        "transfer_server_ids": {
          "value": {
            "partners": "\${aws_transfer_server.data-service-partners_server.id}",
          },
        },
      }
    `);
    expect(Object.keys(stacks["dev-network"]?.json.output ?? {})).toContain("endpoint_subnet_ids");
    expect(Object.keys(stacks["dev-network"]?.json.output ?? {})).not.toContain("public_subnet_ids");
  });

  it("is let in by the ACL of the subnets, from its clients alone", () => {
    const rules = Object.entries(of("dev-network", "aws_network_acl_rule") as Record<string, Record<string, unknown>>);
    expect(
      rules
        .filter(([, rule]) => rule.cidr_block === "172.16.0.0/16")
        .map(([name, rule]) => [name.replace(/-\d+$/, ""), rule.from_port, rule.to_port])
        .sort(),
    ).toEqual([
      ["acl-endpoints_egress", 1024, 65535],
      ["acl-endpoints_ingress", 22, 22],
    ]);
  });

  it("in the internet has an address in every public subnet", () => {
    const open = build((input) => {
      Object.assign(input.network, { nat: "per-az" });
      withPartners(input, {
        endpoint: { access: "internet", reason: "Partners without a private way", clientCidrs: ["198.51.100.0/24"] },
        hostname: "sftp.acme.example",
      });
    });
    const json = open["dev-data-services"]?.json;
    expect(Object.keys(json?.resource?.aws_eip ?? {})).toEqual([
      "data-service-partners_server_address-euw1-az1",
      "data-service-partners_server_address-euw1-az2",
    ]);
    expect(json?.output).toMatchObject({
      transfer_server_endpoints: { value: { partners: "sftp.acme.example" } },
      transfer_server_public_ips: { value: { partners: expect.stringContaining("join") } },
    });
    expect(Object.keys(open["dev-network"]?.json.output ?? {})).toContain("public_subnet_ids");
  });
});

const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/data";

describe("the role of a user", () => {
  const access = (kind: "write" | "read" | "read-write") =>
    userAccess({ place, bucketName: "acme-dev-raw-111111111111", folder: "orders/shop", access: kind, kmsKeyArn: KEY });
  const file = `${BUCKET}/orders/shop/2026/orders.json`;
  const list = { "s3:prefix": "orders/shop/2026/" };
  const s3 = { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:EncryptionContext:aws:s3:arn": BUCKET };

  it.each<["write" | "read" | "read-write", "allow" | "deny", string, string, Record<string, string>?]>([
    ["write", "allow", "s3:PutObject", file],
    ["write", "allow", "s3:ListBucket", BUCKET, list],
    ["write", "allow", "s3:GetBucketLocation", BUCKET],
    ["write", "allow", "kms:GenerateDataKey", KEY, s3],
    ["write", "deny", "kms:GenerateDataKey", KEY],
    [
      "write",
      "deny",
      "kms:Decrypt",
      KEY,
      { ...s3, "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-dev-curated" },
    ],
    ["write", "deny", "s3:GetObject", file],
    ["write", "deny", "s3:DeleteObject", file],
    ["write", "deny", "s3:PutObject", `${BUCKET}/orders/shopping/x`],
    ["write", "deny", "s3:PutObject", `${BUCKET}/orders/erp/x`],
    ["write", "deny", "s3:ListBucket", BUCKET, { "s3:prefix": "orders/erp/" }],
    ["write", "deny", "s3:ListBucket", BUCKET, { "s3:prefix": "" }],
    ["write", "deny", "s3:ListBucket", BUCKET],
    ["read", "allow", "s3:GetObject", file],
    ["read", "allow", "kms:Decrypt", KEY, s3],
    ["read", "deny", "kms:GenerateDataKey", KEY, s3],
    ["read", "deny", "s3:PutObject", file],
    ["read", "deny", "s3:DeleteObject", file],
    ["read-write", "allow", "s3:GetObject", file],
    ["read-write", "allow", "s3:PutObject", file],
    ["read-write", "allow", "s3:DeleteObject", file],
    ["read-write", "deny", "s3:DeleteObjectVersion", file],
    ["read-write", "deny", "s3:PutBucketPolicy", BUCKET],
  ])("with %s: %s %s on %s", (kind, decision, action, resource, context = {}) => {
    expect(simulateIdentity(access(kind), { action, resource, context })).toBe(decision);
  });

  it.each<["allow" | "deny", string, Record<string, string>]>([
    [
      "allow",
      "transfer.amazonaws.com",
      {
        "aws:SourceAccount": "111111111111",
        "aws:SourceArn": `${"arn:aws:transfer:eu-west-1:111111111111:user/s-1/shop"}`,
      },
    ],
    [
      "deny",
      "transfer.amazonaws.com",
      { "aws:SourceAccount": "111111111111", "aws:SourceArn": "arn:aws:transfer:eu-west-1:111111111111:user/s-1/erp" },
    ],
    [
      "deny",
      "transfer.amazonaws.com",
      { "aws:SourceAccount": "111111111111", "aws:SourceArn": "arn:aws:transfer:eu-west-1:111111111111:user/s-2/shop" },
    ],
    [
      "deny",
      "transfer.amazonaws.com",
      { "aws:SourceAccount": "999999999999", "aws:SourceArn": "arn:aws:transfer:eu-west-1:111111111111:user/s-1/shop" },
    ],
    [
      "deny",
      "ec2.amazonaws.com",
      { "aws:SourceAccount": "111111111111", "aws:SourceArn": "arn:aws:transfer:eu-west-1:111111111111:user/s-1/shop" },
    ],
  ])("is taken: %s for %s with %j", (decision, service, context) => {
    const trust = userTrust({ place, serverId: "s-1", userName: "shop" });
    expect(simulate(trust, "111111111111", { by: { service }, action: "sts:AssumeRole", context })).toBe(decision);
  });

  it("gets past the statements of the zone's bucket, as a role of the organization over TLS", () => {
    const bucket = [
      denyInsecureTransport(BUCKET),
      ...organizationPerimeter("aws", "acme-dev-raw-111111111111", "o-abcdefghij"),
    ];
    const ask = (organization: string, tls: string) =>
      simulate(
        [
          ...bucket,
          {
            Sid: "Iam",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111111111111:root" },
            Action: "s3:*",
            Resource: `${BUCKET}/*`,
          },
        ],
        "111111111111",
        {
          by: { arn: "arn:aws:iam::111111111111:role/acme-dev-svc-partners-shop" },
          action: "s3:PutObject",
          resource: file,
          context: {
            "aws:PrincipalOrgID": organization,
            "aws:SecureTransport": tls,
            "aws:PrincipalIsAWSService": "false",
          },
        },
      );
    expect(ask("o-abcdefghij", "true")).not.toBe("deny");
    expect(ask("o-abcdefghij", "false")).toBe("deny");
    expect(ask("o-zzzzzzzzzz", "true")).toBe("deny");
  });
});

describe("SFTP servers in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed inside the VPC and in the internet, have nothing to change afterwards, and go without a trace", async () => {
    const one = REPRESENTATIVES.find(({ name }) => name === "SFTP servers inside the VPC and in the internet");
    if (one === undefined) throw new Error("there is no such configuration");
    await expectComesAndGoes(site, representative(one), ["dev-data-services", "dev-operations"]);
  });
});
