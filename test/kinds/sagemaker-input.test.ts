import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import {
  ANALYZER,
  demand,
  endpoint,
  everything,
  existingEndpoint,
  instances,
  modelGroup,
  monitoring,
  serverless,
  variant,
  XGBOOST,
} from "../support/sagemaker";

const ZONE = { "zones.models": { kind: "raw", comment: "Models for SageMaker" } };
const problems = (entry: object, changes: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { ...ZONE, "dataServices.demand": modelGroup(), "dataServices.it": entry, ...changes } });
const one = (change: Parameters<typeof variant>[0]) => endpoint(instances({ variants: { one: variant(change) } }));
const hosted = (change: object) => endpoint({ ...instances(), ...change } as never);
const digest = (letter: string) => letter.repeat(64);

describe("a group of models in the configuration", () => {
  it.each<[string, object]>([
    ["with everything", modelGroup()],
    ["with what it has to say alone", { kind: "sagemaker-model-group", artifacts: { zone: "models" } }],
    ["without endpoints of jobs", modelGroup({ deployer: { workspace: "main", servicePrincipal: "ingestion" } })],
  ])("is taken: %s", (_, it) => {
    const other = { ...it, artifacts: { zone: "models", folder: "other" } };
    expect(problems(other)).not.toMatch(/dataServices\.it[.:]/);
  });

  it.each<[string, object, string]>([
    ["untagged images that stay", modelGroup({ images: { untaggedDays: 0 } }), "dataServices.it.images.untaggedDays"],
    ["who is no role", modelGroup({ images: { pushers: ["111111111111"] } }), "dataServices.it.images.pushers.0"],
    ["an account of zeros", modelGroup({ images: { pullers: ["000000000000"] } }), "dataServices.it.images.pullers.0"],
    ["a zone that there is not", modelGroup({ artifacts: { zone: "attic" } }), "dataServices.it.artifacts.zone"],
    ["a managed zone", modelGroup({ artifacts: { zone: "curated" } }), "dataServices.it.artifacts.zone"],
    [
      "a zone whose files go",
      modelGroup({ artifacts: {} }),
      "dataServices.it.artifacts.zone: is the zone raw, whose files cannot be read after 90 days",
    ],
    ["a folder with a slash before it", modelGroup({ artifacts: { zone: "models", folder: "/a" } }), "is not a folder"],
    [
      "the one that Terraform runs as",
      modelGroup({ deployer: { workspace: "main", servicePrincipal: "terraform" } }),
      "dataServices.it.deployer.servicePrincipal",
    ],
    [
      "a workspace that there is not",
      modelGroup({ deployer: { workspace: "attic", servicePrincipal: "ingestion" } }),
      "dataServices.it.deployer.workspace",
    ],
    [
      "no type of instances",
      modelGroup({ deployer: { workspace: "main", servicePrincipal: "ingestion", endpoints: { instanceTypes: [] } } }),
      "dataServices.it.deployer.endpoints.instanceTypes",
    ],
    [
      "a type of EC2",
      modelGroup({
        deployer: { workspace: "main", servicePrincipal: "ingestion", endpoints: { instanceTypes: ["m5.large"] } },
      }),
      "is not an instance type of SageMaker",
    ],
    ["an empty description", modelGroup({ description: "" }), "dataServices.it.description"],
  ])("is refused: %s", (_, it, message) => {
    expect(problems(it)).toContain(message);
  });

  it("does not take the folder of another one", () => {
    expect(problems(modelGroup())).toContain("demand");
  });

  it("lets no job change an endpoint that is made here", () => {
    const text = problems(modelGroup(), { "dataServices.demand-live": endpoint() });
    expect(text).toContain(
      "dataServices.demand.deployer.endpoints: lets jobs change all endpoints whose names begin with demand-, and the endpoint demand-live is made here",
    );
  });
});

describe("an endpoint in the configuration", () => {
  it.each<[string, object]>([
    ["on instances, with everything", endpoint(everything())],
    ["on instances, with what it has to say alone", endpoint()],
    ["without instances", endpoint(serverless())],
    [
      "of an image with a digest",
      one({ model: { image: { from: "registry", uri: `${XGBOOST.replace(/:.*/, "")}@sha256:${digest("a")}` } } }),
    ],
    ["one that is there already", existingEndpoint()],
    ["that calls a stream", hosted({ isolated: false, vpc: {} })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).not.toMatch(/^(?!warning).*dataServices\.it[.:]/m);
  });

  it.each<[string, object, string]>([
    ["an owner that there is not", endpoint(instances(), { owner: "nobody" }), "dataServices.it.owner"],
    ["without a word on its cost", hosted({ acknowledgeHourlyCost: undefined }), "hosting.acknowledgeHourlyCost"],
    [
      "a cost that is not accepted",
      hosted({ acknowledgeHourlyCost: false }),
      "write true: instances are billed by the hour, whether anybody asks or not",
    ],
    ["no variant", hosted({ variants: {} }), "hosting.variants: has no variant"],
    [
      "eleven variants",
      hosted({ variants: Object.fromEntries([..."abcdefghijk"].map((name) => [name, variant()])) }),
      "has more than 10 variants",
    ],
    ["a variant with a capital", hosted({ variants: { One: variant() } }), "is not the name of a variant"],
    ["a type of EC2", one({ instanceType: "m5.large" }), "is not an instance type of SageMaker"],
    ["no instance", one({ instances: 0 }), "hosting.variants.one.instances"],
    ["no weight at all", one({ weight: 0 }), "dataServices.it.hosting.variants: have no weight, so none gets requests"],
    [
      "scaling to as many",
      one({ instances: 2, scaling: { most: 2, requestsPerMinute: 10 } }),
      "hosting.variants.one.scaling.most: 2 is not more than instances, 2",
    ],
    [
      "a disk beside those that there are",
      one({ instanceType: "ml.g5.xlarge", diskGb: 100 }),
      "hosting.variants.one.diskGb: ml.g5.xlarge has disks of its own",
    ],
    ["the tag latest", one({ model: demand({ image: { from: "group", group: "demand", tag: "latest" } }) }), "latest"],
    [
      "a group that there is not",
      one({ model: demand({ image: { from: "group", group: "attic", tag: "1" } }) }),
      "hosting.variants.one.model.image.group",
    ],
    [
      "a group of another kind",
      one({ model: demand({ image: { from: "group", group: "it", tag: "1" } }) }),
      "hosting.variants.one.model.image.group",
    ],
    [
      "an image of Docker Hub",
      one({ model: { image: { from: "registry", uri: "docker.io/library/nginx:1" } } }),
      "is not an image in Amazon ECR",
    ],
    [
      "an image of another region",
      one({ model: { image: { from: "registry", uri: XGBOOST.replace("eu-west-1", "us-east-1") } } }),
      "hosting.variants.one.model.image.uri: is in us-east-1, and the endpoint in eu-west-1",
    ],
    [
      "an archive of Zip",
      one({ model: demand({ artifact: { zone: "models", path: "a.zip" } }) }),
      "is not the archive",
    ],
    [
      "an archive outside the zone",
      one({ model: demand({ artifact: { zone: "models", path: "../a.tar.gz" } }) }),
      "is not the archive",
    ],
    [
      "an archive that goes",
      one({ model: demand({ artifact: { path: "a.tar.gz" } }) }),
      "hosting.variants.one.model.artifact.zone: is the zone raw, whose files cannot be read after 90 days",
    ],
    ["a variable in small letters", one({ model: demand({ environment: { workers: "2" } }) }), "environment variable"],
    [
      "too many variables",
      one({ model: demand({ environment: Object.fromEntries([...Array(17)].map((_, n) => [`N${n}`, "1"])) }) }),
      "has more than 16 variables",
    ],
    [
      "calls of who is isolated",
      hosted({ vpc: { dataServices: ["demand"] } }),
      "hosting.vpc.dataServices: are called by nobody: the containers are isolated",
    ],
    [
      "subnets of a VPC that is made here",
      hosted({ vpc: { subnetIds: ["subnet-00000000000000001"] } }),
      "vpc.subnetIds",
    ],
    [
      "a zone that the VPC has not",
      hosted({ vpc: { availabilityZoneIds: ["euw1-az9"] } }),
      "vpc.availabilityZoneIds.0",
    ],
    ["no percent", hosted({ capture: { percent: 0 } }), "hosting.capture.percent"],
    ["nothing that is kept", hosted({ capture: { keeps: [] } }), "hosting.capture.keeps"],
    [
      "monitoring of nothing",
      hosted({ monitoring: monitoring() }),
      "hosting.monitoring: compares what is captured, and nothing is",
    ],
    [
      "monitoring of answers",
      hosted({ capture: { folder: "asked", keeps: ["output"] }, monitoring: monitoring() }),
      "hosting.capture.keeps: is without input",
    ],
    [
      "another program that compares",
      hosted({ capture: { folder: "asked" }, monitoring: monitoring({ image: XGBOOST }) }),
      "hosting.monitoring.image: is not AWS's program that compares",
    ],
    [
      "a program of another region",
      hosted({
        capture: { folder: "asked" },
        monitoring: monitoring({ image: ANALYZER.replace("eu-west-1", "us-east-1") }),
      }),
      "hosting.monitoring.image: is in us-east-1",
    ],
    [
      "an hour of every hour",
      hosted({ capture: { folder: "asked" }, monitoring: monitoring({ every: "hour", hour: 3 }) }),
      "hosting.monitoring.hour: is of no use every hour",
    ],
    [
      "a baseline that goes",
      hosted({ capture: { folder: "asked" }, monitoring: monitoring({ baseline: { folder: "b" } }) }),
      "hosting.monitoring.baseline.zone: is the zone raw",
    ],
    ["memory that there is not", endpoint(serverless({ memoryMb: 8192 as never })), "hosting.memoryMb"],
    ["capture without instances", endpoint({ ...serverless(), capture: {} } as never), "capture"],
    [
      "more room than is ever asked for",
      endpoint(serverless({ mostConcurrent: 2, provisioned: { concurrent: 3, acknowledgeHourlyCost: true } })),
      "hosting.provisioned.concurrent: 3 is more than mostConcurrent, 2",
    ],
    [
      "room whose cost is not accepted",
      endpoint(serverless({ provisioned: { concurrent: 1 } as never })),
      "hosting.provisioned.acknowledgeHourlyCost",
    ],
    [
      "an average of no time",
      endpoint(instances(), { alarms: { averageMilliseconds: 0 } }),
      "alarms.averageMilliseconds",
    ],
    [
      "Terraform as one who asks",
      endpoint(instances(), { callers: { workspace: "main", servicePrincipals: ["terraform"] } }),
      "callers.servicePrincipals.0",
    ],
    ["nobody who asks one that is there", { ...existingEndpoint(), callers: undefined }, "dataServices.it.callers"],
    ["a name with a dot", { ...existingEndpoint(), endpointName: "fraud.v2" }, "is not the name of an endpoint"],
    ["hosting of one that is there", { ...existingEndpoint(), hosting: instances() }, "hosting"],
  ])("is refused: %s", (_, it, message) => {
    expect(problems(it)).toContain(message);
  });

  it("is not there twice", () => {
    expect(problems(existingEndpoint(), { "dataServices.other": existingEndpoint() })).toContain(
      "the endpoint Fraud-v2",
    );
  });
});
