import type { AppResources } from "@cdktf/provider-databricks/lib/app";
import type { AppModel, AppResourceModel } from "../../../config/kinds/consumers/app";
import type { Contributed } from "../../kinds/contribution";

type Part = Omit<AppResources, "name">;
type Given = Pick<Contributed<AppModel>, "read" | "readLater">;

/**
 * What an app gets from Databricks, in the order of the names. An endpoint that is made later, once its model is there,
 * is not among them: the app is let in there, and knows its name.
 */
export const resourcesOf = (resources: AppModel["resources"], context: Given): AppResources[] =>
  Object.entries(resources)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, resource]) => {
      const part = partOf(resource, context);
      return part === undefined ? [] : [{ name, ...part }];
    });

function partOf(resource: AppResourceModel, { read, readLater }: Given): Part | undefined {
  switch (resource.type) {
    case "warehouse":
      return { sqlWarehouse: { id: read("serving", "warehouse_ids", resource.warehouse), permission: "CAN_USE" } };
    case "endpoint":
      return resource.layer === "activation"
        ? undefined
        : {
            servingEndpoint: {
              name: read("serving", "serving_endpoint_names", resource.endpoint),
              permission: "CAN_QUERY",
            },
          };
    case "job":
      // Jobs are made after what is let into the lakehouse.
      return { job: { id: readLater("job_ids", resource.job), permission: "CAN_MANAGE_RUN" } };
    case "database":
      return {
        database: {
          instanceName: read("serving", "lakebase_instance_names", resource.database),
          databaseName: resource.name,
          permission: "CAN_CONNECT_AND_CREATE",
        },
      };
    case "secret":
      return {
        secret: {
          scope: read("settings", "secret_scope_names", resource.secret.scope),
          key: resource.secret.key,
          permission: "READ",
        },
      };
    case "volume":
      return {
        ucSecurable: {
          securableType: "VOLUME",
          securableFullName: `${read("unity-catalog", "catalog_names", resource.catalog)}.${resource.schema}.${resource.volume}`,
          permission: resource.writes ? "WRITE_VOLUME" : "READ_VOLUME",
        },
      };
    case "genie":
      return { genieSpace: { name: resource.title, spaceId: resource.spaceId, permission: "CAN_RUN" } };
  }
}
