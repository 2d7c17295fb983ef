import { DATABRICKS_PRINCIPALS, REGIONS } from "../../../config/regions";
import { zoneIds } from "../../../config/regions/zones";
import { PRIVILEGES } from "../../../config/schema/privileges";
import type { Published } from "../cloud/published";

/** What the project knows of AWS and Databricks: the same that its checks go by. */
export const PUBLISHED: Published = {
  regions: REGIONS,
  principals: DATABRICKS_PRINCIPALS,
  privileges: PRIVILEGES,
  zoneIds,
};
