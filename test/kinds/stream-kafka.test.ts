import { describe, expect, it } from "vitest";
import type { StreamModel } from "../../config/kinds/sources/stream";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { readerStatements } from "../../modules/sources/stream/policy";
import { report } from "../config/problems";
import { existing, provisioned, topicsOf, withTopics } from "../support/kafka";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { clicks, eventStream } from "../support/streams";
import { resource } from "../support/synth";

type Loader = NonNullable<Parameters<typeof topicsOf>[0]>;

const problems = (loader: Loader, more: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { "dataServices.broker": provisioned(), "sources.topics": topicsOf(loader), ...more } });

function emit(loader: Loader = {}, change: (input: EnvironmentInput) => void = () => {}) {
  const input: EnvironmentInput = devInput();
  withTopics(input, loader);
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

describe("loaded topics in the configuration", () => {
  it.each<[string, Loader]>([
    ["on a schedule", {}],
    ["on and on", { run: { mode: "continuous", acknowledgeContinuousCost: "Fraud is stopped within seconds" } }],
    ["of spot instances", { compute: { mode: "classic", nodeType: "m6id.large", maxWorkers: 2, spot: true } }],
    ["each record once, by what Kafka says", { deduplicate: { columns: ["_topic", "_offset"], withinMinutes: 5 } }],
  ])("are taken: %s", (_, loader) => {
    expect(problems(loader)).toBe("");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "serverless compute",
      { "sources.topics.compute": { mode: "serverless" } },
      "sources.topics.compute: is serverless, which runs in Databricks' account and does not reach the brokers of broker",
    ],
    [
      "no topics",
      { "sources.topics.reading": { mode: "kafka", topics: [] } },
      "sources.topics.reading.topics: is empty. Fix: use at least 1 entry.",
    ],
    [
      "reading as of a Kinesis stream",
      { "sources.topics.reading": { mode: "polling" } },
      "sources.topics.reading: is for a Kinesis stream, and broker is a Kafka cluster.",
    ],
    [
      "reading of Kafka from a Kinesis stream",
      { "dataServices.events": eventStream(), "sources.topics.stream": "events" },
      "sources.topics.reading.mode: is for a Kafka cluster, and events is a Kinesis stream.",
    ],
    [
      "what is neither",
      {
        "dataServices.partners": {
          kind: "transfer-server",
          endpoint: { access: "internal", clientCidrs: ["172.16.0.0/16"] },
        },
        "sources.topics.stream": "partners",
      },
      'sources.topics.stream: data service partners is of kind "transfer-server". Fix: name a data service of kind "kinesis-stream" or "msk-cluster".',
    ],
    [
      "a workspace that the cluster does not let in",
      {
        "workspaces.lab": { networkSlot: 1, access: { servicePrincipals: { ingestion: "USER" } } },
        governanceWorkspace: "main",
        "dataServices.broker.workspaces": ["lab"],
      },
      "sources.topics.workspace: main does not reach broker, which lets in lab alone. Fix: add it to dataServices.broker.workspaces.",
    ],
    [
      "a cluster without IAM",
      {
        "dataServices.broker.authentication": { iam: false, scramUsers: { shop: true } },
        "dataServices.broker.otherAccounts": [],
      },
      "sources.topics.stream: broker lets nobody sign in by IAM, as the source does.",
    ],
    [
      "fewer workers at most than at least",
      { "sources.topics.compute": { mode: "classic", nodeType: "m6id.large", minWorkers: 5 } },
      "sources.topics.compute.minWorkers: 5 is more than maxWorkers, 4. Fix: use at most 4.",
    ],
    [
      "columns that only a Kinesis stream has",
      { "sources.topics.deduplicate": { columns: ["_shard_id"], withinMinutes: 5 } },
      "sources.topics.deduplicate.columns.0: _shard_id is no column of the table.",
    ],
    [
      "a node type that is none",
      { "sources.topics.compute": { mode: "classic", nodeType: "large" } },
      'sources.topics.compute.nodeType: "large" is not an instance type.',
    ],
    [
      "a topic with a space",
      { "sources.topics.reading.topics.0": "all orders" },
      'sources.topics.reading.topics.0: "all orders" is not the name of a topic.',
    ],
  ])("are refused: %s", (_, changes, message) => {
    expect(problems({}, changes)).toContain(`dev: ${message}`);
  });

  it("need a network for their compute", () => {
    const dev = { network: { mode: "serverless-only" }, "sources.topics": topicsOf({ stream: "shop" }) };
    expect(report({ dev: { ...dev, "dataServices.shop": existing() } })).toContain(
      "sources.topics.compute: needs a pipeline on classic compute, and the network is serverless-only.",
    );
  });
});

describe("the service credential of loaded topics", () => {
  const source = devEnvironment(withTopics).sources.topics as StreamModel;
  const place = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
  const start = "arn:aws:kafka:eu-west-1:111111111111";

  it.each<["allow" | "deny", string, string]>([
    ["allow", "kafka-cluster:Connect", `${start}:cluster/acme-dev-broker/0a1b-2`],
    ["allow", "kafka-cluster:ReadData", `${start}:topic/acme-dev-broker/0a1b-2/orders`],
    ["allow", "kafka-cluster:DescribeTopic", `${start}:topic/acme-dev-broker/0a1b-2/returns`],
    ["allow", "kafka-cluster:AlterGroup", `${start}:group/acme-dev-broker/0a1b-2/acme-dev-topics-0123-driver-0`],
    ["allow", "sts:AssumeRole", "arn:aws:iam::111111111111:role/acme-dev-uc-svc-topics"],
    ["deny", "kafka-cluster:ReadData", `${start}:topic/acme-dev-broker/0a1b-2/salaries`],
    ["deny", "kafka-cluster:ReadData", `${start}:topic/acme-dev-other/0a1b-2/orders`],
    ["deny", "kafka-cluster:WriteData", `${start}:topic/acme-dev-broker/0a1b-2/orders`],
    ["deny", "kafka-cluster:CreateTopic", `${start}:topic/acme-dev-broker/0a1b-2/orders`],
    ["deny", "kafka-cluster:AlterGroup", `${start}:group/acme-dev-broker/0a1b-2/billing`],
    ["deny", "kafka-cluster:AlterCluster", `${start}:cluster/acme-dev-broker/0a1b-2`],
    ["deny", "kms:Decrypt", "arn:aws:kms:eu-west-1:111111111111:key/0a1b"],
  ])("has a role that reads these topics alone: %s %s on %s", (decision, action, on) => {
    expect(
      simulateIdentity(
        readerStatements(source, () => "key", place),
        { action, resource: on },
      ),
    ).toBe(decision);
  });

  it("is of the very cluster that is there already, in its account", () => {
    const there = devEnvironment((input) => withTopics(input, { stream: "shop" })).sources.topics as StreamModel;
    const decide = (cluster: string) =>
      simulateIdentity(
        readerStatements(there, () => "key", place),
        {
          action: "kafka-cluster:Connect",
          resource: cluster,
        },
      );
    expect(decide("arn:aws:kafka:eu-west-1:999999999999:cluster/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f-2")).toBe(
      "allow",
    );
    expect(decide("arn:aws:kafka:eu-west-1:999999999999:cluster/shop/99999999-0000-4000-8000-0a1b2c3d4e5f-2")).toBe(
      "deny",
    );
    expect(decide("arn:aws:kafka:eu-west-1:111111111111:cluster/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f-2")).toBe(
      "deny",
    );
  });
});

describe("the pipeline of loaded topics", () => {
  it("runs on instances of the workspace's network, with a policy for them alone", () => {
    const json = emit({ compute: { mode: "classic", nodeType: "m6id.large", maxWorkers: 3 } })("dev-ingestion-main");
    expect(addresses(json).filter((address) => address.includes("source-topics"))).toEqual([
      "databricks_cluster_policy.source-topics_load_compute_policy",
      "databricks_job.source-topics_schedule_job",
      "databricks_permissions.source-topics_load_compute_permissions",
      "databricks_permissions.source-topics_load_permissions",
      "databricks_pipeline.source-topics_load_pipeline",
    ]);
    const pipeline = resource(json, "databricks_pipeline.source-topics_load_pipeline");
    expect(pipeline).toMatchObject({
      serverless: false,
      edition: "ADVANCED",
      cluster: [
        {
          label: "default",
          policy_id: "${databricks_cluster_policy.source-topics_load_compute_policy.id}",
          apply_policy_default_values: true,
          node_type_id: "m6id.large",
          driver_node_type_id: "m6id.large",
          autoscale: { min_workers: 1, max_workers: 3, mode: "ENHANCED" },
        },
      ],
      configuration: {
        "lakehouse.source.reader": "kafka",
        "lakehouse.source.brokers": "${data.terraform_remote_state.data-services.outputs.kafka_brokers.broker}",
        "lakehouse.source.credential":
          "${data.terraform_remote_state.unity-catalog.outputs.service_credential_names.topics}",
      },
      depends_on: expect.arrayContaining(["databricks_permissions.source-topics_load_compute_permissions"]),
    });
    expect(pipeline.configuration).not.toHaveProperty("lakehouse.source.stream");
    const policy = resource(json, "databricks_cluster_policy.source-topics_load_compute_policy");
    expect(JSON.parse(String(policy.definition))).toMatchObject({
      cluster_type: { type: "fixed", value: "dlt" },
      node_type_id: { type: "fixed", value: "m6id.large" },
      "autoscale.max_workers": { type: "range", maxValue: 3 },
      "aws_attributes.availability": { type: "fixed", value: "ON_DEMAND" },
      "aws_attributes.instance_profile_arn": { type: "forbidden" },
      "custom_tags.Source": { type: "fixed", value: "topics" },
    });
    expect(resource(json, "databricks_permissions.source-topics_load_compute_permissions").access_control).toEqual([
      {
        service_principal_name:
          "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}",
        permission_level: "CAN_USE",
      },
    ]);
  });

  it("has workers as spot instances where asked", () => {
    const compute = { mode: "classic", nodeType: "m6id.large", spot: true } as const;
    const json = emit({ compute })("dev-ingestion-main");
    const policy = resource(json, "databricks_cluster_policy.source-topics_load_compute_policy");
    expect(JSON.parse(String(policy.definition))["aws_attributes.availability"].value).toBe("SPOT_WITH_FALLBACK");
  });

  it("may run a Kinesis stream on instances too, over the VPC's endpoint", () => {
    const json = emit({}, (input) => {
      const compute = { mode: "classic", nodeType: "m6id.large" } as const;
      input.dataServices = { ...input.dataServices, events: eventStream() };
      input.sources = { ...input.sources, clicks: clicks({ compute }) };
    })("dev-ingestion-main");
    expect(resource(json, "databricks_pipeline.source-clicks_load_pipeline")).toMatchObject({
      serverless: false,
      configuration: { "lakehouse.source.reader": "kinesis" },
    });
  });
});
