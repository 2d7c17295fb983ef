import { Connection as DatabricksConnection } from "@cdktf/provider-databricks/lib/connection";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../../config/derive/grants";
import { mapValues } from "../../../config/derive/map-values";
import type { CreatedConnection } from "../../../config/kinds/connections/connection";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";
import { AccessRequests } from "../../unity-catalog/access-requests";
import { Grants } from "../../unity-catalog/grants";
import { secretVariable } from "../secret-variable";

export interface ConnectionProps {
  readonly connection: CreatedConnection;
  /** Host name of the database that it leads to, where it is one of the environment. */
  readonly host: string | undefined;
  /** Service credential by which it reads AWS, where it does. */
  readonly credential: string | undefined;
  readonly grants: ResolvedGrants<"foreign_connection">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  /** A replaced connection takes the catalogs over it along: type and comment cannot change in place. */
  readonly preventDestroy: boolean;
}

/** A connection of Unity Catalog. What is secret of it is given to Terraform as variables, and stands in its state. */
export class Connection extends Construct {
  readonly connectionName: string;

  constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    const { connection } = props;
    const secrets = mapValues(connection.variables, (name, option) =>
      secretVariable(this, `variable-${option}`, {
        name,
        description: `Option ${option} of the connection ${connection.key}`,
      }),
    );
    const made = new DatabricksConnection(this, "Resource", {
      name: connection.name,
      connectionType: connection.connectionType,
      comment: literal(connection.comment),
      options: {
        ...connection.defaults,
        ...mapValues(connection.options, literal),
        ...(props.host === undefined ? {} : { host: props.host }),
        ...(props.credential === undefined ? {} : { credential: props.credential }),
        ...secrets,
      },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    this.connectionName = made.name;
    configured(
      new Grants(this, "grants", {
        kind: "foreign_connection",
        securable: made.name,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
    configured(
      new AccessRequests(this, "access-requests", {
        type: "CONNECTION",
        name: made.name,
        to: connection.accessRequests,
      }),
      ".accessRequests",
    );
  }
}
