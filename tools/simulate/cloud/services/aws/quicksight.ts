import type { Row } from "../../computed/aws-template";
import { by, ROLE_ARN, SECURITY_GROUP, SUBNET } from "../../references/aws-targets";
import type { Target } from "../../references/reference";
import type { Service } from "../service";

const NOT_FOUND = "ResourceNotFoundException";
/** A thing of QuickSight of the account, by one of its attributes. */
const of = (type: string, attribute: string): Target => ({ targets: [type], attribute, missing: NOT_FOUND });

const SOURCE = of("aws_quicksight_data_source", "arn");
const SET_ARN = of("aws_quicksight_data_set", "arn");
const GROUP = of("aws_quicksight_group", "group_name");

/** Amazon QuickSight. Source: QuickSight API reference, and the provider's documentation of the types. */
export const quicksight: Service = {
  aws_quicksight_data_source: {
    computed: quickSight("datasource/{data_source_id}", "{data_source_id}", {}, "/"),
    references: {
      "vpc_connection_properties.vpc_connection_arn": of("aws_quicksight_vpc_connection", "arn"),
      "credentials.secret_arn": of("aws_secretsmanager_secret", "arn"),
    },
  },
  aws_quicksight_data_set: {
    computed: quickSight("dataset/{data_set_id}", "{data_set_id}", { output_columns: [] }),
    references: { "physical_table_map.relational_table.data_source_arn": SOURCE },
  },
  aws_quicksight_refresh_schedule: {
    computed: quickSight("dataset/{data_set_id}/refresh-schedule/{schedule_id}", "{data_set_id},{schedule_id}"),
    references: { data_set_id: of("aws_quicksight_data_set", "data_set_id") },
  },
  aws_quicksight_vpc_connection: {
    computed: quickSight("vpcConnection/{vpc_connection_id}", "{vpc_connection_id}", {
      availability_status: "AVAILABLE",
    }),
    references: { subnet_ids: SUBNET, security_group_ids: SECURITY_GROUP, role_arn: by(ROLE_ARN, "arn") },
    trusts: { path: "role_arn", service: "quicksight", summary: "InvalidParameterValueException" },
  },
  aws_quicksight_group: { computed: quickSight("group/default/{group_name}", "default/{group_name}", {}, "/") },
  aws_quicksight_group_membership: {
    computed: quickSight(
      "groupmember/default/{group_name}/{member_name}",
      "default/{group_name}/{member_name}",
      {},
      "/",
    ),
    references: { group_name: GROUP },
  },
  aws_quicksight_iam_policy_assignment: {
    computed: quickSight("assignment/default/{assignment_name}", "default,{assignment_name}", {
      assignment_id: "{uuid}",
    }),
  },
  aws_quicksight_folder: {
    computed: quickSight("folder/{folder_id}", "{folder_id}", {
      folder_path: [],
      created_time: "{time}",
      last_updated_time: "{time}",
    }),
    references: { parent_folder_arn: of("aws_quicksight_folder", "arn") },
  },
  aws_quicksight_folder_membership: {
    computed: quickSight("folder/{folder_id}", "{folder_id},{member_type},{member_id}"),
    references: { folder_id: of("aws_quicksight_folder", "folder_id") },
  },
  aws_quicksight_dashboard: {
    computed: quickSight("dashboard/{dashboard_id}", "{dashboard_id}", shownOf({ version_number: 1 })),
    references: { "source_entity.source_template.data_set_references.data_set_arn": SET_ARN },
  },
  aws_quicksight_analysis: {
    computed: quickSight("analysis/{analysis_id}", "{analysis_id}", shownOf({})),
    references: { "source_entity.source_template.data_set_references.data_set_arn": SET_ARN },
  },
  aws_quicksight_account_subscription: {
    computed: {
      aws_account_id: "{account}",
      id: "{account}",
      account_subscription_status: "ACCOUNT_CREATED",
    },
  },
};

function shownOf(more: Row): Row {
  return { created_time: "{time}", last_updated_time: "{time}", status: "CREATION_SUCCESSFUL", ...more };
}

/** @param between what stands between the account and the rest of the id; the provider has no one sign for all */
function quickSight(resource: string, id: string, more: Row = {}, between: "," | "/" = ","): Row {
  return {
    aws_account_id: "{account}",
    id: `{account}${between}${id}`,
    arn: `arn:{partition}:quicksight:{region}:{account}:${resource}`,
    ...more,
  };
}
