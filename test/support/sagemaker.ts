import type { EnvironmentInput } from "../../config/schema/environment";

type Services = NonNullable<EnvironmentInput["dataServices"]>;
export type GroupInput = Extract<Services[string], { kind: "sagemaker-model-group" }>;
export type EndpointInput = Extract<Services[string], { kind: "sagemaker-endpoint" }>;
type Created = Extract<EndpointInput, { mode: "create" }>;
type Hosting = Created["hosting"];
type OnInstances = Extract<Hosting, { mode: "instances" }>;
type Serverless = Extract<Hosting, { mode: "serverless" }>;
type Variant = OnInstances["variants"][string];

/** AWS's program that compares; its account is not the real one. */
export const ANALYZER = "222222222222.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer";
/** An image of AWS. */
export const XGBOOST = "333333333333.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1";

/** Versions of a model, with everything that an entry can have. */
export const modelGroup = (change: Partial<GroupInput> = {}): GroupInput => ({
  kind: "sagemaker-model-group",
  description: "Forecasts of demand",
  images: {
    untaggedDays: 7,
    pushers: ["arn:aws:iam::111111111111:role/images"],
    pullers: ["999999999999", "arn:aws:iam::888888888888:role/audit"],
  },
  artifacts: { zone: "models", folder: "demand" },
  deployer: { workspace: "main", servicePrincipal: "ingestion", endpoints: { instanceTypes: ["ml.m5.large"] } },
  ...change,
});

/** A model of that group. */
export const demand = (change: Partial<Variant["model"]> = {}): Variant["model"] => ({
  image: { from: "group", group: "demand", tag: "1.4.2" },
  artifact: { zone: "models", path: "demand/3/model.tar.gz" },
  ...change,
});

export const variant = (change: Partial<Variant> = {}): Variant => ({
  model: demand(),
  instanceType: "ml.m5.large",
  ...change,
});

/** Instances with one variant. */
export const instances = (change: Partial<OnInstances> = {}): OnInstances => ({
  mode: "instances",
  variants: { champion: variant() },
  acknowledgeHourlyCost: true,
  ...change,
});

/** No instances. */
export const serverless = (change: Partial<Serverless> = {}): Serverless => ({
  mode: "serverless",
  model: demand({ environment: { WORKERS: "2" } }),
  ...change,
});

export const monitoring = (
  change: Partial<NonNullable<OnInstances["monitoring"]>> = {},
): NonNullable<OnInstances["monitoring"]> => ({
  image: ANALYZER,
  baseline: { zone: "models", folder: "baselines/demand" },
  ...change,
});

/** An endpoint that is made here. */
export const endpoint = (hosting: Hosting = instances(), change: Partial<Created> = {}): EndpointInput => ({
  kind: "sagemaker-endpoint",
  mode: "create",
  hosting,
  ...change,
});

/** One that is there already. */
export const existingEndpoint = (): EndpointInput => ({
  kind: "sagemaker-endpoint",
  mode: "existing",
  endpointName: "Fraud-v2",
  callers: { workspace: "main", servicePrincipals: ["ingestion"] },
});

/** Instances with everything that they can have. */
export const everything = (): OnInstances =>
  instances({
    variants: {
      champion: variant({
        instances: 2,
        weight: 9,
        scaling: { most: 6, requestsPerMinute: 600, growSeconds: 60 },
        diskGb: 50,
      }),
      challenger: variant({ model: { image: { from: "registry", uri: XGBOOST } } }),
    },
    vpc: {},
    capture: { folder: "asked", percent: 50 },
    monitoring: monitoring({ hour: 3 }),
  });

/** A zone whose files stay, for models. */
export function withModelsZone(input: EnvironmentInput): void {
  input.zones = { ...input.zones, models: { kind: "raw", comment: "Models for SageMaker" } };
}

/** A group, and endpoints of every sort. */
export function withSageMaker(input: EnvironmentInput): void {
  withModelsZone(input);
  input.dataServices = {
    ...input.dataServices,
    demand: modelGroup(),
    forecast: endpoint(everything(), {
      owner: "data-engineers",
      callers: { workspace: "main", servicePrincipals: ["ingestion"] },
      alarms: { mostErrors: 5, averageMilliseconds: 200 },
    }),
    seldom: endpoint(serverless({ provisioned: { concurrent: 1, acknowledgeHourlyCost: true } })),
    fraud: existingEndpoint(),
  };
}
