import { REGION_SETTING } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS Lake Formation. */
export const lakeFormation: Service = {
  aws_lakeformation_resource: { computed: { id: "{arn}", last_modified: "{time}" } },
  aws_lakeformation_data_lake_settings: {
    computed: { id: "{digits:10}" },
    unique: [REGION_SETTING],
  },
  aws_lakeformation_lf_tag: { computed: { catalog_id: "{account}", id: "{account}:{key}" } },
};
