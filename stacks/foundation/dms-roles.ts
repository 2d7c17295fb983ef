import type { Construct } from "constructs";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { DmsRoles } from "../../modules/data-services/dms-replication/account-roles";
import { placeOf } from "../base/place";

/** The roles of AWS DMS in the account, where they are managed here. */
export function dmsRoles(stack: Construct, env: Environment, boundaryArn: string | undefined): void {
  const { dmsRoles: mode, permissionsBoundary } = env.foundation;
  if (mode !== "create") return;
  configured(
    new DmsRoles(stack, "dms-roles", {
      place: placeOf(env),
      // What this project makes bounds its own roles; one of the organization's bounds every role.
      boundaryArn: permissionsBoundary.mode === "existing" ? boundaryArn : undefined,
    }),
    "foundation.dmsRoles",
  );
}
