import type { Resources } from "../support";

const policy = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown, Resource: unknown, more: object = {}) => ({ Effect: "Deny", Action, Resource, ...more });
const roleOf = (...statements: readonly object[]): Resources => ({
  "aws_iam_role_policy.loader": { role: "loader", policy: policy(...statements) },
});
/** A policy that a role has. */
const managed = (name: string, ...statements: readonly object[]): Resources => ({
  [`aws_iam_policy.${name}`]: { name, policy: policy(...statements) },
  [`aws_iam_role_policy_attachment.${name}`]: {
    role: "deploy",
    policy_arn: `arn:aws:iam::111111111111:policy/${name}`,
  },
});
const bucket = (...statements: readonly object[]): Resources => ({
  "aws_s3_bucket_policy.raw": { bucket: "raw", policy: policy(...statements) },
});
const grantsOn = (securable: string, name: string, grant: Readonly<Record<string, readonly string[]>>): Resources => ({
  [`databricks_grants.${securable}`]: {
    [securable]: name,
    grant: Object.entries(grant).map(([principal, privileges]) => ({ principal, privileges })),
  },
});
const ingress = (values: object): Resources => ({
  "aws_vpc_security_group_ingress_rule.in": {
    security_group_id: "nodes",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_ipv4: "10.0.0.0/16",
    ...values,
  },
});
const acl = (values: object): Resources => ({
  "aws_network_acl_rule.one": {
    network_acl_id: "acl",
    egress: false,
    protocol: "-1",
    rule_action: "allow",
    cidr_block: "10.0.0.0/16",
    ...values,
  },
});
const only = (address: string, values: object): Resources => ({ [address]: { ...values } });
const org = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
const orgs = { Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-1", "o-2"] } } };
const SWITCHES = {
  bucket: "raw",
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const accessTo = (values: object) =>
  only("databricks_mws_private_access_settings.own", {
    private_access_settings_name: "own",
    private_access_level: "ENDPOINT",
    ...values,
  });

/** What, before, after, and all that grows or shrinks; both ways are tried. */
export type Case = readonly [string, Resources, Resources, readonly string[]];

export const CASES: readonly Case[] = [
  [
    "an action",
    roleOf(allow("s3:GetObject", "a")),
    roleOf(allow(["s3:GetObject", "s3:PutObject"], "a")),
    ["+ role loader s3:PutObject a"],
  ],
  ["an action in other letters", roleOf(allow("s3:GetObject", "a")), roleOf(allow("s3:getobject", "a")), []],
  ["a wildcard", roleOf(allow(["s3:GetObject"], "a")), roleOf(allow("s3:Get*", "a")), ["+ role loader s3:Get* a"]],
  [
    "a resource",
    roleOf(allow("s3:GetObject", "a")),
    roleOf(allow("s3:GetObject", ["a", "b"])),
    ["+ role loader s3:GetObject b"],
  ],
  [
    "a statement that goes from one policy of a role into another",
    {
      ...managed("p-1", allow("x:A", "a"), allow("x:B", "b")),
      ...managed("p-2", allow("x:C", "c")),
    },
    {
      ...managed("p-1", allow("x:A", "a")),
      ...managed("p-2", allow("x:B", "b"), allow("x:C", "c"), allow("x:D", "d")),
    },
    ["+ role deploy x:D d"],
  ],
  [
    "a policy that is attached to nothing here",
    only("aws_iam_policy.p", { name: "p", policy: policy(allow("x:A", "a")) }),
    only("aws_iam_policy.p", { name: "p", policy: policy(allow("x:A", "a"), allow("x:B", "b")) }),
    ["+ whoever has policy p x:B b"],
  ],
  [
    "statements in another order",
    roleOf(allow("x:A", "a"), allow("x:B", "b")),
    roleOf(allow("x:B", "b"), allow("x:A", "a")),
    [],
  ],
  [
    "one statement in two",
    roleOf(allow(["x:A", "x:B"], ["a", "b"])),
    roleOf(allow("x:A", ["a", "b"]), allow("x:B", ["a", "b"])),
    [],
  ],
  ["a name of a statement", roleOf(allow("x:A", "a", { Sid: "One" })), roleOf(allow("x:A", "a", { Sid: "Two" })), []],
  ["a condition gone", roleOf(allow("x:A", "a", org)), roleOf(allow("x:A", "a")), ["+ role loader x:A a"]],
  [
    "a value of a condition",
    roleOf(allow("x:A", "a", org)),
    roleOf(allow("x:A", "a", orgs)),
    ["+ role loader x:A a if aws:PrincipalOrgID StringEquals o-1 | o-2"],
  ],
  [
    "a denial gone",
    roleOf(allow("x:*", "a"), deny("x:B", "a")),
    roleOf(allow("x:*", "a")),
    ["+ not role loader x:B a"],
  ],
  [
    "a denial under a further condition",
    roleOf(deny("x:B", "a")),
    roleOf(deny("x:B", "a", org)),
    ["+ not role loader x:B a"],
  ],
  [
    "everything but some",
    roleOf({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
    roleOf({ Effect: "Allow", NotAction: "x:*", Resource: "*" }),
    ["+ role loader all but some", "- role loader all but some"].map((text) => `${text} `),
  ],
  [
    "the policy of another resource",
    { "aws_iam_role_policy.a": { role: "r", policy: policy(allow("x:A", "a")) } },
    { "aws_iam_role_policy.b": { role: "r", policy: policy(allow("x:A", "a")) } },
    [],
  ],
  [
    "a principal of a bucket",
    bucket(allow("s3:GetObject", "a", { Principal: { AWS: "one" } })),
    bucket(allow("s3:GetObject", "a", { Principal: { AWS: ["one", "two"] } })),
    ["+ two s3:GetObject a"],
  ],
  [
    "everybody",
    bucket(allow("s3:GetObject", "a", { Principal: { AWS: "one" } })),
    bucket(allow("s3:GetObject", "a", { Principal: "*" })),
    ["+ everybody s3:GetObject a"],
  ],
  [
    "a trust policy",
    only("aws_iam_role.r", {
      name: "r",
      assume_role_policy: policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "one" } }),
    }),
    only("aws_iam_role.r", {
      name: "r",
      assume_role_policy: policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: ["one", "two"] } }),
    }),
    ["+ two sts:AssumeRole role r"],
  ],
  [
    "a boundary gone",
    only("aws_iam_role.r", { name: "r", permissions_boundary: "b" }),
    only("aws_iam_role.r", { name: "r" }),
    ["+ not role r more than boundary b"],
  ],
  [
    "an attached policy",
    {},
    only("aws_iam_role_policy_attachment.a", { role: "r", policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" }),
    ["+ role r all of policy arn:aws:iam::aws:policy/AdministratorAccess"],
  ],
  [
    "no policy at an endpoint",
    only("aws_vpc_endpoint.s3", { service_name: "s3", policy: policy(allow("s3:GetObject", "a", { Principal: "*" })) }),
    only("aws_vpc_endpoint.s3", { service_name: "s3", policy: null }),
    ["+ everybody * * if it goes through s3"],
  ],
  [
    "who calls a function",
    {},
    only("aws_lambda_permission.p", { principal: "*", action: "lambda:InvokeFunction", function_name: "f" }),
    ["+ everybody lambda:InvokeFunction function f"],
  ],
  [
    "a bucket open to the public",
    only("aws_s3_bucket_public_access_block.raw", SWITCHES),
    only("aws_s3_bucket_public_access_block.raw", { ...SWITCHES, block_public_policy: false }),
    ["+ not the public block public policy bucket raw"],
  ],
  [
    "a bucket without a block",
    only("aws_s3_bucket_public_access_block.raw", { bucket: "raw", block_public_acls: true }),
    {},
    ["+ not the public block public acls bucket raw"],
  ],
  [
    "a grant",
    grantsOn("schema", "dev.gold", { analysts: ["USE_SCHEMA"] }),
    grantsOn("schema", "dev.gold", { analysts: ["USE_SCHEMA", "SELECT"] }),
    ["+ analysts SELECT schema dev.gold"],
  ],
  [
    "a grant that all privileges had",
    grantsOn("schema", "dev.gold", { a: ["ALL_PRIVILEGES"] }),
    grantsOn("schema", "dev.gold", { a: ["ALL_PRIVILEGES", "SELECT"] }),
    [],
  ],
  [
    "a grant that all privileges have not",
    grantsOn("schema", "dev.gold", { a: ["ALL_PRIVILEGES"] }),
    grantsOn("schema", "dev.gold", { a: ["ALL_PRIVILEGES", "MANAGE"] }),
    ["+ a MANAGE schema dev.gold"],
  ],
  [
    "a grant that the catalog gave",
    grantsOn("catalog", "dev", { a: ["SELECT"] }),
    { ...grantsOn("catalog", "dev", { a: ["SELECT"] }), ...grantsOn("schema", "dev.gold", { a: ["SELECT"] }) },
    [],
  ],
  [
    "a grant on a catalog of a like name",
    grantsOn("catalog", "dev", { a: ["SELECT"] }),
    { ...grantsOn("catalog", "dev", { a: ["SELECT"] }), ...grantsOn("schema", "dev2.gold", { a: ["SELECT"] }) },
    ["+ a SELECT schema dev2.gold"],
  ],
  [
    "a grant on a location",
    grantsOn("external_location", "raw", { a: ["READ_FILES"] }),
    grantsOn("external_location", "raw", { a: ["READ_FILES", "WRITE_FILES"] }),
    ["+ a WRITE_FILES external location raw"],
  ],
  [
    "a catalog for every workspace",
    only("databricks_catalog.c", { name: "c", isolation_mode: "ISOLATED" }),
    only("databricks_catalog.c", { name: "c", isolation_mode: "OPEN" }),
    ["+ every workspace of the metastore read and write catalog c"],
  ],
  [
    "an owner",
    only("databricks_catalog.c", { name: "c", owner: "a" }),
    only("databricks_catalog.c", { name: "c", owner: "b" }),
    ["+ b own catalog c", "- a own catalog c"],
  ],
  [
    "a bound workspace",
    {},
    only("databricks_workspace_binding.b", {
      securable_type: "catalog",
      securable_name: "c",
      workspace_id: 7,
      binding_type: "BINDING_TYPE_READ_ONLY",
    }),
    ["+ workspace 7 read catalog c"],
  ],
  [
    "what is shared",
    only("databricks_share.s", { name: "s", object: [] }),
    only("databricks_share.s", { name: "s", object: [{ name: "c.s.t", data_object_type: "TABLE" }] }),
    ["+ its recipients see table c.s.t in share s"],
  ],
  [
    "a recipient from everywhere",
    only("databricks_recipient.r", { name: "r", ip_access_list: [{ allowed_ip_addresses: ["203.0.113.0/24"] }] }),
    only("databricks_recipient.r", { name: "r" }),
    ["+ recipient r come from everywhere", "- recipient r come from 203.0.113.0/24"],
  ],
  [
    "a higher permission",
    only("databricks_permissions.p", {
      sql_endpoint_id: "w",
      access_control: [{ group_name: "a", permission_level: "CAN_USE" }],
    }),
    only("databricks_permissions.p", {
      sql_endpoint_id: "w",
      access_control: [{ group_name: "a", permission_level: "CAN_MANAGE" }],
    }),
    ["+ a CAN_MANAGE sql endpoint w"],
  ],
  [
    "a permission that no list knows",
    only("databricks_permissions.p", {
      job_id: "j",
      access_control: [{ group_name: "a", permission_level: "CAN_VIEW" }],
    }),
    only("databricks_permissions.p", {
      job_id: "j",
      access_control: [{ group_name: "a", permission_level: "CAN_SOMETHING" }],
    }),
    ["+ a CAN_SOMETHING job j", "- a CAN_VIEW job j"],
  ],
  [
    "a reader of secrets",
    only("databricks_secret_acl.s", { scope: "s", principal: "a", permission: "READ" }),
    only("databricks_secret_acl.s", { scope: "s", principal: "a", permission: "MANAGE" }),
    ["+ a MANAGE secret scope s"],
  ],
  [
    "an administrator of a workspace",
    only("databricks_mws_permission_assignment.m", { workspace_id: "w", principal_id: "a", permissions: ["USER"] }),
    only("databricks_mws_permission_assignment.m", { workspace_id: "w", principal_id: "a", permissions: ["ADMIN"] }),
    ["+ a ADMIN workspace w"],
  ],
  ["a member", {}, only("databricks_group_member.m", { group_id: "g", member_id: "a" }), ["+ a member of group g"]],
  [
    "a role of the account",
    {},
    only("databricks_group_role.m", { group_id: "g", role: "account_admin" }),
    ["+ g account_admin the account"],
  ],
  [
    "who may act as a principal",
    only("databricks_access_control_rule_set.r", { name: "n", grant_rules: [] }),
    only("databricks_access_control_rule_set.r", {
      name: "n",
      grant_rules: [{ role: "roles/servicePrincipal.user", principals: ["groups/a"] }],
    }),
    ["+ groups/a roles/servicePrincipal.user n"],
  ],
  [
    "who signs in without a secret",
    {},
    only("databricks_service_principal_federation_policy.f", {
      service_principal_id: "p",
      oidc_policy: [{ issuer: "https://i", subject: "repo:a", audiences: ["x"] }],
    }),
    ["+ repo:a of https://i sign in as service principal p if x"],
  ],
  ["a port", ingress({}), ingress({ to_port: 444 }), ["+ 10.0.0.0/16 tcp 443–444 security group nodes"]],
  ["more addresses", ingress({}), ingress({ cidr_ipv4: "10.0.0.0/8" }), ["+ 10.0.0.0/8 tcp 443 security group nodes"]],
  [
    "everywhere",
    ingress({}),
    ingress({ cidr_ipv4: "0.0.0.0/0" }),
    ["+ everywhere (0.0.0.0/0) tcp 443 security group nodes"],
  ],
  [
    "every protocol",
    ingress({}),
    ingress({ ip_protocol: "-1", from_port: null, to_port: null }),
    ["+ 10.0.0.0/16 every protocol and port security group nodes"],
  ],
  [
    "a rule written anew",
    { "aws_vpc_security_group_ingress_rule.a": ingress({})["aws_vpc_security_group_ingress_rule.in"] ?? {} },
    {
      "aws_vpc_security_group_ingress_rule.b":
        ingress({ description: "b" })["aws_vpc_security_group_ingress_rule.in"] ?? {},
    },
    [],
  ],
  [
    "a rule of an ACL",
    acl({}),
    acl({ cidr_block: "10.0.0.0/8" }),
    ["+ 10.0.0.0/8 every protocol and port network ACL acl"],
  ],
  [
    "a denying rule gone",
    acl({ rule_action: "deny" }),
    {},
    ["+ not 10.0.0.0/16 every protocol and port network ACL acl"],
  ],
  [
    "an ACL gone, with its rules",
    { ...acl({ network_acl_id: "aws_network_acl.one" }), "aws_network_acl.one": { vpc_id: "vpc" } },
    {},
    [],
  ],
  [
    "a rule of an ACL that stays gone",
    {
      ...acl({ rule_action: "deny", network_acl_id: "aws_network_acl.one" }),
      "aws_network_acl.one": { vpc_id: "vpc" },
    },
    { "aws_network_acl.one": { vpc_id: "vpc" } },
    ["+ not 10.0.0.0/16 every protocol and port network ACL aws_network_acl.one"],
  ],
  [
    "a domain of the firewall",
    only("aws_networkfirewall_rule_group.g", {
      name: "g",
      rule_group: [{ rules_source: [{ rules_source_list: [{ generated_rules_type: "ALLOWLIST", targets: ["a"] }] }] }],
    }),
    only("aws_networkfirewall_rule_group.g", {
      name: "g",
      rule_group: [
        { rules_source: [{ rules_source_list: [{ generated_rules_type: "ALLOWLIST", targets: ["a", "b"] }] }] },
      ],
    }),
    ["+ what goes through firewall rules g reach b"],
  ],
  [
    "serverless compute let out",
    only("databricks_account_network_policy.n", {
      network_policy_id: "n",
      egress: { network_access: { restriction_mode: "RESTRICTED_ACCESS" } },
    }),
    only("databricks_account_network_policy.n", {
      network_policy_id: "n",
      egress: { network_access: { restriction_mode: "FULL_ACCESS" } },
    }),
    ["+ serverless compute under n reach everywhere"],
  ],
  [
    "more addresses of a workspace",
    only("databricks_ip_access_list.i", { list_type: "ALLOW", ip_addresses: ["203.0.113.7/32"] }),
    only("databricks_ip_access_list.i", { list_type: "ALLOW", ip_addresses: ["203.0.113.0/24"] }),
    ["+ 203.0.113.0/24 reach the workspace"],
  ],
  [
    "fewer addresses shut out",
    only("databricks_ip_access_list.i", { list_type: "BLOCK", ip_addresses: ["203.0.113.0/24"] }),
    only("databricks_ip_access_list.i", { list_type: "BLOCK", ip_addresses: ["203.0.113.7/32"] }),
    ["+ not 203.0.113.0/24 reach the workspace"],
  ],
  [
    "lists of addresses off",
    only("databricks_workspace_conf.c", { custom_config: { enableIpAccessLists: "true" } }),
    only("databricks_workspace_conf.c", { custom_config: {} }),
    ["+ not users of the workspace enableIpAccessLists = true the workspace"],
  ],
  [
    "a workspace on the internet",
    accessTo({ public_access_enabled: false }),
    accessTo({ public_access_enabled: true }),
    ["+ everywhere reach workspaces with own"],
  ],
];
