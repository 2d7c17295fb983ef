import { describe, expect, it } from "vitest";
import { accessLogDelivery } from "../../../../../tools/simulate/cloud/rules/aws/access-log-delivery";
import { aclDisabled } from "../../../../../tools/simulate/cloud/rules/aws/acl-disabled";
import { bucketNotEmpty } from "../../../../../tools/simulate/cloud/rules/aws/bucket-not-empty";
import { bucketPolicyLockout } from "../../../../../tools/simulate/cloud/rules/aws/bucket-policy-lockout";
import { bucketPolicyScope } from "../../../../../tools/simulate/cloud/rules/aws/bucket-policy-scope";
import { lifecycleDays } from "../../../../../tools/simulate/cloud/rules/aws/lifecycle-days";
import { notificationDestination } from "../../../../../tools/simulate/cloud/rules/aws/notification-destination";
import { notificationOwner } from "../../../../../tools/simulate/cloud/rules/aws/notification-owner";
import { publicPolicyBlocked } from "../../../../../tools/simulate/cloud/rules/aws/public-policy-blocked";
import { replicationVersions } from "../../../../../tools/simulate/cloud/rules/aws/replication-versions";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { policy } from "../support/policy";
import { ACCOUNT, aws, REGION, World } from "../support/world";

const BUCKET = "arn:aws:s3:::acme";
const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:files`;

function bucketWorld(more: ObjectValue = {}, context = aws()): World {
  const world = new World(context);
  world.has("aws_s3_bucket", { id: "acme", bucket: "acme", arn: BUCKET, ...more });
  return world;
}

const only = (world: World, type: string) => world.store.ofType(type)[0] as never;

describe("bucket-not-empty", () => {
  it("refuses to delete a bucket with an object in it, and names the object", () => {
    const world = bucketWorld({ force_destroy: false });
    world.has("aws_s3_object", { bucket: "acme", key: "AWSLogs/file" }, { madeByService: true });
    const answer = world.delete(bucketNotEmpty, only(world, "aws_s3_bucket"));
    expect(answer).toMatchObject({ summary: "BucketNotEmpty", detail: expect.stringContaining("AWSLogs/file") });
  });

  it("accepts it with force, and when the object is in another bucket", () => {
    const forced = bucketWorld({ force_destroy: true });
    forced.has("aws_s3_object", { bucket: "acme", key: "k" });
    expect(forced.delete(bucketNotEmpty, only(forced, "aws_s3_bucket"))).toBeUndefined();
    const empty = bucketWorld();
    empty.has("aws_s3_object", { bucket: "other", key: "k" });
    expect(empty.delete(bucketNotEmpty, only(empty, "aws_s3_bucket"))).toBeUndefined();
  });
});

describe("acl-disabled", () => {
  const controls = (ownership: string) => ({ bucket: "acme", rule: [{ object_ownership: ownership }] });

  it("refuses an ACL on a bucket whose owner owns every object, which is what new buckets have", () => {
    const acl = { bucket: "acme", acl: "log-delivery-write" };
    expect(bucketWorld().create(aclDisabled, "aws_s3_bucket_acl", acl)).toMatchObject({
      summary: "AccessControlListNotSupported",
    });
    const world = bucketWorld();
    world.has("aws_s3_bucket_ownership_controls", controls("BucketOwnerEnforced"));
    expect(world.create(aclDisabled, "aws_s3_bucket_acl", acl)).toBeDefined();
    expect(world.create(aclDisabled, "aws_s3_object", { bucket: "acme", key: "k", acl: "public-read" })).toBeDefined();
  });

  it("accepts one where ownership allows it, and objects without one", () => {
    const world = bucketWorld();
    expect(world.create(aclDisabled, "aws_s3_object", { bucket: "acme", key: "k" })).toBeUndefined();
    world.has("aws_s3_bucket_ownership_controls", controls("BucketOwnerPreferred"));
    expect(world.create(aclDisabled, "aws_s3_bucket_acl", { bucket: "acme", acl: "private" })).toBeUndefined();
  });
});

describe("notification-destination", () => {
  const toTopic = { bucket: "acme", topic: [{ topic_arn: TOPIC, events: ["s3:ObjectCreated:*"] }] };
  const publish = (condition: object) =>
    policy({
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sns:Publish",
      Resource: TOPIC,
      Condition: condition,
    });

  it("refuses a topic that does not exist", () => {
    const answer = bucketWorld().create(notificationDestination, "aws_s3_bucket_notification", toTopic);
    expect(answer?.detail).toMatch(/Unable to validate the following destination configurations.*does not exist/);
  });

  it("refuses a topic whose policy does not let S3 in, or not from this bucket", () => {
    const world = bucketWorld();
    world.has("aws_sns_topic", {
      arn: TOPIC,
      policy: policy({ Principal: { AWS: "*" }, Action: "sns:Subscribe", Resource: TOPIC }),
    });
    expect(world.create(notificationDestination, "aws_s3_bucket_notification", toTopic)?.detail).toContain(
      "SNS:Publish",
    );
    world.has("aws_sns_topic_policy", {
      arn: TOPIC,
      policy: publish({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::other" } }),
    });
    expect(world.create(notificationDestination, "aws_s3_bucket_notification", toTopic)).toBeDefined();
  });

  it("accepts a topic whose policy lets this bucket in", () => {
    const world = bucketWorld();
    world.has("aws_sns_topic", { arn: TOPIC });
    const condition = { ArnLike: { "aws:SourceArn": BUCKET }, StringEquals: { "aws:SourceAccount": ACCOUNT } };
    world.has("aws_sns_topic_policy", { arn: TOPIC, policy: publish(condition) });
    expect(world.create(notificationDestination, "aws_s3_bucket_notification", toTopic)).toBeUndefined();
  });

  it("refuses a queue whose key does not let S3 in", () => {
    const queue = `arn:aws:sqs:${REGION}:${ACCOUNT}:files`;
    const key = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;
    const send = policy({ Principal: { Service: "s3.amazonaws.com" }, Action: "sqs:SendMessage", Resource: queue });
    const world = bucketWorld();
    const toQueue = { bucket: "acme", queue: [{ queue_arn: queue, events: ["s3:ObjectCreated:*"] }] };
    world.has("aws_sqs_queue", { arn: queue, url: "https://q", policy: send, kms_master_key_id: key });
    expect(world.create(notificationDestination, "aws_s3_bucket_notification", toQueue)).toBeUndefined();
    world.has("aws_kms_key", {
      arn: key,
      policy: policy({ Principal: { AWS: "*" }, Action: "kms:DescribeKey", Resource: "*" }),
    });
    expect(world.create(notificationDestination, "aws_s3_bucket_notification", toQueue)?.detail).toContain("its key");
  });

  it("gives the key the topic that it encrypts for", () => {
    const arn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;
    const use = { Principal: { Service: "s3.amazonaws.com" }, Action: ["kms:Decrypt", "kms:GenerateDataKey"] };
    const keyOf = (topic: string) =>
      policy({
        ...use,
        Resource: "*",
        Condition: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": topic } },
      });
    const answer = (topic: string) => {
      const world = bucketWorld();
      world.has("aws_sns_topic", { arn: TOPIC, kms_master_key_id: arn });
      world.has("aws_sns_topic_policy", { arn: TOPIC, policy: publish({ ArnLike: { "aws:SourceArn": BUCKET } }) });
      world.has("aws_kms_key", { arn, policy: keyOf(topic) });
      return world.create(notificationDestination, "aws_s3_bucket_notification", toTopic);
    };
    expect(answer(`${TOPIC}-others`)?.detail).toContain("its key");
    expect(answer(TOPIC)).toBeUndefined();
  });

  it("refuses a function without a permission for the bucket, and accepts it with one", () => {
    const arn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:load`;
    const world = bucketWorld();
    world.has("aws_lambda_function", { arn, function_name: "load" });
    const toFunction = {
      bucket: "acme",
      lambda_function: [{ lambda_function_arn: arn, events: ["s3:ObjectCreated:*"] }],
    };
    expect(world.create(notificationDestination, "aws_s3_bucket_notification", toFunction)?.fix).toContain(
      "aws_lambda_permission",
    );
    const permission = {
      function_name: "load",
      action: "lambda:InvokeFunction",
      principal: "s3.amazonaws.com",
      source_arn: BUCKET,
    };
    world.has("aws_lambda_permission", permission);
    expect(world.create(notificationDestination, "aws_s3_bucket_notification", toFunction)).toBeUndefined();
  });
});

describe("notification-owner", () => {
  const location = {
    name: "raw",
    url: "s3://acme/raw",
    enable_file_events: true,
    file_event_queue: { managed_sqs: {} },
  };

  it("refuses a notification on a bucket whose file events Unity Catalog manages, and the other way round", () => {
    const world = bucketWorld();
    world.has("databricks_external_location", location);
    expect(world.create(notificationOwner, "aws_s3_bucket_notification", { bucket: "acme" })?.detail).toContain(
      "(raw)",
    );
    const other = bucketWorld();
    other.has("aws_s3_bucket_notification", { id: "acme", bucket: "acme" });
    expect(other.create(notificationOwner, "databricks_external_location", location)).toMatchObject({
      summary: "ConflictingOwners",
    });
  });

  it("takes file events for on where nothing is said, as Databricks does, and for off where that is said", () => {
    const world = bucketWorld();
    const { enable_file_events: _, file_event_queue: __, ...silent } = location;
    world.has("databricks_external_location", silent);
    expect(world.create(notificationOwner, "aws_s3_bucket_notification", { bucket: "acme" })).toBeDefined();
    const off = bucketWorld();
    off.has("databricks_external_location", { ...silent, enable_file_events: false });
    expect(off.create(notificationOwner, "aws_s3_bucket_notification", { bucket: "acme" })).toBeUndefined();
  });

  it("accepts both where the queue is provided, or the bucket is another", () => {
    const world = bucketWorld();
    world.has("databricks_external_location", { ...location, file_event_queue: { provided_sqs: { queue_url: "q" } } });
    expect(world.create(notificationOwner, "aws_s3_bucket_notification", { bucket: "acme" })).toBeUndefined();
    world.has("databricks_external_location", location);
    expect(world.create(notificationOwner, "aws_s3_bucket_notification", { bucket: "other" })).toBeUndefined();
  });
});

describe("bucket-policy-scope", () => {
  const scoped = (...resources: string[]) => {
    const text = policy({ Principal: "*", Action: "s3:GetObject", Resource: resources });
    return bucketWorld().create(bucketPolicyScope, "aws_s3_bucket_policy", { bucket: "acme", policy: text });
  };

  it("refuses a statement about another bucket, also one whose name only begins alike", () => {
    expect(scoped("arn:aws:s3:::other/*")).toMatchObject({ summary: "MalformedPolicy" });
    expect(scoped(BUCKET, "arn:aws:s3:::acme-2/*")).toBeDefined();
  });

  it("accepts statements about the bucket and what is in it", () => {
    expect(scoped(BUCKET, `${BUCKET}/*`, `${BUCKET}/raw/*`)).toBeUndefined();
  });
});

describe("replication-versions", () => {
  const replicate = (versioned: readonly string[], selected: boolean) => {
    const world = bucketWorld();
    world.has("aws_s3_bucket", { id: "copy", bucket: "copy", arn: "arn:aws:s3:::copy" });
    world.has("aws_kms_key", { id: "1", key_id: "1", arn: "arn:aws:kms:eu-west-1:111111111111:key/1" });
    world.has("aws_s3_bucket_server_side_encryption_configuration", {
      bucket: "acme",
      rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms", kms_master_key_id: "1" }] }],
    });
    for (const bucket of versioned) {
      world.has("aws_s3_bucket_versioning", { bucket, versioning_configuration: [{ status: "Enabled" }] });
    }
    return world.create(replicationVersions, "aws_s3_bucket_replication_configuration", {
      bucket: "acme",
      role: "arn:aws:iam::111111111111:role/replication",
      rule: [
        {
          destination: [{ bucket: "arn:aws:s3:::copy" }],
          source_selection_criteria: selected ? [{ sse_kms_encrypted_objects: [{ status: "Enabled" }] }] : [],
        },
      ],
    });
  };

  it("refuses buckets without versions, and a rule that leaves encrypted objects out", () => {
    expect(replicate(["copy"], true)?.detail).toContain("source bucket acme");
    expect(replicate(["acme"], true)?.detail).toContain("destination bucket copy");
    expect(replicate(["acme", "copy"], false)).toMatchObject({ summary: "NothingIsReplicated" });
  });

  it("accepts versions on both sides and encrypted objects selected", () => {
    expect(replicate(["acme", "copy"], true)).toBeUndefined();
  });
});

describe("bucket-policy-lockout", () => {
  const deny = (condition?: object, action: string | string[] = "s3:*") =>
    bucketWorld().create(bucketPolicyLockout, "aws_s3_bucket_policy", {
      bucket: "acme",
      policy: policy({
        Effect: "Deny",
        Principal: "*",
        Action: action,
        Resource: [BUCKET, `${BUCKET}/*`],
        Condition: condition,
      }),
    });

  it("refuses a denial that includes the deployer", () => {
    expect(deny()).toMatchObject({ summary: "AccessDenied" });
    expect(deny({ StringNotEquals: { "aws:SourceVpce": "vpce-1" } })?.detail).toContain("role/deployer");
  });

  it("knows the organization of the deployer's account, and that it is no service", () => {
    const inOrganization = (id: string) => {
      const world = bucketWorld();
      world.has("aws_organizations_organization", { id: "o-own", region: null }, { account: ACCOUNT });
      return world.create(bucketPolicyLockout, "aws_s3_bucket_policy", {
        bucket: "acme",
        policy: policy({
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [BUCKET, `${BUCKET}/*`],
          Condition: {
            StringNotEqualsIfExists: { "aws:PrincipalOrgID": id },
            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
          },
        }),
      });
    };
    expect(inOrganization("o-own")).toBeUndefined();
    expect(inOrganization("o-other")).toMatchObject({ summary: "AccessDenied" });
  });

  it("accepts a denial of plain HTTP, one that leaves the account alone, and one of objects", () => {
    expect(deny({ Bool: { "aws:SecureTransport": "false" } })).toBeUndefined();
    expect(deny({ StringNotEquals: { "aws:SourceVpce": "vpce-1", "aws:PrincipalAccount": ACCOUNT } })).toBeUndefined();
    expect(deny(undefined, ["s3:GetObject", "s3:PutObject"])).toBeUndefined();
  });

  it("goes by the role that the provider assumes", () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/ci`;
    const world = bucketWorld({}, aws(REGION, ACCOUNT, { assume_role: [{ role_arn: arn }] }));
    const except = (role: string) =>
      world.create(bucketPolicyLockout, "aws_s3_bucket_policy", {
        bucket: "acme",
        policy: policy({
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [BUCKET],
          Condition: { ArnNotLike: { "aws:PrincipalArn": role } },
        }),
      });
    expect(except(arn)).toBeUndefined();
    expect(except(`arn:aws:iam::${ACCOUNT}:role/other`)).toBeDefined();
  });
});

describe("public-policy-blocked", () => {
  const open = (world: World, condition?: object) =>
    world.create(publicPolicyBlocked, "aws_s3_bucket_policy", {
      bucket: "acme",
      policy: policy({ Principal: "*", Action: "s3:GetObject", Resource: `${BUCKET}/*`, Condition: condition }),
    });
  const blocked = () => {
    const world = bucketWorld();
    world.has("aws_s3_bucket_public_access_block", { bucket: "acme", block_public_policy: true });
    return world;
  };

  it("refuses a public statement where they are blocked, also one that only says what it does not want", () => {
    expect(open(blocked())).toMatchObject({ summary: "AccessDenied" });
    expect(open(blocked(), { StringNotEquals: { "aws:PrincipalAccount": "222222222222" } })).toBeDefined();
  });

  it("accepts one that is narrowed, and any where nothing is blocked", () => {
    expect(open(blocked(), { StringEquals: { "aws:PrincipalAccount": ACCOUNT } })).toBeUndefined();
    expect(open(bucketWorld())).toBeUndefined();
  });
});

describe("lifecycle-days", () => {
  const rule = (transition: object, expiration?: object) =>
    new World().create(lifecycleDays, "aws_s3_bucket_lifecycle_configuration", {
      rule: [{ id: "r", transition: [transition], expiration: expiration ? [expiration] : [] }] as never,
    });

  it("refuses to move objects after they expire, or sooner than their class takes them", () => {
    expect(rule({ days: 90, storage_class: "GLACIER_IR" }, { days: 90 })).toMatchObject({ summary: "InvalidArgument" });
    expect(rule({ days: 10, storage_class: "STANDARD_IA" })?.detail).toContain("at least 30");
  });

  it("accepts steps in order", () => {
    expect(rule({ days: 90, storage_class: "GLACIER_IR" }, { days: 400 })).toBeUndefined();
    expect(rule({ days: 0, storage_class: "INTELLIGENT_TIERING" })).toBeUndefined();
  });
});

describe("access-log-delivery", () => {
  const admitting = (source: string) =>
    policy({
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::access-logs/acme/*",
      Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT }, ArnLike: { "aws:SourceArn": source } },
    });
  function targetWorld(more: ObjectValue = {}) {
    const world = bucketWorld();
    world.has("aws_s3_bucket", { bucket: "access-logs", arn: "arn:aws:s3:::access-logs", ...more });
    return world;
  }
  const log = (world: World, more: ObjectValue = {}) =>
    world.create(accessLogDelivery, "aws_s3_bucket_logging", {
      bucket: "acme",
      target_bucket: "access-logs",
      target_prefix: "acme/",
      ...more,
    })?.summary;

  it("refuses a target before its policy lets S3 write there for this bucket, and accepts it then", () => {
    const world = targetWorld();
    expect(log(world)).toBe("InvalidTargetBucketForLogging");
    const other = world.has("aws_s3_bucket_policy", { bucket: "access-logs", policy: admitting("arn:aws:s3:::other") });
    expect(log(world)).toBe("InvalidTargetBucketForLogging");
    world.store.put({ ...other, attributes: { ...other.attributes, policy: admitting(BUCKET) } });
    expect(log(world)).toBeUndefined();
    expect(log(world, { target_prefix: "elsewhere/" })).toBe("InvalidTargetBucketForLogging");
  });

  it("refuses a target that encrypts with a key, and one in another region", () => {
    const encrypted = targetWorld();
    encrypted.has("aws_s3_bucket_policy", { bucket: "access-logs", policy: admitting(BUCKET) });
    encrypted.has("aws_kms_key", { arn: "arn:aws:kms:eu-west-1:1:key/1", key_id: "1" });
    encrypted.has("aws_s3_bucket_server_side_encryption_configuration", {
      bucket: "access-logs",
      rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms", kms_master_key_id: "1" }] }],
    });
    expect(log(encrypted)).toBe("InvalidTargetBucketForLogging");
    const far = targetWorld({ region: "us-east-1" });
    far.has("aws_s3_bucket_policy", { bucket: "access-logs", policy: admitting(BUCKET) });
    expect(log(far)).toBe("InvalidTargetBucketForLogging");
  });
});
