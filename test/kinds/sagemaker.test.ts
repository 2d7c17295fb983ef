import { afterAll, describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import type { Statement } from "../../modules/iam/policy-document";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import {
  endpoint,
  everything,
  instances,
  modelGroup,
  variant,
  withModelsZone,
  withSageMaker,
} from "../support/sagemaker";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input = devInput();
withSageMaker(input);
const platform = platformOf(accountInput(), input);
const stacks = synthPlatform(platform);
const jsonOf = (all: typeof stacks, name: string) => {
  const stack = all.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const json = (name: string) => jsonOf(stacks, name);
const services = json("dev-data-services");
const own = (layer: string) =>
  addresses(json(layer)).filter((address) => /data-service-(demand|forecast|seldom|fraud)/.test(address));

/** Data services of another configuration with one endpoint `forecast` beside the group. */
function otherServices(hosting: Parameters<typeof endpoint>[0]) {
  const other = devInput();
  withModelsZone(other);
  other.dataServices = { demand: modelGroup(), forecast: endpoint(hosting) };
  return jsonOf(synthPlatform(platformOf(accountInput(), other)), "dev-data-services");
}

describe("models and endpoints of SageMaker", () => {
  it("are made where they belong", () => {
    expect(own("dev-data-services")).toEqual([
      "aws_appautoscaling_policy.data-service-forecast_scaling-champion_policy",
      "aws_appautoscaling_target.data-service-forecast_scaling-champion_target",
      "aws_cloudwatch_log_group.data-service-forecast_log",
      "aws_cloudwatch_log_group.data-service-seldom_log",
      "aws_ecr_lifecycle_policy.data-service-demand_lifecycle",
      "aws_ecr_repository.data-service-demand_repository",
      "aws_ecr_repository_policy.data-service-demand_policy",
      "aws_iam_role.data-service-demand_role",
      "aws_iam_role.data-service-forecast_role",
      "aws_iam_role.data-service-seldom_role",
      "aws_iam_role_policy.data-service-demand_role-policy",
      "aws_iam_role_policy.data-service-forecast_policy",
      "aws_iam_role_policy.data-service-seldom_policy",
      "aws_sagemaker_data_quality_job_definition.data-service-forecast_monitoring_definition",
      "aws_sagemaker_endpoint.data-service-forecast",
      "aws_sagemaker_endpoint.data-service-seldom",
      "aws_sagemaker_endpoint_configuration.data-service-forecast_configuration",
      "aws_sagemaker_endpoint_configuration.data-service-seldom_configuration",
      "aws_sagemaker_model.data-service-forecast_model-challenger",
      "aws_sagemaker_model.data-service-forecast_model-champion",
      "aws_sagemaker_model.data-service-seldom_model-all",
      "aws_sagemaker_model_package_group.data-service-demand",
      "aws_sagemaker_monitoring_schedule.data-service-forecast_monitoring_schedule",
    ]);
    expect(own("dev-operations")).toEqual([
      "aws_cloudwatch_event_rule.data-service-forecast_monitored_rule",
      "aws_cloudwatch_event_target.data-service-forecast_monitored_target",
      "aws_cloudwatch_metric_alarm.data-service-forecast_challenger-errors",
      "aws_cloudwatch_metric_alarm.data-service-forecast_challenger-late",
      "aws_cloudwatch_metric_alarm.data-service-forecast_champion-errors",
      "aws_cloudwatch_metric_alarm.data-service-forecast_champion-late",
      "aws_cloudwatch_metric_alarm.data-service-seldom_all-errors",
      "aws_cloudwatch_metric_alarm.data-service-seldom_all-late",
    ]);
    expect(own("dev-network")).toEqual([
      "aws_security_group.data-service-forecast",
      "aws_vpc_security_group_egress_rule.data-service-forecast_calls_s3",
    ]);
    // One that is there already is asked by a credential, and nothing else of it is made.
    expect(own("dev-unity-catalog").filter((address) => /^databricks_credential/.test(address))).toEqual([
      "databricks_credential.data-service-demand_credential",
      "databricks_credential.data-service-forecast_credential",
      "databricks_credential.data-service-fraud_credential",
    ]);
  });

  it("name who answers for them, on all that they are made of", () => {
    const tagsOf = (address: string) => resource(services, address).tags as Record<string, string>;
    for (const type of ["aws_sagemaker_endpoint", "aws_sagemaker_model", "aws_iam_role", "aws_cloudwatch_log_group"]) {
      const ids = Object.keys(services.resource?.[type] ?? {}).filter((id) => id.startsWith("data-service-forecast"));
      expect(ids).not.toEqual([]);
      for (const id of ids.filter((one) => !one.includes("credential"))) {
        expect(tagsOf(`${type}.${id}`).Owner, id).toBe("data-engineers");
      }
    }
    expect(tagsOf("aws_sagemaker_endpoint.data-service-seldom").Owner).not.toBe("data-engineers");
  });

  it("keep images whose tags stay, encrypted and scanned", () => {
    expect(resource(services, "aws_ecr_repository.data-service-demand_repository")).toMatchObject({
      name: "acme-dev-demand",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "KMS" }],
    });
    const { policy } = resource(services, "aws_ecr_lifecycle_policy.data-service-demand_lifecycle");
    expect(JSON.parse(String(policy))).toMatchObject({
      rules: [{ selection: { tagStatus: "untagged", countNumber: 7 }, action: { type: "expire" } }],
    });
  });

  it("take an image by the digest that its tag has, once the repository is there", () => {
    expect(services.data?.aws_ecr_image).toMatchObject({
      "data-service-forecast_model-champion_image": {
        registry_id: "${aws_ecr_repository.data-service-demand_repository.registry_id}",
        repository_name: "${aws_ecr_repository.data-service-demand_repository.name}",
        image_tag: "1.4.2",
      },
    });
    const model = resource(services, "aws_sagemaker_model.data-service-forecast_model-champion");
    expect(model).toMatchObject({
      enable_network_isolation: true,
      primary_container: {
        image:
          "${aws_ecr_repository.data-service-demand_repository.repository_url}@${data.aws_ecr_image.data-service-forecast_model-champion_image.image_digest}",
        model_data_url: "s3://acme-dev-models-111111111111/demand/3/model.tar.gz",
      },
      vpc_config: {
        security_group_ids: [expect.stringContaining("data_service_security_group_ids.forecast")],
        subnets: [expect.stringContaining("euw1-az1"), expect.stringContaining("euw1-az2")],
      },
      lifecycle: { create_before_destroy: true },
    });
    expect(model.name).toContain("image_digest");
    expect(model.name).toContain("data_service_security_group_ids.forecast");
  });

  it("run on what is configured, encrypted, with their requests in the zone", () => {
    expect(
      resource(services, "aws_sagemaker_endpoint_configuration.data-service-forecast_configuration"),
    ).toMatchObject({
      kms_key_arn: expect.stringContaining("kms_key_arns.data"),
      production_variants: [
        {
          variant_name: "champion",
          instance_type: "ml.m5.large",
          initial_instance_count: 2,
          initial_variant_weight: 9,
          volume_size_in_gb: 50,
        },
        { variant_name: "challenger", initial_instance_count: 1, initial_variant_weight: 1 },
      ],
      data_capture_config: {
        enable_capture: true,
        initial_sampling_percentage: 50,
        destination_s3_uri: "s3://acme-dev-raw-111111111111/asked",
        capture_options: [{ capture_mode: "Input" }, { capture_mode: "Output" }],
      },
    });
    const seldom = resource(services, "aws_sagemaker_endpoint_configuration.data-service-seldom_configuration");
    expect(seldom).toMatchObject({
      production_variants: [
        {
          variant_name: "all",
          serverless_config: { max_concurrency: 5, memory_size_in_mb: 2048, provisioned_concurrency: 1 },
        },
      ],
    });
    expect(Object.keys(seldom)).not.toContain("kms_key_arn");
    expect(Object.keys(seldom)).not.toContain("data_capture_config");
  });

  it("get no key where an instance has disks of its own", () => {
    const gpu = otherServices(instances({ variants: { gpu: variant({ instanceType: "ml.g5.xlarge" }) } }));
    const made = resource(gpu, "aws_sagemaker_endpoint_configuration.data-service-forecast_configuration");
    expect(Object.keys(made)).not.toContain("kms_key_arn");
  });

  it("have names that change with what they name, and with nothing else", () => {
    const nameOf = (hosting: Parameters<typeof endpoint>[0], what: string) =>
      String(resource(otherServices(hosting), `aws_sagemaker_${what}`).name);
    const configuration = "endpoint_configuration.data-service-forecast_configuration";
    const model = "model.data-service-forecast_model-champion";
    const more = everything();
    const { champion } = more.variants;
    if (champion === undefined) throw new Error("there is no champion");
    const other = { ...more, variants: { ...more.variants, champion: { ...champion, weight: 1 } } };
    expect(nameOf(everything(), configuration)).toBe(nameOf(everything(), configuration));
    expect(nameOf(other, configuration)).not.toBe(nameOf(everything(), configuration));
    expect(nameOf(other, model)).toBe(nameOf(everything(), model));
    expect(nameOf({ ...more, isolated: false }, model)).not.toBe(nameOf(everything(), model));
  });

  it("grow with their requests", () => {
    expect(resource(services, "aws_appautoscaling_target.data-service-forecast_scaling-champion_target")).toMatchObject(
      {
        service_namespace: "sagemaker",
        scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
        resource_id: "endpoint/${aws_sagemaker_endpoint.data-service-forecast.name}/variant/champion",
        min_capacity: 2,
        max_capacity: 6,
      },
    );
  });

  it("compare what is asked with a baseline, every day, and not while they are paused", () => {
    const schedule = "aws_sagemaker_monitoring_schedule.data-service-forecast_monitoring_schedule";
    expect(resource(services, schedule)).toMatchObject({
      monitoring_schedule_config: {
        monitoring_type: "DataQuality",
        schedule_config: { schedule_expression: "cron(0 3 ? * * *)" },
      },
    });
    const definition = "aws_sagemaker_data_quality_job_definition.data-service-forecast_monitoring_definition";
    expect(resource(services, definition)).toMatchObject({
      data_quality_baseline_config: {
        constraints_resource: { s3_uri: "s3://acme-dev-models-111111111111/baselines/demand/constraints.json" },
        statistics_resource: { s3_uri: "s3://acme-dev-models-111111111111/baselines/demand/statistics.json" },
      },
      network_config: { enable_network_isolation: true },
    });
    const hosting = everything();
    if (hosting.monitoring === undefined) throw new Error("nothing is compared");
    const paused = otherServices({ ...hosting, monitoring: { ...hosting.monitoring, paused: true } });
    expect(addresses(paused)).toContain(definition);
    expect(addresses(paused)).not.toContain(schedule);
    const hourly = otherServices({ ...hosting, monitoring: { ...hosting.monitoring, every: "hour", hour: 0 } });
    expect(resource(hourly, schedule)).toMatchObject({
      monitoring_schedule_config: { schedule_config: { schedule_expression: "cron(0 * ? * * *)" } },
    });
  });

  it("tell of errors, of late answers, and of what was found", () => {
    const operations = json("dev-operations");
    expect(resource(operations, "aws_cloudwatch_metric_alarm.data-service-forecast_champion-errors")).toMatchObject({
      metric_name: "Invocation5XXErrors",
      dimensions: { EndpointName: "acme-dev-forecast", VariantName: "champion" },
      threshold: 5,
    });
    expect(resource(operations, "aws_cloudwatch_metric_alarm.data-service-forecast_champion-late")).toMatchObject({
      metric_name: "ModelLatency",
      statistic: "Average",
      threshold: 200_000,
    });
    const { event_pattern } = resource(operations, "aws_cloudwatch_event_rule.data-service-forecast_monitored_rule");
    expect(JSON.parse(String(event_pattern))).toMatchObject({
      detail: { RoleArn: ["arn:aws:iam::111111111111:role/acme-dev-svc-forecast"] },
    });
  });
});

const KEY = "arn:aws:kms:eu-west-1:111111111111:key/data";
const statementsOf = (stack: string, address: string): Statement[] => {
  const { policy } = resource(json(stack), address) as { policy: string };
  const text = policy.replaceAll(/\$\{data\.terraform_remote_state\.foundation[^}]*\}/g, KEY);
  return (JSON.parse(text) as { Statement: Statement[] }).Statement;
};
const sagemaker = (resource: string) => `arn:aws:sagemaker:eu-west-1:111111111111:${resource}`;
const repository = (name: string) => `arn:aws:ecr:eu-west-1:111111111111:repository/${name}`;
const via = (service: string) => ({ "kms:ViaService": `${service}.eu-west-1.amazonaws.com` });
const MODELS = "arn:aws:s3:::acme-dev-models-111111111111";
const RAW = "arn:aws:s3:::acme-dev-raw-111111111111";
type Case = [decision: "allow" | "deny", action: string, on: string, context?: Record<string, string>];

const decided =
  (statements: Statement[]) => (decision: string, action: string, on: string, context?: Record<string, string>) => {
    expect(simulateIdentity(statements, { action, resource: on, ...(context && { context }) })).toBe(decision);
  };

describe("the credential of jobs that bring models", () => {
  const statements = statementsOf("dev-unity-catalog", "aws_iam_role_policy.data-service-demand_role-policy");
  const types = (one: string) => ({ "sagemaker:InstanceTypes": one });
  it.each<Case>([
    ["allow", "ecr:PutImage", repository("acme-dev-demand")],
    ["allow", "ecr:GetDownloadUrlForLayer", repository("acme-dev-demand")],
    ["deny", "ecr:PutImage", repository("acme-dev-other")],
    ["deny", "ecr:DeleteRepository", repository("acme-dev-demand")],
    ["deny", "ecr:BatchDeleteImage", repository("acme-dev-demand")],
    ["allow", "s3:PutObject", `${MODELS}/demand/4/model.tar.gz`],
    ["deny", "s3:PutObject", `${MODELS}/baselines/demand/statistics.json`],
    ["deny", "s3:DeleteObject", `${MODELS}/demand/4/model.tar.gz`],
    ["allow", "s3:ListBucket", MODELS, { "s3:prefix": "demand/4" }],
    ["deny", "s3:ListBucket", MODELS],
    ["allow", "kms:GenerateDataKey", KEY, via("s3")],
    ["deny", "kms:GenerateDataKey", KEY],
    ["allow", "sagemaker:CreateModelPackage", sagemaker("model-package/acme-dev-demand/3")],
    ["deny", "sagemaker:CreateModelPackage", sagemaker("model-package/acme-dev-other/3")],
    ["deny", "sagemaker:DeleteModelPackageGroup", sagemaker("model-package-group/acme-dev-demand")],
    ["allow", "sagemaker:CreateModel", sagemaker("model/acme-dev-demand-a"), { "sagemaker:NetworkIsolation": "true" }],
    ["deny", "sagemaker:CreateModel", sagemaker("model/acme-dev-demand-a"), { "sagemaker:NetworkIsolation": "false" }],
    ["deny", "sagemaker:CreateModel", sagemaker("model/acme-dev-demand-a")],
    ["deny", "sagemaker:CreateModel", sagemaker("model/acme-dev-forecast"), { "sagemaker:NetworkIsolation": "true" }],
    ["allow", "sagemaker:CreateEndpointConfig", sagemaker("endpoint-config/acme-dev-demand-a"), types("ml.m5.large")],
    ["deny", "sagemaker:CreateEndpointConfig", sagemaker("endpoint-config/acme-dev-demand-a"), types("ml.p5.48xlarge")],
    ["deny", "sagemaker:CreateEndpointConfig", sagemaker("endpoint-config/acme-dev-demand-a")],
    ["allow", "sagemaker:CreateEndpoint", sagemaker("endpoint/acme-dev-demand-a")],
    ["allow", "sagemaker:DeleteEndpoint", sagemaker("endpoint/acme-dev-demand-a")],
    ["deny", "sagemaker:DeleteEndpoint", sagemaker("endpoint/acme-dev-forecast")],
    [
      "allow",
      "iam:PassRole",
      "arn:aws:iam::111111111111:role/acme-dev-svc-demand",
      { "iam:PassedToService": "sagemaker.amazonaws.com" },
    ],
    [
      "deny",
      "iam:PassRole",
      "arn:aws:iam::111111111111:role/acme-dev-svc-demand",
      { "iam:PassedToService": "lambda.amazonaws.com" },
    ],
    [
      "deny",
      "iam:PassRole",
      "arn:aws:iam::111111111111:role/acme-dev-svc-forecast",
      { "iam:PassedToService": "sagemaker.amazonaws.com" },
    ],
    ["allow", "kms:CreateGrant", KEY, via("sagemaker")],
    ["deny", "kms:CreateGrant", KEY],
  ])("%s %s on %s %j", (...one) => decided(statements)(...one));

  it("makes no endpoints where that is not said", () => {
    const other = devInput();
    withModelsZone(other);
    other.dataServices = { demand: modelGroup({ deployer: { workspace: "main", servicePrincipal: "ingestion" } }) };
    const made = synthPlatform(platformOf(accountInput(), other));
    const catalog = jsonOf(made, "dev-unity-catalog");
    const { policy } = resource(catalog, "aws_iam_role_policy.data-service-demand_role-policy");
    expect(policy).not.toContain("CreateEndpoint");
    expect(policy).not.toContain("iam:PassRole");
    expect(addresses(jsonOf(made, "dev-data-services")).join()).not.toContain("aws_iam_role.data-service-demand");
  });
});

describe("the role of an endpoint", () => {
  const statements = statementsOf("dev-data-services", "aws_iam_role_policy.data-service-forecast_policy");
  const logs = (group: string) => `arn:aws:logs:eu-west-1:111111111111:log-group:${group}:log-stream:a`;
  it.each<Case>([
    ["allow", "ecr:BatchGetImage", repository("acme-dev-demand")],
    ["allow", "ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:333333333333:repository/sagemaker-xgboost"],
    ["deny", "ecr:BatchGetImage", repository("acme-dev-other")],
    ["deny", "ecr:PutImage", repository("acme-dev-demand")],
    ["allow", "s3:GetObject", `${MODELS}/demand/3/model.tar.gz`],
    ["deny", "s3:GetObject", `${MODELS}/demand/4/model.tar.gz`],
    ["allow", "s3:GetObject", `${MODELS}/baselines/demand/statistics.json`],
    ["allow", "s3:PutObject", `${RAW}/asked/acme-dev-forecast/champion/2026/11/28/00/a.jsonl`],
    ["allow", "s3:PutObject", `${RAW}/forecast-reports/a.json`],
    ["deny", "s3:PutObject", `${RAW}/orders/a.json`],
    ["deny", "s3:GetObject", `${RAW}/orders/a.json`],
    ["allow", "kms:GenerateDataKey", KEY, via("s3")],
    ["deny", "kms:CreateGrant", KEY, via("sagemaker")],
    ["allow", "logs:PutLogEvents", logs("/aws/sagemaker/Endpoints/acme-dev-forecast")],
    ["deny", "logs:PutLogEvents", logs("/aws/sagemaker/Endpoints/acme-dev-other")],
    ["allow", "cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "/aws/sagemaker/Endpoints" }],
    ["deny", "cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AWS/SageMaker" }],
    ["allow", "ec2:CreateNetworkInterface", "arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1"],
    ["deny", "ec2:CreateSecurityGroup", "arn:aws:ec2:eu-west-1:111111111111:security-group/sg-1"],
    ["deny", "sagemaker:InvokeEndpoint", sagemaker("endpoint/acme-dev-forecast")],
  ])("%s %s on %s %j", (...one) => decided(statements)(...one));
});

describe("the credential of who asks", () => {
  const statements = statementsOf("dev-unity-catalog", "aws_iam_role_policy.data-service-fraud_role-policy");
  it.each<Case>([
    // SageMaker writes names in ARNs in lower case.
    ["allow", "sagemaker:InvokeEndpoint", sagemaker("endpoint/fraud-v2")],
    ["deny", "sagemaker:InvokeEndpoint", sagemaker("endpoint/acme-dev-forecast")],
    ["deny", "sagemaker:UpdateEndpoint", sagemaker("endpoint/fraud-v2")],
  ])("%s %s on %s", (...one) => decided(statements)(...one));
});

describe("models and endpoints in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());
  const names = ["dev-data-services", "dev-operations"];

  it("are deployed, have nothing to change afterwards, and go without a trace", () =>
    expectComesAndGoes(site, platform, names));

  it("give way to other ones while they answer", async () => {
    const variants = (...of: string[]) => Object.fromEntries(of.map((name) => [name, variant()]));
    const other = (hosting: Parameters<typeof endpoint>[0]) => {
      const changed = devInput();
      withModelsZone(changed);
      changed.dataServices = { demand: modelGroup(), forecast: endpoint(hosting) };
      return platformOf(accountInput(), changed);
    };
    const first = other(instances({ variants: variants("one") }));
    await site.with(first, ["dev-data-services"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
    });
    await site.with(
      other(instances({ variants: variants("one", "two") })),
      ["dev-data-services"],
      async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.destroy())).toEqual([]);
      },
    );
  });
});
