import { Grants as DatabricksGrants, type GrantsConfig } from "@cdktf/provider-databricks/lib/grants";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import type { Grants as ResolvedGrants } from "../../config/derive/grants";
import type { Principal } from "../../config/derive/principal";
import type { SecurableKind } from "../../config/schema/privileges";

export interface GrantsProps {
  /** Kind of the securable. */
  readonly kind: SecurableKind;
  /** Full name of the securable. */
  readonly securable: string;
  /** The complete list; must hold the deployer, or it takes its own privileges away (H10). */
  readonly grants: ResolvedGrants;
  /** Service principal key → application id, which grants name service principals by. */
  readonly applicationIds: Readonly<Record<string, string>>;
  /** What has to be there before anybody may use the securable. Default: nothing. */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Attribute of a resource, as an address: where it changes, the securable is another one, without grants. Default: nothing is. */
  readonly replacedWith?: string;
}

/** Argument of `databricks_grants` per kind of securable. */
const ARGUMENT = {
  metastore: "metastore",
  catalog: "catalog",
  schema: "schema",
  volume: "volume",
  model: "model",
  table: "table",
  // For grants a view is a table.
  view: "table",
  credential: "credential",
  external_location: "externalLocation",
  foreign_connection: "foreignConnection",
  foreign_catalog: "catalog",
  shared_catalog: "catalog",
} as const satisfies Record<SecurableKind, keyof GrantsConfig>;

/** Everything that anybody may do with one securable; what is granted elsewhere is taken away. */
export class Grants extends Construct {
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, props: GrantsProps) {
    super(scope, id);
    this.dependable = new DatabricksGrants(this, "Resource", {
      [ARGUMENT[props.kind]]: props.securable,
      grant: props.grants.map(({ principal, privileges }) => ({
        principal: principalName(principal, props.applicationIds),
        privileges: [...privileges],
      })),
      ...(props.dependsOn && { dependsOn: [...props.dependsOn] }),
      ...(props.replacedWith !== undefined && { lifecycle: { replaceTriggeredBy: [props.replacedWith] } }),
    });
  }
}

/** What a principal is called in grants: the name of a group, the application id of a service principal. */
function principalName(principal: Principal, applicationIds: Readonly<Record<string, string>>): string {
  return principal.kind === "group" ? principal.name : at(applicationIds, principal.key);
}
