import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../../emitted/stacks";
import type { Change } from "../../../tools/review/changes/change";
import { GIVING_TYPES } from "../../../tools/review/privileges/families";
import { leftBehind } from "../../../tools/review/report/left";
import { HOLDS_DATA } from "../../../tools/review/weights/data";
import { weigh } from "../../../tools/review/weights/weigh";
import { representativeStacks } from "../../support/representative";
import { shippedStacks } from "../../support/shipped";

/** Every type that is emitted by some configuration, with the stacks that have it. */
const STACKS: readonly EmittedStack[] = [...representativeStacks(), ...shippedStacks()];
const TYPES = new Map<string, Readonly<Record<string, unknown>>[]>();
for (const { json } of STACKS) {
  for (const [type, byId] of Object.entries(json.resource ?? {})) {
    TYPES.set(type, [...(TYPES.get(type) ?? []), ...(Object.values(byId) as Readonly<Record<string, unknown>>[])]);
  }
}

const change = (type: string, action: Change["action"]): Change => ({
  ...{ stack: "dev-foundation", address: `${type}.one`, type, action, arguments: [] },
  before: {},
  after: action === "delete" ? undefined : {},
});

/** Types that hold data and that no configuration has: what they would lose is said in the table all the same. */
const NOT_MADE = [
  "aws_cloudtrail_event_data_store",
  "aws_cognito_user_pool",
  "aws_db_snapshot",
  "aws_docdb_cluster",
  "aws_ebs_volume",
  "aws_efs_file_system",
  "aws_glue_catalog_table",
  "aws_glue_registry",
  "aws_opensearch_domain",
  "aws_rds_global_cluster",
  "aws_s3tables_table_bucket",
  "aws_sagemaker_feature_group",
  "aws_ssm_parameter",
  "databricks_secret",
];

/** Last steps of paths to arguments that give somebody something. */
const GIVES =
  /^(?:polic(?:y|ies)|permissions?|permission_level|privileges|principals?|principal_(?:arn|id)|grant|grantee.*|owner|admins?|members?|member_(?:id|name)|publicly_accessible|allowed_.*|allow_external.*|user_api_scopes|redirect_urls|approved_domains|authorization_type|access_policy.*|except_principals|to_principals|security_policy|iam_roles?|auto_accept.*|acceptance_required|embed_credentials|ip_addresses|cidr_ipv[46]|isolation_mode|public_access.*|run_as_mode|run_as)$/;

/** Arguments of that name that give nobody anything, or whose change is told as it is: why. */
const GIVES_NOTHING: Readonly<Record<string, string>> = {
  "aws_apigatewayv2_domain_name security_policy": "versions of TLS",
  "aws_cloudwatch_event_connection authorization_type": "how EventBridge signs in elsewhere",
  "aws_config_config_rule owner": "whose rule it is: that of AWS",
  "aws_dx_gateway_association allowed_prefixes": "routes that are announced; security groups let in",
  "aws_ecr_lifecycle_policy policy": "which images are deleted",
  "aws_quicksight_folder_membership member_id": "an asset in a folder; its permissions are its own",
  "aws_redshift_scheduled_action iam_role": "what pauses the warehouse: the role's policies are compared",
  "aws_s3_bucket_cors_configuration allowed_headers": "what browsers may send; policies let in",
  "aws_s3_bucket_cors_configuration allowed_methods": "what browsers may send; policies let in",
  "aws_s3_bucket_cors_configuration allowed_origins": "what browsers may send; policies let in",
  "aws_vpc_peering_connection auto_accept": "both ends are of the configuration",
  "aws_vpc_peering_connection_accepter auto_accept": "both ends are of the configuration",
  "databricks_alert_v2 run_as": "told as a change; what the principal may do is compared",
  "databricks_job run_as": "told as a change; what the principal may do is compared",
  "databricks_pipeline run_as": "told as a change; what the principal may do is compared",
  "databricks_model_serving principal": "a limit of calls",
  "databricks_sql_global_config security_policy": "the only one that there is with Unity Catalog",
};

/** Names of all arguments, of blocks within blocks too. */
function argumentsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(argumentsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !["//", "lifecycle", "tags", "triggers", "provider"].includes(name))
    .flatMap(([name, inner]) => [name, ...argumentsIn(inner)]);
}

describe("every type that is emitted", () => {
  it.each(Object.keys(HOLDS_DATA).filter((type) => !NOT_MADE.includes(type)))(
    "%s that goes with its stack is told as lost data",
    (type) => {
      const stack = STACKS.find(({ json }) => json.resource?.[type] !== undefined);
      expect(stack).toBeDefined();
      if (stack === undefined) return;
      const told = leftBehind([stack], { places: () => [], isProtected: () => false });
      const mine = told.filter((entry) => entry.type === type);
      expect(mine).toHaveLength(Object.keys(stack.json.resource?.[type] ?? {}).length);
      expect(mine.every(({ gravity, action }) => gravity === "data" && action === "vanish")).toBe(true);
    },
  );

  it("holds data by a list of what no configuration has, and no more", () => {
    expect(Object.keys(HOLDS_DATA).filter((type) => !TYPES.has(type))).toEqual(NOT_MADE);
  });

  it("is compared by what it allows where an argument gives somebody something", () => {
    const silent = [...TYPES].flatMap(([type, all]) =>
      GIVING_TYPES.has(type)
        ? []
        : [...new Set(all.flatMap(argumentsIn))].filter((name) => GIVES.test(name)).map((name) => `${type} ${name}`),
    );
    expect([...new Set(silent)].sort()).toEqual(Object.keys(GIVES_NOTHING).sort());
  });

  it("is at least an outage where Terraform refuses to destroy it in a protected environment", () => {
    const kept = [...TYPES].filter(([, all]) =>
      all.some(({ lifecycle }) => JSON.stringify(lifecycle ?? {}).includes('"prevent_destroy":true')),
    );
    expect(kept.map(([type]) => type).filter((type) => weigh(change(type, "delete")).gravity === "change")).toEqual([]);
  });
});
