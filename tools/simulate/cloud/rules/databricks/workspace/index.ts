import type { Rule } from "../../../rule";
import { credentialsPermissions } from "./credentials-permissions";
import { credentialsRole } from "./credentials-role";
import { customerManagedKeyPolicy } from "./customer-managed-key-policy";
import { customerManagedKeyUse } from "./customer-managed-key-use";
import { metastoreAssignedFirst } from "./metastore-assigned-first";
import { networkOfOneWorkspace } from "./network-of-one-workspace";
import { privateAccess } from "./private-access";
import { rootBucketPolicy } from "./root-bucket-policy";
import { workspaceRegion } from "./workspace-region";
import { workspaceUpdate } from "./workspace-update";

/** What a workspace is made of. */
export const WORKSPACE_RULES: readonly Rule[] = [
  credentialsRole,
  credentialsPermissions,
  customerManagedKeyPolicy,
  workspaceUpdate,
  customerManagedKeyUse,
  privateAccess,
  workspaceRegion,
  rootBucketPolicy,
  networkOfOneWorkspace,
  metastoreAssignedFirst,
];
