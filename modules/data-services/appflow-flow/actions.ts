import { arn, inRegion, KEY_GRANTED, KEY_LOOKED_AT, on, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";

const FLOW = arn("appflow", "flow/{prefix}-*");
const PROFILE = arn("appflow", "connectorprofile/{prefix}-*");
/** AppFlow keeps what a profile signs in with in secrets of its own, in the name of whoever makes the profile. */
const OWN_SECRET = arn("secretsmanager", "secret:appflow!*");
const viaAppFlow = { "ForAnyValue:StringEquals": { "aws:CalledVia": "appflow.amazonaws.com" } };

/**
 * Flows and connector profiles. Source: service authorization reference, "Amazon AppFlow"; AWS managed policy
 * AmazonAppFlowFullAccess, for what AppFlow calls in the name of who calls it.
 */
export const APPFLOW_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_appflow_connector_profile: [
      // AWS knows nothing narrower for these.
      inRegion("appflow:CreateConnectorProfile", "appflow:DescribeConnectorProfiles"),
      on(PROFILE, "appflow:DeleteConnectorProfile", "appflow:UpdateConnectorProfile"),
      when(viaAppFlow, on(OWN_SECRET, "secretsmanager:CreateSecret", "secretsmanager:PutResourcePolicy")),
      KEY_LOOKED_AT,
      KEY_GRANTED,
    ],
    aws_appflow_flow: [
      inRegion("appflow:CreateFlow"),
      on(
        FLOW,
        "appflow:DeleteFlow",
        "appflow:DescribeFlow",
        "appflow:ListTagsForResource",
        "appflow:TagResource",
        "appflow:UntagResource",
        "appflow:UpdateFlow",
      ),
      // Of the profile that a flow uses, also one that is there already; nothing else takes this action.
      on(arn("appflow", "*"), "appflow:UseConnectorProfile"),
      KEY_LOOKED_AT,
      KEY_GRANTED,
    ],
  }),
};
