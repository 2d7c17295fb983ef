import { describe, expect, it } from "vitest";
import type { Statement } from "../../../modules/iam/policy-document";
import { locationEvents } from "../../../modules/unity-catalog/file-events";
import { StorageAccess, type StorageAccessProps } from "../../../modules/unity-catalog/storage-access";
import { simulateIdentity } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const ROLE = "arn:aws:iam::111111111111:role/acme-dev-uc-raw";

function synth(props: Partial<StorageAccessProps> = {}) {
  return synthModule((stack) => {
    new StorageAccess(stack, "raw", {
      role: { name: "acme-dev-uc-raw", arn: ROLE },
      credentialName: "acme-dev-raw",
      locationName: "acme-dev-raw",
      comment: "Files as they arrive",
      url: "s3://lake/",
      bucketName: "lake",
      prefix: "",
      readOnly: false,
      fileEvents: "off",
      awsAccountId: "111111111111",
      partition: "aws",
      unityCatalogRoleArn: "arn:aws:iam::414351767826:role/unity-catalog",
      workspaceIds: {},
      grants: [{ principal: { kind: "service-principal", key: "terraform" }, privileges: ["MANAGE"] }],
      applicationIds: { terraform: "app-id" },
      protection: { preventDestroy: true, forceDestroy: false },
      ...props,
    });
  });
}

describe("storage access", () => {
  it("comes in the only order that works: credential, role, role policy, wait, location (H4)", () => {
    const json = synth();
    // The credential knows the role by its predicted ARN, so it depends on nothing.
    expect(resource(json, "databricks_storage_credential.raw_credential")).toEqual({
      name: "acme-dev-raw",
      comment: "Files as they arrive",
      aws_iam_role: { role_arn: ROLE },
      read_only: false,
      isolation_mode: "ISOLATION_MODE_ISOLATED",
      skip_validation: true,
      force_destroy: false,
    });
    const role = resource(json, "aws_iam_role.raw_role");
    expect(role.name).toBe("acme-dev-uc-raw");
    expect(role.assume_role_policy).toContain("${databricks_storage_credential.raw_credential");
    expect(resource(json, "aws_iam_role_policy.raw_role-policy").role).toBe("${aws_iam_role.raw_role.name}");
    expect(resource(json, "time_sleep.raw_propagation")).toMatchObject({
      create_duration: "60s",
      depends_on: ["aws_iam_role_policy.raw_role-policy"],
    });
    expect(resource(json, "databricks_external_location.raw_location").depends_on).toEqual([
      "time_sleep.raw_propagation",
    ]);
  });

  it("lets clients say how what they write is encrypted, where that is asked for", () => {
    const kmsKeyArn = "arn:aws:kms:eu-central-1:111111111111:key/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";
    const details = (props: Partial<StorageAccessProps>) =>
      resource(synth(props), "databricks_external_location.raw_location").encryption_details;
    expect(details({ kmsKeyArn })).toBeUndefined();
    expect(details({ serverSideEncryption: "AWS_SSE_S3" })).toEqual({
      sse_encryption_details: { algorithm: "AWS_SSE_S3" },
    });
    expect(details({ kmsKeyArn, serverSideEncryption: "AWS_SSE_KMS" })).toEqual({
      sse_encryption_details: { algorithm: "AWS_SSE_KMS", aws_kms_key_arn: kmsKeyArn },
    });
  });

  it("waits again when the role's policy or trust changes", () => {
    expect(resource(synth(), "time_sleep.raw_propagation").triggers).toEqual({
      policy: "${sha256(aws_iam_role_policy.raw_role-policy.policy)}",
      trust: "${sha256(aws_iam_role.raw_role.assume_role_policy)}",
    });
  });

  it("trusts by the external id that Databricks issues, in both statements, never a literal", () => {
    const trust = JSON.parse(String(resource(synth(), "aws_iam_role.raw_role").assume_role_policy)) as {
      Statement: { Condition: { StringEquals: Record<string, string> } }[];
    };
    expect(trust.Statement.map(({ Condition }) => Condition.StringEquals["sts:ExternalId"])).toEqual(
      Array(2).fill("${databricks_storage_credential.raw_credential.aws_iam_role[0].external_id}"),
    );
  });

  it("validates the location, keeps clusters' own credentials out, and says that file events are off (H17)", () => {
    const { depends_on: _, ...location } = resource(synth(), "databricks_external_location.raw_location");
    expect(location).toEqual({
      name: "acme-dev-raw",
      comment: "Files as they arrive",
      url: "s3://lake/",
      credential_name: "${databricks_storage_credential.raw_credential.name}",
      read_only: false,
      isolation_mode: "ISOLATION_MODE_ISOLATED",
      fallback: false,
      skip_validation: false,
      enable_file_events: false,
      force_destroy: false,
    });
  });

  it("lets Databricks make topic, queue and notification where file events are managed, and only there", () => {
    const managed = synth({ fileEvents: "managed" });
    expect(resource(managed, "databricks_external_location.raw_location")).toMatchObject({
      enable_file_events: true,
      file_event_queue: { managed_sqs: {} },
    });
    const may = (json: typeof managed, action: string, on: string) => {
      const { Statement: statements } = JSON.parse(
        String(resource(json, "aws_iam_role_policy.raw_role-policy").policy),
      ) as { Statement: Statement[] };
      return simulateIdentity(statements, { action, resource: on });
    };
    const QUEUE = "arn:aws:sqs:eu-west-1:111111111111:csms-lake";
    const TOPIC = "arn:aws:sns:eu-west-1:111111111111:csms-lake";
    for (const [action, on] of [
      ["s3:PutBucketNotification", "arn:aws:s3:::lake"],
      ["sns:CreateTopic", TOPIC],
      ["sns:Subscribe", TOPIC],
      ["sqs:CreateQueue", QUEUE],
      ["sqs:ReceiveMessage", QUEUE],
      ["sqs:DeleteQueue", QUEUE],
    ] as const) {
      expect(may(managed, action, on), action).toBe("allow");
      expect(may(synth(), action, on), action).toBe("deny");
      expect(may(managed, action, on.replace("csms-lake", "orders").replace(":::lake", ":::other")), action).toBe(
        "deny",
      );
    }
    expect(may(managed, "sqs:ReceiveMessage", QUEUE.replace("111111111111", "222222222222"))).toBe("deny");
    expect(may(managed, "s3:PutBucketPolicy", "arn:aws:s3:::lake")).toBe("deny");
  });

  it("reads a queue that is provided, with its key, and may set nothing up", () => {
    const queueArn = "arn:aws:sqs:eu-west-1:222222222222:files";
    const queueKmsKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/1";
    const json = synth({ fileEvents: locationEvents({ queueArn, queueKmsKeyArn }) });
    expect(resource(json, "databricks_external_location.raw_location")).toMatchObject({
      enable_file_events: true,
      file_event_queue: {
        provided_sqs: { queue_url: "https://sqs.eu-west-1.amazonaws.com/222222222222/files" },
      },
    });
    const { Statement: statements } = JSON.parse(
      String(resource(json, "aws_iam_role_policy.raw_role-policy").policy),
    ) as { Statement: Statement[] };
    const may = (action: string, on: string) => simulateIdentity(statements, { action, resource: on });
    for (const action of ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]) {
      expect(may(action, queueArn), action).toBe("allow");
      expect(may(action, `${queueArn}-others`), action).toBe("deny");
    }
    expect(may("kms:Decrypt", queueKmsKeyArn)).toBe("allow");
    for (const [action, on] of [
      ["sqs:SendMessage", queueArn],
      ["sqs:SetQueueAttributes", queueArn],
      ["sqs:DeleteQueue", queueArn],
      ["s3:PutBucketNotification", "arn:aws:s3:::lake"],
      ["kms:Decrypt", `${queueKmsKeyArn}2`],
    ] as const) {
      expect(may(action, on), action).toBe("deny");
    }
  });

  it("is read-only in Databricks and in AWS alike", () => {
    const json = synth({ readOnly: true });
    expect(resource(json, "databricks_storage_credential.raw_credential").read_only).toBe(true);
    expect(resource(json, "databricks_external_location.raw_location").read_only).toBe(true);
    expect(resource(json, "aws_iam_role_policy.raw_role-policy").policy).not.toContain("PutObject");
  });

  it("waits for the bucket with all its settings", () => {
    const json = synth({ dependsOn: [{ fqn: "aws_s3_bucket_policy.raw_policy" }] });
    expect(resource(json, "databricks_external_location.raw_location").depends_on).toContain(
      "aws_s3_bucket_policy.raw_policy",
    );
  });

  it("opens the location, which is isolated, to the further workspaces that it is told", () => {
    expect(synth().resource?.databricks_workspace_binding).toBeUndefined();
    expect(
      resource(
        synth({ workspaceIds: { science: "${var.id}" } }),
        "databricks_workspace_binding.raw_workspaces_science",
      ),
    ).toEqual({
      securable_type: "external_location",
      securable_name: "${databricks_external_location.raw_location.name}",
      workspace_id: "${var.id}",
      binding_type: "BINDING_TYPE_READ_WRITE",
    });
  });

  it("can be removed with all that hangs on it only where nothing is protected", () => {
    const json = synth({ protection: { preventDestroy: false, forceDestroy: true } });
    expect(resource(json, "databricks_storage_credential.raw_credential").force_destroy).toBe(true);
    expect(resource(json, "databricks_external_location.raw_location").force_destroy).toBe(true);
  });

  it("grants what it is told on the location", () => {
    expect(resource(synth(), "databricks_grants.raw_grants")).toEqual({
      external_location: "${databricks_external_location.raw_location.name}",
      grant: [{ principal: "app-id", privileges: ["MANAGE"] }],
    });
  });
});
