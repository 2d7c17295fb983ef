import { Grant, type GrantConfig } from "@cdktf/provider-databricks/lib/grant";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import type { Grants } from "../../config/derive/grant-list";

export interface PrincipalGrantsProps {
  /** What is granted on, as `databricks_grant` names it: `{ metastore: "…" }`. */
  readonly on: Pick<GrantConfig, "metastore" | "schema">;
  readonly grants: Grants;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  /** What has to be there first. Default nothing. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** What some may do with a securable that has other owners of grants beside: each principal alone, what others have stays. */
export class PrincipalGrants extends Construct {
  constructor(scope: Construct, id: string, props: PrincipalGrantsProps) {
    super(scope, id);
    for (const { principal, privileges } of props.grants) {
      const isGroup = principal.kind === "group";
      new Grant(this, isGroup ? `group-${principal.name}` : `principal-${principal.key}`, {
        ...props.on,
        principal: isGroup ? principal.name : at(props.applicationIds, principal.key),
        privileges: [...privileges],
        ...(props.dependsOn && { dependsOn: [...props.dependsOn] }),
      });
    }
  }
}
