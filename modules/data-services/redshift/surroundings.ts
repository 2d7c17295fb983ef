import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import type { Construct } from "constructs";
import type { MadeWarehouse } from "../../../config/kinds/data-services/redshift";
import { configured } from "../../configured";
import { ServiceRole } from "../../iam/service-role";
import type { Contributed } from "../../kinds/contribution";
import { DatabaseLogGroups } from "../database/log-groups";
import { placedSubnets } from "../placed-subnets";
import { warehouseStatements, warehouseTrust } from "./policies";

/** Fields of a warehouse that is made here, as both kinds have them. */
interface Created extends MadeWarehouse {
  readonly network: {
    readonly availabilityZoneIds?: readonly string[] | undefined;
    readonly subnetIds?: readonly string[] | undefined;
  };
  readonly logRetentionDays: number;
}

/** What stands around a warehouse. */
export interface Surroundings {
  /** Security group of the warehouse, which the network layer makes with the rules from both ends. */
  readonly securityGroupId: string;
  readonly subnetIds: readonly string[];
  readonly logs: DatabaseLogGroups;
  /** Its default role, where it reaches files. */
  readonly role: ServiceRole | undefined;
  /** ARN of the key of what it stores. */
  readonly kmsKeyArn: string;
  /** ARN of the key of the administrator's password. */
  readonly secretKeyArn: string;
  /** Names of the databases of the Data Catalog that are made for it. */
  readonly catalogNames: readonly string[];
}

/** Makes what every warehouse needs around it. */
export function surroundings(
  scope: Construct,
  context: Pick<
    Contributed<Created>,
    "entry" | "place" | "tags" | "protection" | "read" | "readAll" | "keyArn" | "serviceKeyArn"
  >,
): Surroundings {
  const { entry: warehouse, place, tags, protection, read, readAll, keyArn, serviceKeyArn } = context;
  const dataKeyArn = keyArn("data");
  const catalogs = Object.entries(warehouse.madeCatalogs).map(([schema, name]) =>
    configured(
      new GlueCatalogDatabase(scope, `catalog-${schema}`, {
        name,
        description: `Tables of the external schema ${schema} of ${warehouse.name}`,
        tags: { ...tags },
      }),
      `.externalSchemas.${schema}.database`,
    ),
  );
  return {
    kmsKeyArn: serviceKeyArn(warehouse.key),
    secretKeyArn: dataKeyArn,
    catalogNames: catalogs.map(({ name }) => name),
    securityGroupId: read("network", "data_service_security_group_ids", warehouse.key),
    subnetIds: Object.values(placedSubnets({ ...warehouse.network, subnets: "data-services" }, readAll)),
    logs: new DatabaseLogGroups(scope, "logs", {
      names: warehouse.logGroupNames,
      kmsKeyArn: read("foundation", "kms_key_arns", "logs"),
      retentionDays: warehouse.logRetentionDays,
      tags,
      preventDestroy: protection.preventDestroy,
    }),
    role:
      warehouse.files &&
      configured(
        new ServiceRole(scope, "files", {
          roleName: warehouse.role.name,
          description: `Files that ${warehouse.name} loads and writes`,
          trust: warehouseTrust(place),
          policyName: "files",
          statements: warehouseStatements(warehouse.files, dataKeyArn, place),
          tags,
        }),
        ".files",
      ),
  };
}
