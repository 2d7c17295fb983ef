import { describe, expect, it } from "vitest";
import type { Rule } from "../../../../../tools/simulate/cloud/rule";
import { credentialRoleAge } from "../../../../../tools/simulate/cloud/rules/databricks/storage/credential-role-age";
import { credentialRoleExists } from "../../../../../tools/simulate/cloud/rules/databricks/storage/credential-role-exists";
import { credentialRolePermissions } from "../../../../../tools/simulate/cloud/rules/databricks/storage/credential-role-permissions";
import { credentialRoleSelf } from "../../../../../tools/simulate/cloud/rules/databricks/storage/credential-role-self";
import { credentialRoleTrust } from "../../../../../tools/simulate/cloud/rules/databricks/storage/credential-role-trust";
import { externalLocationUrl } from "../../../../../tools/simulate/cloud/rules/databricks/storage/external-location-url";
import { fileEventsRights } from "../../../../../tools/simulate/cloud/rules/databricks/storage/file-events-rights";
import { providedQueue } from "../../../../../tools/simulate/cloud/rules/databricks/storage/provided-queue";
import { storageRoot } from "../../../../../tools/simulate/cloud/rules/databricks/storage/storage-root";
import { volumeLocation } from "../../../../../tools/simulate/cloud/rules/databricks/storage/volume-location";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { AWS_ACCOUNT, type Lakehouse, MASTER_ROLE, policy, REGION, trust } from "./lakehouse";
import { catalog, credential, EXTERNAL_ID, workspace, ZONE_ROLE } from "./support";

const LOCATION: ObjectValue = {
  name: "files",
  url: "s3://zone/files",
  credential_name: "zone",
  skip_validation: false,
};
const make = (world: Lakehouse, rule: Rule, changes: ObjectValue = {}) =>
  world.create(rule, "databricks_external_location", { ...LOCATION, ...changes });

describe("storage-path", () => {
  const storagePath = checkRule("storage-path");
  const PLACES = [
    ["databricks_external_location", "url"],
    ["databricks_catalog", "storage_root"],
    ["databricks_schema", "storage_root"],
    ["databricks_volume", "storage_location"],
    ["databricks_sql_table", "storage_location"],
    ["databricks_metastore", "storage_root"],
  ] as const;

  it.each(PLACES)("refuses steps in the path of %s.%s, and accepts dots in names", (type, argument) => {
    const make = (url: string) => workspace().world.create(storagePath, type, { [argument]: url });
    for (const path of ["a/../b", "../a", "a/..", "a/./b", ".", "a//b", "/a", "a//"]) {
      expect(make(`s3://partner/${path}`)?.detail, path).toContain(`s3://partner/${path}`);
    }
    for (const path of ["", "/", "/a", "/a/", "/a/b.c/..d/e..", "/...", "/.hidden/x"]) {
      expect(make(`s3://partner${path}`), path).toBeUndefined();
    }
  });
});

describe("credential-role-exists", () => {
  it("refuses a location whose credential names a role that is not there", () => {
    const { world, zoneRole } = credential();
    expect(make(world, credentialRoleExists)).toBeUndefined();
    world.remove(zoneRole);
    expect(make(world, credentialRoleExists)?.detail).toContain(ZONE_ROLE);
    expect(make(world, credentialRoleExists, { skip_validation: true })).toBeUndefined();
  });

  it("refuses a credential that is validated before its role can be there (H4)", () => {
    const { world } = credential();
    const own = (skip_validation: boolean) =>
      world.create(credentialRoleExists, "databricks_storage_credential", {
        skip_validation,
        aws_iam_role: [{ role_arn: "arn:aws:iam::111111111111:role/later" }],
      });
    expect(own(false)?.fix).toContain("skip_validation");
    expect(own(true)).toBeUndefined();
  });
});

describe("credential-role-trust", () => {
  it("refuses another external id than the credential's own", () => {
    const { world, zoneRole } = credential();
    expect(make(world, credentialRoleTrust)).toBeUndefined();
    world.change(zoneRole, { assume_role_policy: trust("3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70", MASTER_ROLE) });
    expect(make(world, credentialRoleTrust)?.detail).toContain(EXTERNAL_ID);
  });

  it("refuses a role that lets in anybody but Unity Catalog", () => {
    const { world, zoneRole } = credential();
    world.change(zoneRole, { assume_role_policy: trust(EXTERNAL_ID, `arn:aws:iam::${AWS_ACCOUNT}:root`) });
    expect(make(world, credentialRoleTrust)?.detail).toContain("UCMasterRole");
  });

  it("looks again when the credential of a location changes, not when its comment does", () => {
    const { world, location, zoneRole } = catalog();
    world.change(zoneRole, { assume_role_policy: trust("wrong", MASTER_ROLE) });
    expect(world.update(credentialRoleTrust, location, { comment: "x" })).toBeUndefined();
    expect(world.update(credentialRoleTrust, location, { url: "s3://zone/x" })).toBeDefined();
  });
});

describe("credential-role-self", () => {
  it("refuses a role whose trust policy does not hold itself", () => {
    const { world, zoneRole } = credential();
    expect(make(world, credentialRoleSelf)).toBeUndefined();
    world.change(zoneRole, { assume_role_policy: trust(EXTERNAL_ID, MASTER_ROLE) });
    expect(make(world, credentialRoleSelf)?.detail).toContain("trust policy");
  });

  it("refuses a role whose own policy does not allow it", () => {
    const { world, zonePolicy } = credential();
    world.change(zonePolicy, { policy: policy({ Action: "s3:*", Resource: "*" }) });
    expect(make(world, credentialRoleSelf)?.detail).toContain("sts:AssumeRole");
  });
});

describe("file-events-rights", () => {
  const MANAGED = { enable_file_events: true, file_event_queue: [{ managed_sqs: [{}] }] };
  const EVENTS = [`arn:aws:sns:*:${AWS_ACCOUNT}:csms-*`, `arn:aws:sqs:*:${AWS_ACCOUNT}:csms-*`];

  it("refuses file events that the role may not set up, and accepts those that it may, or that are off", () => {
    const { world, zonePolicy } = credential();
    world.change(zonePolicy, { policy: policy({ Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" }) });
    expect(make(world, fileEventsRights, MANAGED)).toMatchObject({
      detail: expect.stringMatching(/s3:PutBucketNotification.*sns:CreateTopic.*sqs:CreateQueue/),
      fix: expect.stringContaining("csms-*"),
    });
    expect(make(world, fileEventsRights, { ...MANAGED, enable_file_events: false })).toBeUndefined();
    expect(make(world, fileEventsRights)).toBeUndefined();
    const topics = { Action: ["sns:*", "sqs:*"], Resource: EVENTS };
    world.change(zonePolicy, { policy: policy(topics) });
    expect(make(world, fileEventsRights, MANAGED)?.detail).toContain("s3:PutBucketNotification");
    world.change(zonePolicy, {
      policy: policy(topics, { Action: "s3:*BucketNotification", Resource: "arn:aws:s3:::zone" }),
    });
    expect(make(world, fileEventsRights, MANAGED)).toBeUndefined();
  });

  it("looks again when file events are switched on", () => {
    const { world, location, zonePolicy } = catalog();
    world.change(zonePolicy, { policy: policy({ Action: "s3:GetObject", Resource: "*" }) });
    expect(world.update(fileEventsRights, location, MANAGED)).toBeDefined();
  });
});

describe("provided-queue", () => {
  const arn = `arn:aws:sqs:${REGION}:${AWS_ACCOUNT}:files`;
  const url = `https://sqs.${REGION}.amazonaws.com/${AWS_ACCOUNT}/files`;
  const PROVIDED = { enable_file_events: true, file_event_queue: [{ provided_sqs: [{ queue_url: url }] }] };
  const key = `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/1`;
  const reads = { Action: "sqs:*", Resource: arn };

  it("refuses a queue that is not there, and one that the role may not read", () => {
    const { world, zonePolicy } = credential();
    expect(make(world, providedQueue, PROVIDED)?.detail).toContain("does not exist");
    world.has("aws_sqs_queue", { arn, url });
    world.change(zonePolicy, { policy: policy({ Action: "s3:*", Resource: "*" }) });
    expect(make(world, providedQueue, PROVIDED)?.detail).toContain("sqs:ReceiveMessage");
    expect(make(world, providedQueue, { ...PROVIDED, enable_file_events: false })).toBeUndefined();
    expect(make(world, providedQueue)).toBeUndefined();
    world.change(zonePolicy, { policy: policy(reads) });
    expect(make(world, providedQueue, PROVIDED)).toBeUndefined();
  });

  it("refuses one whose key the role may not use, and knows nothing of other accounts' queues", () => {
    const { world, zonePolicy } = credential();
    world.has("aws_kms_key", { arn: key, key_id: "1" });
    world.has("aws_sqs_queue", { arn, url, kms_master_key_id: key });
    world.change(zonePolicy, { policy: policy(reads) });
    expect(make(world, providedQueue, PROVIDED)?.detail).toContain("kms:Decrypt");
    world.change(zonePolicy, { policy: policy(reads, { Action: "kms:Decrypt", Resource: key }) });
    expect(make(world, providedQueue, PROVIDED)).toBeUndefined();
    const theirs = { provided_sqs: [{ queue_url: url.replace(AWS_ACCOUNT, "999999999999") }] };
    expect(make(world, providedQueue, { ...PROVIDED, file_event_queue: [theirs] })).toBeUndefined();
  });
});

describe("credential-role-permissions", () => {
  it("refuses a role that may not list, write or delete there", () => {
    const { world, zonePolicy } = credential();
    expect(make(world, credentialRolePermissions)).toBeUndefined();
    const statements = (prefix: string) => [
      { Action: "s3:ListBucket", Resource: "arn:aws:s3:::zone" },
      { Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource: `arn:aws:s3:::zone/${prefix}*` },
    ];
    world.change(zonePolicy, { policy: policy(...statements("files/")) });
    expect(make(world, credentialRolePermissions)?.detail).toContain("s3:GetBucketLocation");
    world.change(zonePolicy, {
      policy: policy(...statements("other/"), { Action: "s3:GetBucketLocation", Resource: "arn:aws:s3:::zone" }),
    });
    expect(make(world, credentialRolePermissions)?.detail).toContain("s3:PutObject");
  });

  it("lets a read-only location do with reading", () => {
    const { world, zonePolicy } = credential();
    const read = policy(
      { Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: "arn:aws:s3:::zone" },
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::zone/*" },
    );
    world.change(zonePolicy, { policy: read });
    expect(make(world, credentialRolePermissions, { read_only: true })).toBeUndefined();
    expect(make(world, credentialRolePermissions)?.summary).toContain("WRITE");
  });

  it("refuses what the bucket's policy denies, for example everything outside one endpoint (H18)", () => {
    const { world } = credential();
    const deny = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::zone", "arn:aws:s3:::zone/*"],
    };
    const bucketPolicy = world.has("aws_s3_bucket_policy", {
      bucket: "zone",
      policy: policy({ ...deny, Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } }),
    });
    expect(make(world, credentialRolePermissions)?.detail).toContain("s3:ListBucket");
    const exempt = { StringNotEquals: { "aws:SourceVpce": "vpce-1" }, ArnNotLike: { "aws:PrincipalArn": ZONE_ROLE } };
    world.change(bucketPolicy, { policy: policy({ ...deny, Condition: exempt }) });
    expect(make(world, credentialRolePermissions)).toBeUndefined();
    world.change(bucketPolicy, {
      policy: policy({ ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    });
    expect(make(world, credentialRolePermissions)).toBeUndefined();
  });

  it("knows the organization of the role's account, which the bucket's policy may ask for", () => {
    const { world } = credential();
    world.has("aws_s3_bucket_policy", {
      bucket: "zone",
      policy: policy({
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::zone", "arn:aws:s3:::zone/*"],
        Condition: { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-own" } },
      }),
    });
    expect(make(world, credentialRolePermissions)?.detail).toContain("s3:ListBucket");
    const organization = world.has("aws_organizations_organization", { id: "o-own" }, { account: AWS_ACCOUNT });
    expect(make(world, credentialRolePermissions)).toBeUndefined();
    world.change(organization, { id: "o-other" });
    expect(make(world, credentialRolePermissions)?.detail).toContain("s3:ListBucket");
  });

  it("refuses a bucket whose key the role may not use", () => {
    const { world, zonePolicy, key } = credential();
    const arn = `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/key-1`;
    world.has("aws_s3_bucket_server_side_encryption_configuration", {
      bucket: "zone",
      rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: arn }] }],
    });
    expect(make(world, credentialRolePermissions)?.detail).toContain("kms:GenerateDataKey");
    const { Statement } = JSON.parse(String(zonePolicy.attributes.policy)) as { Statement: object[] };
    world.change(zonePolicy, {
      policy: policy(...Statement, { Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: arn }),
    });
    expect(make(world, credentialRolePermissions)).toBeUndefined();
    world.change(key, { policy: policy({ Principal: { AWS: "arn:aws:iam::222222222222:root" }, Action: "kms:*" }) });
    expect(make(world, credentialRolePermissions)).toBeDefined();
  });
});

describe("credential-role-age", () => {
  it("refuses a role or policy that AWS has not spread yet, until some seconds later", () => {
    for (const part of ["zoneRole", "zonePolicy"] as const) {
      const built = credential();
      built.world.change(built[part], {}, { changedAt: built.world.clock.now() });
      expect(make(built.world, credentialRoleAge)?.fix, part).toContain("time_sleep");
      built.world.clock.advance(15_000);
      expect(make(built.world, credentialRoleAge)).toBeUndefined();
    }
  });

  it("looks at policies that are attached, too", () => {
    const { world } = credential();
    const arn = `arn:aws:iam::${AWS_ACCOUNT}:policy/more`;
    world.has("aws_iam_policy", { arn, policy: policy({ Action: "s3:*", Resource: "*" }) });
    expect(make(world, credentialRoleAge)).toBeUndefined();
    const now = { changedAt: world.clock.now() };
    world.has("aws_iam_role_policy_attachment", { role: "zone", policy_arn: arn }, now);
    expect(make(world, credentialRoleAge)).toBeDefined();
  });
});

describe("external-location-url", () => {
  it("refuses a location that holds another one, or lies in it (H19)", () => {
    const { world, location } = catalog();
    expect(make(world, externalLocationUrl)?.summary).toBe("LOCATION_OVERLAP");
    world.change(location, { url: "s3://zone/files/deep" });
    expect(make(world, externalLocationUrl)).toBeDefined();
    world.change(location, { url: "s3://zone/files-2" });
    expect(make(world, externalLocationUrl)).toBeUndefined();
  });

  it("refuses a bucket that is not there, and what is no place in S3", () => {
    const { world } = credential();
    expect(make(world, externalLocationUrl, { url: "s3://nowhere/files" })?.detail).toContain("nowhere");
    expect(make(world, externalLocationUrl, { url: "zone/files" })?.fix).toContain("s3://");
  });

  it("refuses the storage root of the metastore", () => {
    const { world, metastore } = credential();
    world.change(metastore, { storage_root: "s3://zone/files/root" });
    expect(make(world, externalLocationUrl)?.detail).toContain("metastore");
  });
});

describe("volume-location", () => {
  const volume = (world: Lakehouse, changes: ObjectValue = {}) =>
    world.create(volumeLocation, "databricks_volume", {
      catalog_name: "sales",
      schema_name: "bronze",
      name: "landing",
      volume_type: "EXTERNAL",
      storage_location: "s3://zone/landing",
      ...changes,
    });

  it("accepts an external volume in a location, and a managed one without a place", () => {
    const { world } = catalog();
    expect(volume(world)).toBeUndefined();
    expect(volume(world, { volume_type: "MANAGED", storage_location: null })).toBeUndefined();
  });

  it("refuses a place outside any location, or in another metastore's", () => {
    const { world, location } = catalog();
    expect(volume(world, { storage_location: "s3://other/landing" })?.summary).toContain("EXTERNAL_LOCATION");
    world.change(location, { metastore_id: "another" });
    expect(volume(world)).toBeDefined();
  });

  it("refuses a place in managed storage, or in another volume", () => {
    const { world } = catalog();
    expect(volume(world, { storage_location: "s3://zone/sales/x" })?.summary).toBe("LOCATION_OVERLAP");
    const other = { name: "v", catalog_name: "sales", schema_name: "bronze", storage_location: "s3://zone/landing/in" };
    world.has("databricks_volume", other);
    expect(volume(world)?.detail).toContain("landing/in");
  });

  it("refuses a kind that does not fit the place", () => {
    const { world } = catalog();
    expect(volume(world, { storage_location: null })?.detail).toContain("needs a storage_location");
    expect(volume(world, { volume_type: "MANAGED" })?.detail).toContain("has no storage_location");
  });
});

describe("storage-root", () => {
  const create = (world: Lakehouse, planned: ObjectValue) =>
    world.create(storageRoot, "databricks_catalog", { name: "new", ...planned });

  it("refuses managed storage outside any location, or in a read-only one", () => {
    const { world, location } = catalog();
    expect(create(world, { storage_root: "s3://zone/new" })).toBeUndefined();
    expect(create(world, { storage_root: "s3://other/new" })?.summary).toContain("EXTERNAL_LOCATION");
    world.change(location, { read_only: true });
    expect(create(world, { storage_root: "s3://zone/new" })?.detail).toContain("read-only");
  });

  it("refuses a catalog without storage where the metastore has none", () => {
    const { world, metastore } = catalog();
    expect(create(world, {})?.summary).toContain("Metastore storage root");
    expect(create(world, { connection_name: "mysql" })).toBeUndefined();
    world.change(metastore, { storage_root: "s3://root/" });
    expect(create(world, {})).toBeUndefined();
  });

  it("refuses managed storage where an external volume is", () => {
    const { world } = catalog();
    world.has("databricks_volume", { name: "v", storage_location: "s3://zone/landing" });
    const schema = { catalog_name: "sales", name: "s", storage_root: "s3://zone/landing/s" };
    expect(world.create(storageRoot, "databricks_schema", schema)?.summary).toBe("LOCATION_OVERLAP");
  });
});
