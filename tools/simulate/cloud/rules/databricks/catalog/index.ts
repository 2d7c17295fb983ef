import type { Rule } from "../../../rule";
import { accessRequests } from "./access-requests";
import { createPrivilege } from "./create-privilege";
import { grantPrivileges } from "./grant-privileges";
import { grantsKeepManage } from "./grants-keep-manage";
import { grantsOnce } from "./grants-once";
import { manageNeeded } from "./manage-needed";
import { metastorePerRegion } from "./metastore-per-region";
import { recipientScope } from "./recipient-scope";
import { securableExists } from "./securable-exists";
import { securableName } from "./securable-name";
import { securableNotEmpty } from "./securable-not-empty";
import { securableVisible } from "./securable-visible";
import { systemSchema } from "./system-schema";

/** What Unity Catalog holds, and who may do what with it. */
export const CATALOG_RULES: readonly Rule[] = [
  metastorePerRegion,
  securableName,
  securableExists,
  securableVisible,
  createPrivilege,
  manageNeeded,
  grantPrivileges,
  grantsOnce,
  grantsKeepManage,
  recipientScope,
  systemSchema,
  accessRequests,
  securableNotEmpty,
];
