import { type PolicyStatement, parsePolicy } from "../../../../../../emitted/policies";
import { at } from "../../../../schema/value";
import { type Trial, trialOf } from "../../../databricks/credential-role";
import { bucketKey, mayUseBucket, permissionsOf } from "../../../databricks/roles";
import { keyPrefix } from "../../../databricks/storage-url";
import { describe } from "../../../describe";
import { identityVerdict, resourceVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import type { CloudObject, StoreView } from "../../../store";
import { textOf } from "../../../values";

const ON_BUCKET = ["s3:ListBucket", "s3:GetBucketLocation"];
const READ = ["s3:GetObject"];
const WRITE = ["s3:PutObject", "s3:DeleteObject"];

/** The role may read, and unless it is read-only write, what the location holds, and use the bucket's key. */
export const credentialRolePermissions: Rule = {
  id: "credential-role-permissions",
  source: "facts 6.2; issue 3843 (validation lists, reads, writes and deletes); hazard H18",
  types: ["databricks_external_location"],
  operations: ["create", "update"],
  refuses(request) {
    const trial = trialOf(request);
    if (trial?.role === undefined || trial.location === undefined) return undefined;
    const { statements } = permissionsOf(request.store, trial.role);
    const denied = [
      ...deniedOnBucket(request.store, trial.role, statements, trial.location),
      ...deniedOnKey(request.store, trial.role, statements, trial.location),
    ];
    const [first] = denied;
    if (first === undefined) return undefined;
    const kind = WRITE.includes(first) ? "WRITE" : "READ";
    return {
      summary: `PERMISSION_DENIED: AWS IAM role does not have ${kind} permissions on ${trial.location.url}`,
      detail: `${describe(trial.role)} may not ${denied.join(", ")} there: a policy of the role or of the bucket does not allow it, or denies it`,
      fix: "cover the bucket, its objects and its KMS key in the role's policy, and exempt the role where the bucket's policy denies",
      path: trial.path,
    };
  },
};

type Location = NonNullable<Trial["location"]>;

function deniedOnBucket(
  store: StoreView,
  role: CloudObject,
  statements: readonly PolicyStatement[],
  location: Location,
): string[] {
  const partition = textOf(at(role.attributes, "arn"))?.split(":")[1] ?? "aws";
  const arn = `arn:${partition}:s3:::${location.bucket}`;
  const prefix = keyPrefix(location);
  const may = (action: string, resource: string) =>
    mayUseBucket(store, role, statements, location.bucket, {
      action,
      resource,
      context: { "s3:prefix": prefix },
    });
  const onObjects = [...READ, ...(location.readOnly ? [] : WRITE)];
  return [
    ...ON_BUCKET.filter((action) => !may(action, arn)),
    ...onObjects.filter((action) => !may(action, `${arn}/${prefix}file`)),
  ];
}

function deniedOnKey(
  store: StoreView,
  role: CloudObject,
  statements: readonly PolicyStatement[],
  location: Location,
): string[] {
  const key = bucketKey(store, location.bucket);
  const arn = textOf(at(key?.attributes, "arn"));
  const principal = textOf(at(role.attributes, "arn")) ?? "";
  if (key === undefined || arn === undefined) return [];
  const ofKey = parsePolicy(textOf(at(key.attributes, "policy")) ?? "") ?? [];
  const actions = ["kms:Decrypt", ...(location.readOnly ? [] : ["kms:GenerateDataKey"])];
  return actions.filter((action) => {
    const byRole = identityVerdict(statements, { principal, action, resource: arn });
    const byKey = resourceVerdict(ofKey, { principal, action });
    return byRole !== "allow" || byKey === "deny" || (ofKey.length > 0 && byKey !== "allow");
  });
}
