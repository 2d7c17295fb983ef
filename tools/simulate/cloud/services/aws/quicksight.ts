import type { Row } from "../../computed/aws-template";
import type { Service } from "../service";

/** Amazon QuickSight. */
export const quicksight: Service = {
  aws_quicksight_data_source: { computed: quickSight("datasource/{data_source_id}", "{data_source_id}") },
  aws_quicksight_data_set: { computed: quickSight("dataset/{data_set_id}", "{data_set_id}", { output_columns: [] }) },
  aws_quicksight_vpc_connection: {
    computed: quickSight("vpcConnection/{vpc_connection_id}", "{vpc_connection_id}", {
      availability_status: "AVAILABLE",
    }),
  },
  aws_quicksight_group: { computed: quickSight("group/default/{group_name}", "default/{group_name}") },
  aws_quicksight_folder: {
    computed: quickSight("folder/{folder_id}", "{folder_id}", {
      folder_path: [],
      created_time: "{time}",
      last_updated_time: "{time}",
    }),
  },
};

function quickSight(resource: string, id: string, more: Row = {}): Row {
  return {
    aws_account_id: "{account}",
    id: `{account},${id}`,
    arn: `arn:{partition}:quicksight:{region}:{account}:${resource}`,
    ...more,
  };
}
