import { describe, expect, it } from "vitest";
import { listedAs } from "../../../config/adopted/choose";
import { BY_ADDRESS, PARTS, type Part } from "../../../config/adopted/parts";
import { IMPORT_FORMS, NOT_IMPORTED } from "../../../config/facts/import-ids";
import { parsePolicy } from "../../../emitted/policies";
import type { EmittedStack } from "../../../emitted/stacks";
import { accessIn } from "../../../policy/access/read";
import { policyNoPublicPrincipal } from "../../../policy/rules/policy-no-public-principal";
import { answer } from "../../../tools/access/answer";
import { candidatesIn } from "../../../tools/adopt/candidates";
import { dataDiagramOf } from "../../../tools/diagram/data/diagram";
import { diagramOf } from "../../../tools/diagram/diagram";
import { unitsText } from "../../../tools/diagram/units/table";
import { updated } from "../../../tools/record/update";
import type { Change } from "../../../tools/review/changes/change";
import { GIVING_TYPES } from "../../../tools/review/privileges/families";
import { htmlOf } from "../../../tools/review/report/html";
import { leftBehind } from "../../../tools/review/report/left";
import { markdownOf } from "../../../tools/review/report/markdown";
import { ofPlans } from "../../../tools/review/report/of-plans";
import { textOf } from "../../../tools/review/report/plain-text";
import { HOLDS_DATA } from "../../../tools/review/weights/data";
import { HARMLESS } from "../../../tools/review/weights/harmless";
import { IDENTITIES } from "../../../tools/review/weights/identities";
import { weigh } from "../../../tools/review/weights/weigh";
import { found } from "../../policy/support";
import { marked, markedStacks, planWithSecrets, SECRET_MARK, secretPaths } from "../../support/marked-secrets";
import { NOT_LISTED } from "../../support/not-listed";
import { now } from "../../support/records";
import { representativeStacks } from "../../support/representative";
import { shippedStacks } from "../../support/shipped";
import { WITHOUT_IMPORT_FORM } from "../../support/without-import-form";

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
  "aws_sagemaker_feature_group",
  "aws_ssm_parameter",
  "databricks_secret",
];

/** Last steps of paths to arguments that give somebody something. */
const GIVES =
  /^(?:polic(?:y|ies)|permissions?|permission_level|privileges|principals?|principal_(?:arn|id)|grant|grantee.*|owner|admins?|members?|member_(?:id|name)|publicly_accessible|allowed_.*|allow_external.*|user_api_scopes|redirect_urls|approved_domains|allow_(?:cluster|instance_pool)_create|databricks_sql_access|workspace_(?:access|consume)|authorization_type|access_policy.*|except_principals|to_principals|security_policy|iam_roles?|auto_accept.*|acceptance_required|embed_credentials|ip_addresses|cidr_ipv[46]|isolation_mode|public_access.*|run_as_mode|run_as)$/;

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

  it("is compared, and refused where it lets everybody in, where an argument is a policy", () => {
    const everybody = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] });
    const policies = [...TYPES].flatMap(([type, all]) => {
      const found = all.flatMap((args) =>
        Object.entries(args).flatMap(([name, value]) => {
          const statements = parsePolicy(value) ?? [];
          return statements.length === 0
            ? []
            : [{ name, ofResource: statements.some(({ principals }) => principals.length > 0) }];
        }),
      );
      return [...new Set(found.map(({ name }) => name))].map((name) => ({
        type,
        name,
        ofResource: found.some((one) => one.name === name && one.ofResource),
      }));
    });
    const compared = policies.filter(({ type }) => GIVING_TYPES.has(type));
    expect(policies.filter((one) => !compared.includes(one))).toEqual([]);
    const open = policies.filter(
      ({ type, name, ofResource }) =>
        ofResource && found(policyNoPublicPrincipal, { [type]: { one: { [name]: everybody } } }).length === 0,
    );
    expect(open).toEqual([]);
    expect(policies.length).toBeGreaterThan(15);
  });

  it("is judged: grave when it goes, compared by what it allows, or harmless with the reason", () => {
    const harmless = Object.values(HARMLESS).flat();
    const isJudged = (type: string) =>
      weigh(change(type, "delete")).gravity !== "change" || GIVING_TYPES.has(type) || harmless.includes(type);
    expect([...TYPES.keys()].filter((type) => !isJudged(type))).toEqual([]);
    expect(harmless.filter((type) => !TYPES.has(type))).toEqual([]);
    expect(harmless.filter((type) => weigh(change(type, "delete")).gravity !== "change")).toEqual([]);
    expect(new Set(harmless).size).toBe(harmless.length);
  });

  it("can be found in a listing where it holds data or others know it, or why not is said", () => {
    const listed = new Set<string>(Object.values({ ...PARTS, ...BY_ADDRESS }).map(({ type }) => type));
    const wanted = [...Object.keys(HOLDS_DATA), ...Object.keys(IDENTITIES)].filter((type) => TYPES.has(type));
    const silent = Object.values(NOT_LISTED).flat();
    expect(wanted.filter((type) => !listed.has(type)).sort()).toEqual(silent.sort());
    expect([...listed].filter((type) => !TYPES.has(type))).toEqual([]);
  });

  it("has a name that a listing may have, where one takes it in", () => {
    const named = new Set(
      configurations().flatMap((stacks) => {
        const all = candidatesIn(stacks);
        const parts = Object.entries<Part>({ ...PARTS, ...BY_ADDRESS });
        return parts.flatMap(([name, part]) =>
          all.some((own) => own.type === part.type && listedAs(part, own, all) !== undefined) ? [name] : [],
        );
      }),
    );
    expect(Object.keys({ ...PARTS, ...BY_ADDRESS }).filter((name) => !named.has(name))).toEqual([]);
  });

  it("has a form of the id that it is imported by where it is listed, holds data or others know it, or why not is said", () => {
    const listed = Object.values({ ...PARTS, ...BY_ADDRESS }).map(({ type }): string => type);
    const wanted = [...listed, ...Object.keys(HOLDS_DATA), ...Object.keys(IDENTITIES)].filter((type) =>
      TYPES.has(type),
    );
    const known = { ...IMPORT_FORMS.value, ...NOT_IMPORTED.value };
    const silent = Object.values(WITHOUT_IMPORT_FORM).flat();
    expect([...new Set(wanted)].filter((type) => !Object.hasOwn(known, type)).sort()).toEqual(silent.sort());
    expect(Object.keys(IMPORT_FORMS.value).filter((type) => !TYPES.has(type))).toEqual([]);
    expect(Object.keys(IMPORT_FORMS.value).filter((type) => Object.hasOwn(NOT_IMPORTED.value, type))).toEqual([]);
  });

  it("is at least an outage where Terraform refuses to destroy it in a protected environment", () => {
    const kept = [...TYPES].filter(([, all]) =>
      all.some(({ lifecycle }) => JSON.stringify(lifecycle ?? {}).includes('"prevent_destroy":true')),
    );
    expect(kept.map(([type]) => type).filter((type) => weigh(change(type, "delete")).gravity === "change")).toEqual([]);
  });
});

/** Types of which the provider calls an argument sensitive. */
const WITH_SECRETS = [...TYPES].filter(([type]) => secretPaths(type).length > 0);

/** The configurations that the stacks are of: in each, a name is there once. */
function configurations(): EmittedStack[][] {
  const all: EmittedStack[][] = [[]];
  for (const stack of STACKS) {
    if (all.at(-1)?.some(({ name }) => name === stack.name)) all.push([]);
    all.at(-1)?.push(stack);
  }
  return all;
}

/** Arguments that the provider calls sensitive, and whose text may be read by everybody: why. */
const IN_THE_OPEN: Readonly<Record<string, string>> = {
  "aws_cloudwatch_event_connection auth_parameters.oauth.client_parameters.client_secret":
    "stands in for what is put by hand",
  "aws_cloudwatch_event_connection auth_parameters.oauth.oauth_http_parameters.body.value":
    "scope and type of the grant",
  "aws_mwaa_environment airflow_configuration_options": "settings of Airflow; its secrets are in Secrets Manager",
  "aws_redshiftserverless_namespace admin_username": "a name; AWS keeps the password",
  "aws_transfer_server pre_authentication_login_banner": "shown to everybody who connects",
  "databricks_mws_networks account_id": "the account's number",
  "databricks_mws_storage_configurations account_id": "the account's number",
  "databricks_mws_workspaces account_id": "the account's number",
  "tfe_variable value": "roles and addresses; all are marked as not sensitive",
};

/** Secrets of a type that stand in the emitted JSON as they are, by a path in it. */
const literalsOf = ([type, all]: readonly [string, readonly object[]]): string[] =>
  secretPaths(type).flatMap((path) => {
    const at = (value: unknown, [step, ...rest]: readonly string[]): unknown[] =>
      Array.isArray(value)
        ? value.flatMap((one) => at(one, step === undefined ? [] : [step, ...rest]))
        : step === undefined || typeof value !== "object" || value === null
          ? [value]
          : at((value as Readonly<Record<string, unknown>>)[step], rest);
    const found = all.flatMap((args) => at(args, path.split("."))).filter((value) => value !== undefined);
    return found.some((value) => !JSON.stringify(value).includes("${")) ? [`${type} ${path}`] : [];
  });

describe("secrets of every type", () => {
  it("are looked for in more than a few types", () => {
    expect(WITH_SECRETS.length).toBeGreaterThan(30);
    for (const [type, [args = {}]] of WITH_SECRETS) {
      expect(JSON.stringify(marked(type, args).values), type).toContain(SECRET_MARK);
    }
  });

  it("are references in the emitted JSON", () => {
    expect(WITH_SECRETS.flatMap(literalsOf).sort()).toEqual(Object.keys(IN_THE_OPEN).sort());
  });

  it.each(WITH_SECRETS)("are in no format of a review: %s", (type, [args = {}]) => {
    const report = ofPlans([{ stack: "prod-data-services", file: "plan.json", text: planWithSecrets(type, args) }]);
    expect(report.entries.length).toBeGreaterThan(2);
    for (const text of [markdownOf(report), htmlOf(report), textOf(report), JSON.stringify(report)]) {
      expect(text).not.toContain(SECRET_MARK);
    }
  });

  it("are in no record, table of rights or picture", () => {
    const networks = new Set<string>();
    for (const stacks of configurations()) {
      const with_ = markedStacks(stacks);
      expect(JSON.stringify(updated([], now(with_)))).not.toContain(SECRET_MARK);
      const access = accessIn(with_, "terraform");
      const asked = { environment: "dev", who: undefined, on: undefined, can: undefined, project: undefined } as const;
      for (const json of [true, false]) {
        for (const list of [{ shared: true }, { public: true }, {}]) {
          const told = answer(access, with_, { ...asked, shared: false, public: false, ...list, json, html: "a.html" });
          expect(`${told.text}${told.page ?? ""}`).not.toContain(SECRET_MARK);
        }
      }
      if (with_.some(({ name }) => name === "dev-foundation")) {
        expect(dataDiagramOf(with_, "dev").svg).not.toContain(SECRET_MARK);
      }
      for (const { name, json } of with_) {
        const { environment } = json["//"]?.metadata ?? {};
        if (environment === undefined || !name.endsWith("-network")) continue;
        const { svg, units } = diagramOf(with_, environment, name);
        expect(`${svg}${unitsText(units)}`, name).not.toContain(SECRET_MARK);
        networks.add(name);
      }
    }
    expect(networks.size).toBeGreaterThan(2);
  });
});
