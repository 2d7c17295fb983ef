import { Query as DatabricksQuery } from "@cdktf/provider-databricks/lib/query";
import { Construct } from "constructs";
import type { QueryModel } from "../../../config/kinds/consumers/query";
import { objectPermissions } from "../../identity/object-permissions";
import { literal } from "../../terraform/literal";
import { shownIn } from "../shown-folder";
import { queryParameters } from "./parameters";

export interface QueryProps {
  readonly consumer: QueryModel;
  /** Path of the folder that it shares with others. Default: one of its own. */
  readonly folder?: string | undefined;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Application ids of service principals whose jobs run it. */
  readonly users: readonly string[];
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
  /** Id of the SQL warehouse that it runs on. */
  readonly warehouseId: string;
  /** Id of a query that gives values to choose from, by its key. */
  readonly queryId: (key: string) => string;
}

/** A saved query in a folder of its own. Not below `/Shared`, where every user may change it. */
export class Query extends Construct {
  readonly queryId: string;

  constructor(scope: Construct, id: string, props: QueryProps) {
    super(scope, id);
    const { consumer } = props;
    const parentPath = shownIn(this, {
      shared: props.folder,
      own: `/Lakehouse/${props.prefix}/queries/${consumer.key}`,
    });
    const parameters = queryParameters(consumer.parameters, props.queryId);
    const query = new DatabricksQuery(this, "Resource", {
      displayName: literal(consumer.title),
      ...(consumer.description !== undefined && { description: literal(consumer.description) }),
      parentPath,
      warehouseId: props.warehouseId,
      catalog: props.catalogName,
      schema: consumer.schema,
      queryText: literal(consumer.text),
      ...(parameters.length > 0 && { parameter: parameters }),
      applyAutoLimit: consumer.autoLimit,
      ...(consumer.labels.length > 0 && { tags: consumer.labels.map(literal) }),
      // Its owner is the deployer, who sees everything.
      runAsMode: "VIEWER",
    });
    objectPermissions(this, "permissions", ["sqlQueryId", query.id], props.deployerApplicationId, [
      ...Object.entries(consumer.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...props.users.map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel: "CAN_RUN" })),
    ]);
    this.queryId = query.id;
  }
}
