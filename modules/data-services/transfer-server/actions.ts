import { arn, ec2, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { LOG_DELIVERY } from "../../network/actions/log-delivery";
import { deliveredFiles } from "../delivered-files";

/** By ids that AWS gives. */
const SERVER = arn("transfer", "server/*");
const USER = arn("transfer", "user/*");
const TAGS = ["transfer:ListTagsForResource", "transfer:TagResource", "transfer:UntagResource"];
const LOG_GROUP = [arn("logs", "log-group:{logGroup}"), arn("logs", "log-group:{logGroup}:*")];

/** Servers with their users, keys and logs. Source: service authorization reference, "AWS Transfer Family". */
export const TRANSFER_SERVER_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_cloudwatch_log_metric_filter: [
      on(LOG_GROUP, "logs:DeleteMetricFilter", "logs:DescribeMetricFilters", "logs:PutMetricFilter"),
    ],
    aws_transfer_server: [
      inRegion("transfer:CreateServer", ...LOG_DELIVERY),
      on(
        SERVER,
        "transfer:DeleteServer",
        "transfer:DescribeServer",
        // Addresses change only while the server is stopped.
        "transfer:StartServer",
        "transfer:StopServer",
        "transfer:UpdateServer",
        ...TAGS,
      ),
      // The service makes its endpoint, and gives it the addresses, with the rights of the caller.
      ec2("AssociateAddress", "CreateVpcEndpoint", "DeleteVpcEndpoints", "DisassociateAddress", "ModifyVpcEndpoint"),
    ],
    aws_transfer_ssh_key: [
      on(USER, "transfer:DeleteSshPublicKey", "transfer:DescribeUser", "transfer:ImportSshPublicKey"),
    ],
    aws_transfer_user: [
      on(SERVER, "transfer:CreateUser"),
      on(USER, "transfer:DeleteUser", "transfer:DescribeUser", "transfer:UpdateUser", ...TAGS),
      passTo("transfer.amazonaws.com"),
    ],
  }),
  ceiling: { layer: "data-services", statements: deliveredFiles },
};
