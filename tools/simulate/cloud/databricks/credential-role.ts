import { at, type ObjectValue } from "../../schema/value";
import type { RuleRequest } from "../rule";
import type { CloudObject } from "../store";
import { blockOf, textOf } from "../values";
import { roleByArn } from "./roles";
import { inMetastore, metastoreOf } from "./scope";
import { type S3Location, s3Location } from "./storage-url";

/** Types with an IAM role behind them that Unity Catalog tries out. */
export const WITH_ROLE = [
  "databricks_credential",
  "databricks_external_location",
  "databricks_metastore_data_access",
  "databricks_storage_credential",
];

/** Arguments whose change makes Unity Catalog try again. */
const TRIED_AGAIN = ["aws_iam_role", "credential_name", "enable_file_events", "file_event_queue", "read_only", "url"];

/** What Unity Catalog tries out with the role of a credential. */
export interface Trial {
  /** ARN in the credential. */
  readonly roleArn: string;
  readonly role: CloudObject | undefined;
  /** Issued by Databricks for this credential; undefined while the credential is being made. */
  readonly externalId: string | undefined;
  /** What it is to be used for; undefined for the credential alone. */
  readonly location: (S3Location & { readonly url: string; readonly readOnly: boolean }) | undefined;
  /** The argument at fault. */
  readonly path: readonly [{ readonly attribute: string }];
}

/** The trial that a request leads to; undefined where validation is skipped or nothing to do with it changes. */
export function trialOf(request: RuleRequest): Trial | undefined {
  const { type, planned, operation, changed, store } = request;
  if (planned === null || at(planned, "skip_validation") === true) return undefined;
  if (operation === "update" && !changed.some((name) => TRIED_AGAIN.includes(name))) return undefined;
  const isLocation = type === "databricks_external_location";
  const holder = isLocation ? credentialNamed(request, at(planned, "credential_name")) : planned;
  const block = blockOf(holder, "aws_iam_role");
  const roleArn = textOf(at(block, "role_arn"));
  if (roleArn === undefined) return undefined;
  const url = textOf(at(planned, "url")) ?? "";
  const location = isLocation ? s3Location(url) : undefined;
  return {
    roleArn,
    role: roleByArn(store, roleArn),
    externalId: textOf(at(block, "external_id")),
    location: location && {
      ...location,
      url,
      readOnly: at(planned, "read_only") === true || at(holder ?? null, "read_only") === true,
    },
    path: [{ attribute: isLocation ? "credential_name" : "aws_iam_role" }],
  };
}

function credentialNamed(request: RuleRequest, name: ReturnType<typeof at>): ObjectValue | undefined {
  const metastore = metastoreOf(request);
  const all = metastore
    ? inMetastore(request.store, metastore, "databricks_storage_credential", "databricks_metastore_data_access")
    : request.store.ofType("databricks_storage_credential");
  return all.find(({ attributes }) => at(attributes, "name") === name)?.attributes;
}
