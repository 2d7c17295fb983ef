import { AWS_QUOTAS } from "../../../config/facts/aws-quotas";
import { isNodeType } from "../../../config/facts/node-types";
import { partitionOf } from "../../../config/facts/partitions";
import { DATA_PLANE_PORTS } from "../../../config/facts/ports";
import { quartzFault } from "../../../config/facts/quartz";
import { DATABRICKS_PRINCIPALS, REGIONS } from "../../../config/facts/regions";
import { zoneIds } from "../../../config/facts/regions/zones";
import { LOG_DELIVERIES, RESOURCE_LIMITS, STORAGE_CONFIGURATIONS } from "../../../config/facts/resource-limits";
import { API_CLUSTERS, SHORTEST_STOP } from "../../../config/facts/sql-warehouses";
import { isTimeZone } from "../../../config/facts/time-zones";
import { PRIVILEGES } from "../../../config/schema/privileges";
import type { Published } from "../cloud/published";

/** What the project knows of AWS and Databricks: the same that its checks go by. */
export const PUBLISHED: Published = {
  regions: REGIONS,
  principals: DATABRICKS_PRINCIPALS,
  privileges: PRIVILEGES,
  partitionOf,
  zoneIds,
  limits: {
    ...RESOURCE_LIMITS.value,
    logDeliveries: LOG_DELIVERIES.value,
    storageConfigurations: STORAGE_CONFIGURATIONS.value,
  },
  quotas: AWS_QUOTAS.value,
  ports: DATA_PLANE_PORTS.value,
  sqlWarehouses: { ...API_CLUSTERS.value, shortestStop: SHORTEST_STOP.value },
  quartzFault,
  isNodeType,
  isTimeZone,
};
