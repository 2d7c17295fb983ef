import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import {
  bucketStatements,
  clientSecretPolicy,
  dataKeyStatements,
} from "../../modules/data-services/appflow-flow/policies";
import { sourceOf } from "../../modules/data-services/appflow-flow/source";
import { incidentsFlow, withFlows } from "../support/appflow";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const KEY = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";

const input = () => {
  const made = devInput();
  withFlows(made);
  return made;
};
const stacks = synthPlatform(platformOf(accountInput(), input()));
const emitted = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const flows = Object.values(devEnvironment(withFlows).dataServices).filter((one) => one.kind === "appflow-flow");

describe("what a flow of AppFlow makes", () => {
  it("is the flow, and where it is asked for, the profile with its secret; the secret alone until it has a value", () => {
    const own = addresses(emitted("dev-data-services")).filter((one) => /data-service-(acc|inc|lea)/.test(one));
    expect(own).toEqual([
      "aws_appflow_connector_profile.data-service-accounts_connection",
      "aws_appflow_flow.data-service-accounts_flow",
      "aws_appflow_flow.data-service-incidents_flow",
      "aws_secretsmanager_secret.data-service-accounts_connection_client",
      "aws_secretsmanager_secret.data-service-leads_connection_client",
      "aws_secretsmanager_secret_policy.data-service-accounts_connection_client-policy",
      "aws_secretsmanager_secret_policy.data-service-leads_connection_client-policy",
    ]);
  });

  it("signs in to Salesforce with what stands in the secret, and in no state", () => {
    const json = emitted("dev-data-services");
    expect(resource(json, "aws_appflow_connector_profile.data-service-accounts_connection")).toMatchObject({
      name: "acme-dev-accounts",
      connector_type: "Salesforce",
      connection_mode: "Public",
      kms_arn: KEY,
      connector_profile_config: {
        connector_profile_credentials: {
          salesforce: {
            oauth2_grant_type: "CLIENT_CREDENTIALS",
            client_credentials_arn:
              "${aws_secretsmanager_secret_policy.data-service-accounts_connection_client-policy.secret_arn}",
          },
        },
        connector_profile_properties: {
          salesforce: { instance_url: "https://acme.my.salesforce.com", is_sandbox_environment: false },
        },
      },
    });
    expect(JSON.stringify(json)).not.toContain("secret_string");
  });

  it("puts files of all fields into the folder of the zone, as often as the schedule says", () => {
    expect(resource(emitted("dev-data-services"), "aws_appflow_flow.data-service-accounts_flow")).toMatchObject({
      name: "acme-dev-accounts",
      description: "Accounts of the CRM",
      kms_arn: KEY,
      source_flow_config: {
        connector_type: "Salesforce",
        connector_profile_name: "${aws_appflow_connector_profile.data-service-accounts_connection.name}",
        incremental_pull_config: { datetime_type_field_name: "LastModifiedDate" },
        source_connector_properties: {
          salesforce: {
            object: "Account",
            include_deleted_records: false,
            enable_dynamic_field_update: true,
            data_transfer_api: "AUTOMATIC",
          },
        },
      },
      destination_flow_config: [
        {
          connector_type: "S3",
          destination_connector_properties: {
            s3: {
              bucket_name: "${data.terraform_remote_state.unity-catalog.outputs.zone_bucket_names.raw}",
              bucket_prefix: "orders/accounts",
              s3_output_format_config: {
                file_type: "PARQUET",
                preserve_source_data_typing: true,
                aggregation_config: { aggregation_type: "None" },
                prefix_config: { prefix_type: "PATH", prefix_format: "DAY" },
              },
            },
          },
        },
      ],
      task: [
        {
          task_type: "Map_all",
          connector_operator: [{ salesforce: "NO_OP" }],
          task_properties: { EXCLUDE_SOURCE_FIELDS_LIST: "[]" },
        },
      ],
      trigger_config: {
        trigger_type: "Scheduled",
        trigger_properties: {
          scheduled: {
            schedule_expression: "rate(1hours)",
            timezone: "Europe/Berlin",
            data_pull_mode: "Incremental",
          },
        },
      },
    });
  });

  it("maps the fields that are listed, and leaves records out that break a rule", () => {
    const flow = resource(emitted("dev-data-services"), "aws_appflow_flow.data-service-incidents_flow");
    expect(flow).toMatchObject({
      source_flow_config: {
        connector_type: "Servicenow",
        connector_profile_name: "servicenow-prod",
        source_connector_properties: { service_now: { object: "incident" } },
      },
      trigger_config: { trigger_type: "OnDemand" },
    });
    expect(flow.task).toEqual([
      {
        task_type: "Filter",
        source_fields: ["sys_id", "short_description"],
        connector_operator: [{ service_now: "PROJECTION" }],
      },
      ...[
        ["sys_id", "id"],
        ["short_description", "title"],
      ].map(([source, target]) => ({
        task_type: "Map",
        source_fields: [source],
        destination_field: target,
        connector_operator: [{ service_now: "NO_OP" }],
      })),
      {
        task_type: "Validate",
        source_fields: ["sys_id"],
        connector_operator: [{ service_now: "VALIDATE_NON_NULL" }],
        task_properties: { VALIDATION_ACTION: "DropRecord" },
      },
    ]);
    expect(flow.destination_flow_config).toMatchObject([
      {
        destination_connector_properties: {
          s3: {
            s3_output_format_config: {
              file_type: "JSON",
              aggregation_config: { aggregation_type: "None", target_file_size: 128 },
              prefix_config: { prefix_type: "PATH", prefix_format: "HOUR", prefix_hierarchy: ["EXECUTION_ID"] },
            },
          },
        },
      },
    ]);
  });

  it.each<[from: ReturnType<typeof incidentsFlow>["from"], type: string, properties: object]>([
    [
      { connector: "sap", objectPath: "/a/b", pageRecords: 500, parallelPages: 2 },
      "SAPOData",
      {
        sapoData: {
          objectPath: "/a/b",
          paginationConfig: { maxPageSize: 500 },
          parallelismConfig: { maxPageSize: 2 },
        },
      },
    ],
    [
      { connector: "veeva", object: "documents", documentType: "site__v", renditions: true },
      "Veeva",
      {
        veeva: {
          object: "documents",
          documentType: "site__v",
          includeAllVersions: false,
          includeRenditions: true,
          includeSourceFiles: false,
        },
      },
    ],
    [{ connector: "veeva", object: "account__v" }, "Veeva", { veeva: { object: "account__v" } }],
    [
      { connector: "custom", entity: "contacts", apiVersion: "v3", properties: { region: "eu" } },
      "CustomConnector",
      { customConnector: { entityName: "contacts", customProperties: { region: "eu" } } },
    ],
    [
      { connector: "application", application: "trend-micro", object: "o" },
      "Trendmicro",
      { trendmicro: { object: "o" } },
    ],
    [
      { connector: "application", application: "infor-nexus", object: "o" },
      "Infornexus",
      { inforNexus: { object: "o" } },
    ],
  ])("asks the application in its own way: %j", (from, type, properties) => {
    const { incidents } = devEnvironment((made) => {
      withFlows(made);
      made.dataServices = { ...made.dataServices, incidents: incidentsFlow({ from }) };
    }).dataServices;
    if (incidents?.kind !== "appflow-flow") throw new Error("no flow");
    expect(sourceOf(incidents, "p")).toMatchObject({
      connectorType: type,
      sourceConnectorProperties: properties,
      ...(from.connector === "custom" && { apiVersion: "v3" }),
    });
  });

  it("is alarms on runs that fail, and on none where some are expected", () => {
    const alarms = Object.entries(emitted("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {})
      .filter(([key]) => /data-service-(acc|inc|lea)/.test(key))
      .map(([key, one]) => [key, one.metric_name, one.evaluation_periods, one.treat_missing_data]);
    expect(alarms).toEqual([
      ["data-service-accounts_failed", "FlowExecutionsFailed", 1, "notBreaching"],
      ["data-service-accounts_no-runs", "FlowExecutionsStarted", 3, "breaching"],
      ["data-service-incidents_failed", "FlowExecutionsFailed", 1, "notBreaching"],
    ]);
  });

  it("lets AppFlow into the zone's bucket and key, and changes neither where no flow is", () => {
    expect(String(resource(emitted("dev-unity-catalog"), "aws_s3_bucket_policy.zone-raw_policy").policy)).toContain(
      "FlowsPutFiles",
    );
    expect(
      String(resource(emitted("dev-unity-catalog"), "aws_s3_bucket_policy.zone-curated_policy").policy),
    ).not.toContain("appflow");
    expect(String(resource(emitted("dev-foundation"), "aws_kms_key.key-data").policy)).toContain("appflow");
    expect(dataKeyStatements([{ isMade: false }], PLACE)).toEqual([]);
    expect(bucketStatements([], "raw", PLACE)).toEqual([]);
  });
});

describe("policies of a flow of AppFlow", () => {
  const by = { service: "appflow.amazonaws.com" };
  const here = { "aws:SourceAccount": PLACE.accountId };
  const elsewhere = { "aws:SourceAccount": "999999999999" };

  it.each<["allow" | "deny", string, string, Record<string, string>]>([
    ["allow", "s3:PutObject", `${BUCKET}/orders/accounts/acme-dev-accounts/2027/x`, here],
    ["allow", "s3:PutObjectAcl", `${BUCKET}/orders/incidents/x`, here],
    ["allow", "s3:GetBucketAcl", BUCKET, here],
    ["deny", "s3:PutObject", `${BUCKET}/orders/accounts/x`, elsewhere],
    ["deny", "s3:PutObject", `${BUCKET}/orders/accounts/x`, {}],
    ["deny", "s3:PutObject", `${BUCKET}/orders/leads/x`, here],
    ["deny", "s3:PutObject", `${BUCKET}/orders/x`, here],
    ["deny", "s3:GetObject", `${BUCKET}/orders/accounts/x`, here],
    ["deny", "s3:DeleteObject", `${BUCKET}/orders/accounts/x`, here],
  ])("%s it on the bucket: %s on %s %j", (decision, action, on, context) => {
    const statements = bucketStatements(flows, "raw", PLACE);
    expect(simulate(statements, PLACE.accountId, { by, action, resource: on, context })).toBe(decision);
    expect(
      simulate(statements, PLACE.accountId, { by: { service: "lambda.amazonaws.com" }, action, resource: on, context }),
    ).toBe("deny");
  });

  it.each<["allow" | "deny", string, Record<string, string>]>([
    ["allow", "kms:GenerateDataKey", here],
    ["allow", "kms:Decrypt", here],
    ["deny", "kms:GenerateDataKey", elsewhere],
    ["deny", "kms:CreateGrant", here],
  ])("%s it on the key: %s %j", (decision, action, context) => {
    expect(simulate(dataKeyStatements(flows, PLACE), PLACE.accountId, { by, action, resource: "*", context })).toBe(
      decision,
    );
  });

  it("hand the client of a connected app to AppFlow alone", () => {
    const secure = { "aws:SecureTransport": "true" };
    const service = { ...here, ...secure, "aws:PrincipalIsAWSService": "true" };
    const person = { ...secure, "aws:PrincipalIsAWSService": "false" };
    const decide = (who: object, context: Record<string, string>) =>
      simulate(clientSecretPolicy(PLACE), PLACE.accountId, {
        by: who as typeof by,
        action: "secretsmanager:GetSecretValue",
        resource: "*",
        context,
      });
    expect(decide(by, service)).toBe("allow");
    expect(decide(by, { ...service, ...elsewhere })).toBe("deny");
    expect(decide(by, { ...service, "aws:SecureTransport": "false" })).toBe("deny");
    expect(decide({ arn: "arn:aws:iam::111111111111:role/admin" }, person)).toBe("deny");
  });
});

describe("flows of AppFlow in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed of both sorts, have nothing to change afterwards, and go without a trace", async () => {
    const platform = platformOf(accountInput(), input());
    await expectComesAndGoes(site, platform, ["dev-data-services", "dev-operations"]);
  });
});
