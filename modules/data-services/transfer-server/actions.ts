import { accessedBy } from "../../iam/ceiling";
import { arn, ec2, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import type { Statement } from "../../iam/policy-document";
import { LOG_DELIVERY } from "../../network/actions/log-delivery";
import { deliveredFiles } from "../delivered-files";
import { WORK_ON_FILES } from "./workflow-policies";

/** By ids that AWS gives. */
const SERVER = arn("transfer", "server/*");
const USER = arn("transfer", "user/*");
const WORKFLOW = arn("transfer", "workflow/*");
const TAGS = ["transfer:ListTagsForResource", "transfer:TagResource", "transfer:UntagResource"];
const LOG_GROUP = [arn("logs", "log-group:{logGroup}"), arn("logs", "log-group:{logGroup}:*")];

/** Servers with their users, groups, keys, workflows and logs; records in DNS stand with those of APIs. Source: service authorization reference, "AWS Transfer Family". */
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
      // It tries the roles that it works with itself.
      passTo("transfer.amazonaws.com"),
      // It registers with a directory, and is struck off, with the rights of the caller.
      inRegion("ds:DescribeDirectories"),
      on(arn("ds", "directory/*"), "ds:AuthorizeApplication", "ds:UnauthorizeApplication"),
      // The service makes its endpoint, and gives it the addresses, with the rights of the caller.
      ec2("AssociateAddress", "CreateVpcEndpoint", "DeleteVpcEndpoints", "DisassociateAddress", "ModifyVpcEndpoint"),
    ],
    aws_transfer_access: [
      on(SERVER, "transfer:CreateAccess", "transfer:DeleteAccess", "transfer:DescribeAccess", "transfer:UpdateAccess"),
      passTo("transfer.amazonaws.com"),
    ],
    aws_transfer_ssh_key: [
      on(USER, "transfer:DeleteSshPublicKey", "transfer:DescribeUser", "transfer:ImportSshPublicKey"),
    ],
    aws_transfer_user: [
      on(SERVER, "transfer:CreateUser"),
      on(USER, "transfer:DeleteUser", "transfer:DescribeUser", "transfer:UpdateUser", ...TAGS),
      passTo("transfer.amazonaws.com"),
    ],
    aws_transfer_workflow: [
      inRegion("transfer:CreateWorkflow"),
      on(WORKFLOW, "transfer:DeleteWorkflow", "transfer:DescribeWorkflow", ...TAGS),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => {
      const only = (Sid: string, Action: string, Resource: readonly string[]): Statement[] =>
        Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource }];
      return [
        ...deliveredFiles(place, ...WORK_ON_FILES),
        // Those alone: who may change the policies of the layer's roles calls nothing else with them.
        ...only("CallFunctions", "lambda:InvokeFunction", accessedBy(place, "work-on-file")),
        ...only("AskApis", "execute-api:Invoke", accessedBy(place, "ask-api")),
        ...only("PgpKeys", "secretsmanager:GetSecretValue", accessedBy(place, "read-pgp-keys")),
      ];
    },
  },
};
