import { describe, expect, it } from "vitest";
import { factsOf, typesWithFacts } from "../../../../tools/simulate/facts";
import type { Attribute, Block, NestedBlock } from "../../../../tools/simulate/schema/model";
import { PACKAGES } from "../../../../tools/simulate/schema/packages";
import { typeSchema } from "../../../../tools/simulate/schema/provider-schema";
import type { Type } from "../../../../tools/simulate/schema/type";
import { parseType } from "../support/parse-type";

const { aws, databricks, time } = PACKAGES;

const packageOf = (type: string) => (type.startsWith("aws_") ? aws : type.startsWith("time_") ? time : databricks);

/** What a path names, in words: `block list max 1`, `attribute set(string) oc`. */
function describeAt(type: string, path: string): string {
  const kind = type.startsWith("data.") ? "data" : "resource";
  const name = type.replace(/^data\./, "");
  let block: Block = typeSchema(packageOf(name), kind, name);
  let words = "nothing";
  for (const step of path.split(".")) {
    const attribute = block.attributes.get(step);
    const nested = block.blocks.get(step);
    words = attribute ? attributeWords(attribute) : nested ? blockWords(nested) : "nothing";
    block = nested?.block ?? { attributes: attribute?.nested?.attributes ?? new Map(), blocks: new Map() };
  }
  return words;
}

function attributeWords({ type, nested, required, optional, computed, sensitive, writeOnly }: Attribute): string {
  const flags = [required && "r", optional && "o", computed && "c", sensitive && "s", writeOnly && "w"];
  const shape = nested ? `{${nested.nesting}}` : typeWords(type);
  return `attribute ${shape} ${flags.filter((flag) => flag !== false).join("")}`;
}

function blockWords({ nesting, minItems, maxItems }: NestedBlock): string {
  return `block ${nesting} ${minItems}..${maxItems === 0 ? "" : maxItems}`;
}

function typeWords(type: Type): string {
  if (typeof type === "string") return type;
  if (type[0] === "object") return `object(${Object.keys(type[1]).sort().join(",")})`;
  return type[0] === "tuple" ? "tuple" : `${type[0]}(${typeWords(type[1])})`;
}

/** Known from the providers' documentation: at least one type of every way to nest. */
const KNOWN: readonly (readonly [string, string, string])[] = [
  ["aws_vpc", "cidr_block", "attribute string oc"],
  ["aws_vpc", "tags_all", "attribute map(string) oc"],
  ["aws_subnet", "vpc_id", "attribute string r"],
  ["aws_vpc_endpoint", "subnet_ids", "attribute set(string) oc"],
  ["aws_vpc_endpoint", "dns_entry", "attribute list(object(dns_name,hosted_zone_id)) c"],
  ["aws_vpc_endpoint", "dns_options", "block list 0..1"],
  ["aws_vpc_endpoint", "subnet_configuration", "block set 0.."],
  ["aws_vpc_endpoint", "timeouts", "block single 0.."],
  [
    "aws_security_group",
    "ingress",
    "attribute set(object(cidr_blocks,description,from_port,ipv6_cidr_blocks,prefix_list_ids,protocol,security_groups,self,to_port)) oc",
  ],
  ["aws_s3_bucket_server_side_encryption_configuration", "rule", "block set 1.."],
  ["aws_s3_bucket_lifecycle_configuration", "rule.expiration", "block list 0.."],
  ["aws_route53_resolver_endpoint", "ip_address", "block set 2..10"],
  ["aws_db_instance", "password_wo", "attribute string osw"],
  ["aws_kms_key", "policy", "attribute string oc"],
  ["aws_lambda_function", "environment.variables", "attribute map(string) o"],
  ["aws_iam_role", "inline_policy", "block set 0.."],
  ["aws_networkfirewall_rule_group", "rule_group.rules_source.stateful_rule.header", "block list 1..1"],
  ["data.aws_availability_zones", "names", "attribute list(string) c"],
  ["data.aws_iam_policy_document", "statement.condition", "block set 0.."],
  ["databricks_group", "display_name", "attribute string r"],
  ["databricks_mws_workspaces", "token.token_value", "attribute string ocs"],
  ["databricks_mws_workspaces", "workspace_id", "attribute number oc"],
  ["databricks_mws_networks", "vpc_endpoints", "block list 0..1"],
  ["databricks_permissions", "access_control", "block set 1.."],
  ["databricks_job", "task.new_cluster.init_scripts", "block list 0..10"],
  ["databricks_job", "task.new_cluster.aws_attributes", "block list 0..1"],
  ["databricks_account_network_policy", "egress", "attribute {single} o"],
  ["databricks_account_network_policy", "egress.network_access.allowed_internet_destinations", "attribute {list} o"],
  ["databricks_account_network_policy", "egress.network_access.restriction_mode", "attribute string r"],
  ["databricks_database_instance", "child_instance_refs", "attribute {list} c"],
  ["data.databricks_cluster", "cluster_info", "block list 0..1"],
  ["time_sleep", "triggers", "attribute map(string) o"],
];

describe("schemas recovered from the bindings", () => {
  it.each(KNOWN)("%s has at %s: %s", (type, path, words) => {
    expect(describeAt(type, path)).toBe(words);
  });

  it("have a block where the provider wants braces, and an attribute where it wants an equals sign", () => {
    const wrong = typesWithFacts("databricks").flatMap((type) =>
      [...(factsOf(type)?.blocks ?? [])]
        .filter(([path, fact]) => describeAt(type, path).startsWith("attribute") !== fact.isAttribute)
        .map(([path]) => `${type}.${path}`),
    );
    expect(wrong).toEqual([]);
  });

  // Databricks: the same version. AWS: measured at 5.100, and 6 has dropped what 5 had deprecated.
  it.each([
    ["databricks", 0, 0],
    ["aws", 3, 260],
  ] as const)("have the types that were measured or read from %s", (provider, otherTypes, gone) => {
    const facts = typesWithFacts(provider).flatMap((type) =>
      [...(factsOf(type)?.attributes ?? [])].map(([path, fact]) => ({ type, path, fact })),
    );
    const absent = facts.filter(({ type, path }) => describeAt(type, path) === "nothing");
    const different = facts.filter(({ type, path, fact }) => {
      const [kind, found] = describeAt(type, path).split(" ");
      return kind === "attribute" && comparable(fact.type) && found !== typeWords(parseType(fact.type));
    });
    expect(facts.length).toBeGreaterThan(2500);
    expect(absent.length).toBeLessThanOrEqual(gone);
    expect(different.map(({ type, path }) => `${type}.${path}`).length).toBeLessThanOrEqual(otherTypes);
  });
});

/** The facts file leaves the members of some objects out. */
function comparable(type: string): boolean {
  return !/object(?!\()/.test(type);
}
