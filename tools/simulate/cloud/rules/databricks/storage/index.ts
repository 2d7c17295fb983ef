import type { Rule } from "../../../rule";
import { credentialRoleAge } from "./credential-role-age";
import { credentialRoleExists } from "./credential-role-exists";
import { credentialRolePermissions } from "./credential-role-permissions";
import { credentialRoleSelf } from "./credential-role-self";
import { credentialRoleTrust } from "./credential-role-trust";
import { externalLocationUrl } from "./external-location-url";
import { fileEventsRights } from "./file-events-rights";
import { providedQueue } from "./provided-queue";
import { storageRoot } from "./storage-root";
import { volumeLocation } from "./volume-location";

/** Unity Catalog's way to S3. */
export const STORAGE_RULES: readonly Rule[] = [
  externalLocationUrl,
  credentialRoleExists,
  credentialRoleTrust,
  credentialRoleSelf,
  credentialRolePermissions,
  credentialRoleAge,
  fileEventsRights,
  providedQueue,
  volumeLocation,
  storageRoot,
];
