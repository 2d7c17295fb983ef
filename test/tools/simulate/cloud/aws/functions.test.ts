import { describe, expect, it } from "vitest";
import { airflowBucket } from "../../../../../tools/simulate/cloud/rules/aws/airflow-bucket";
import { functionRole } from "../../../../../tools/simulate/cloud/rules/aws/function-role";
import { queueVisibility } from "../../../../../tools/simulate/cloud/rules/aws/queue-visibility";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { decides } from "../support/decides";
import { policy } from "../support/policy";
import { ACCOUNT, REGION, World } from "../support/world";

const AIRFLOW = "aws_mwaa_environment";
const FUNCTION = "aws_lambda_function";
const MAPPING = "aws_lambda_event_source_mapping";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/starts`;
const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:starts`;

/** A world with a role that may do some things. */
function withRole(...actions: string[]): World {
  const world = new World();
  world.has("aws_iam_role", { name: "starts", arn: ROLE });
  world.has("aws_iam_role_policy", {
    role: "starts",
    policy: policy({ Effect: "Allow", Action: actions, Resource: "*" }),
  });
  return world;
}

describe("function-role", () => {
  const inVpc = { function_name: "f", role: ROLE, vpc_config: [{ subnet_ids: ["subnet-1"] }] };
  const mapping = { function_name: "f", event_source_arn: QUEUE };
  const withFunction = (...actions: string[]) => {
    const world = withRole(...actions);
    world.has(FUNCTION, { function_name: "f", arn: "arn:f", role: ROLE });
    return world;
  };

  it.each<[what: string, type: string, object: ObjectValue, action: string]>([
    ["a function in a VPC", FUNCTION, inVpc, "ec2:CreateNetworkInterface"],
    ["a function that a queue is read for", MAPPING, mapping, "sqs:ReceiveMessage"],
  ])("refuses %s whose role may not", (_, type, object, action) => {
    expect(withFunction(action).create(functionRole, type, object)).toBeUndefined();
    const refused = withFunction("logs:PutLogEvents").create(functionRole, type, object);
    expect(refused?.detail).toContain("The provided execution role does not have permissions to call");
    expect(refused?.fix).toContain(action);
  });

  it("asks nothing of a function outside of VPCs, of other sources, and of roles that it does not know", () => {
    expect(withFunction().create(functionRole, FUNCTION, { function_name: "g", role: ROLE })).toBeUndefined();
    const stream = { function_name: "f", event_source_arn: QUEUE.replace(":sqs:", ":kinesis:") };
    expect(withFunction().create(functionRole, MAPPING, stream)).toBeUndefined();
    expect(new World().create(functionRole, FUNCTION, inVpc)).toBeUndefined();
  });
});

describe("queue-visibility", () => {
  const ask = (visibility_timeout_seconds: number | null, timeout: number | null) => {
    const world = new World();
    world.has("aws_sqs_queue", { arn: QUEUE, visibility_timeout_seconds });
    world.has(FUNCTION, { function_name: "f", arn: "arn:f", timeout });
    return world.create(queueVisibility, MAPPING, { function_name: "arn:f", event_source_arn: QUEUE });
  };

  it("refuses a queue whose messages come back while a function works on them", () => {
    expect(ask(360, 60)).toBeUndefined();
    expect(ask(60, 60)).toBeUndefined();
    expect(ask(null, null)).toBeUndefined();
    expect(ask(null, 60)?.detail).toContain("30 seconds is less than Function timeout: 60 seconds");
    expect(ask(59, 60)?.fix).toContain("six times");
  });
});

describe("airflow-bucket", () => {
  const BLOCKED = {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  };
  const ask = (block: ObjectValue | undefined, status: string | undefined) => {
    const world = new World();
    world.has("aws_s3_bucket", { bucket: "dags", arn: "arn:aws:s3:::dags" });
    if (block !== undefined) world.has("aws_s3_bucket_public_access_block", { bucket: "dags", ...block });
    if (status !== undefined) {
      world.has("aws_s3_bucket_versioning", { bucket: "dags", versioning_configuration: [{ status }] });
    }
    return world.create(airflowBucket, AIRFLOW, { name: "a", source_bucket_arn: "arn:aws:s3:::dags" });
  };

  it("refuses a bucket that is not closed, or keeps no versions", () => {
    expect(ask(BLOCKED, "Enabled")).toBeUndefined();
    expect(ask(undefined, "Enabled")?.detail).toContain("does not block public access");
    expect(ask({ ...BLOCKED, ignore_public_acls: false }, "Enabled")?.detail).toContain("does not block public access");
    expect(ask(BLOCKED, "Suspended")?.detail).toContain("keeps no versions");
    expect(ask(BLOCKED, undefined)?.fix).toContain("depends_on");
  });
});

describe("airflow-sizes", () => {
  const small = (change: ObjectValue) => ({ environment_class: "mw1.small", ...change });
  const micro = (change: ObjectValue) => ({ environment_class: "mw1.micro", ...change });
  decides("airflow-sizes", AIRFLOW, {
    taken: [small({ schedulers: 2, min_workers: 1, max_workers: 25 }), micro({ schedulers: 1, max_workers: 1 })],
    refused: [
      [small({ schedulers: 1 }), "schedulers 1"],
      [small({ max_workers: 26 }), "max_workers 26"],
      [small({ min_workers: 0 }), "min_workers 0"],
      [small({ min_webservers: 1 }), "min_webservers 1"],
      [micro({ max_webservers: 2 }), "max_webservers 2"],
      [micro({ schedulers: 2 }), "1 for mw1.micro"],
    ],
  });
});

describe("airflow-workers", () => {
  decides("airflow-workers", AIRFLOW, {
    taken: [{ min_workers: 1, max_workers: 1 }, {}],
    refused: [[{ min_workers: 3, max_workers: 2 }, "raise max_workers"]],
  });
});

describe("airflow-subnets", () => {
  const subnets = (...subnet_ids: string[]) => ({ network_configuration: [{ subnet_ids }] });
  decides("airflow-subnets", AIRFLOW, {
    taken: [subnets("subnet-1", "subnet-2")],
    refused: [
      [subnets("subnet-1"), "two subnets"],
      [subnets("subnet-1", "subnet-2", "subnet-3"), "two subnets"],
    ],
  });
});

describe("airflow-versions", () => {
  decides("airflow-versions", AIRFLOW, {
    taken: [{}, { requirements_s3_path: "r.txt", requirements_s3_object_version: "v" }],
    refused: [[{ requirements_s3_path: "r.txt" }, "version_id of the object"]],
  });
});
