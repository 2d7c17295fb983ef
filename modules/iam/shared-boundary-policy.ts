import { nameOf } from "../../config/derive/names";
import { KEYS, OBJECTS } from "../unity-catalog/ceiling";
import { COMPUTE } from "../workspace/ceiling";
import { exceptions, type PermissionsBoundaryProps } from "./permissions-boundary-policy";
import type { Statement } from "./policy-document";

/** Writing of logs to groups that are there. */
const LOGS = ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"];

/**
 * The boundary that all layers' roles had in 0.1, and that the trail's role still has. A layer's roles leave it when the
 * layer is deployed, after the foundation: IAM refuses to delete a policy that is the boundary of a role, and roles
 * would lose their rights in between if it was narrowed. No deploy role may give it to a role any more.
 */
export function sharedBoundary(
  props: Pick<PermissionsBoundaryProps, "partition" | "accountId" | "region" | "names" | "logBuckets" | "stateBuckets">,
): Statement[] {
  const { partition, accountId } = props;
  return [
    {
      Sid: "Compute",
      Effect: "Allow",
      Action: COMPUTE,
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": props.region } },
    },
    {
      Sid: "SpotServiceLinkedRole",
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: `arn:${partition}:iam::${accountId}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
    },
    { Sid: "Objects", Effect: "Allow", Action: OBJECTS, Resource: `arn:${partition}:s3:::*` },
    { Sid: "Keys", Effect: "Allow", Action: KEYS, Resource: `arn:${partition}:kms:*:*:key/*` },
    // On everything: listing groups cannot be narrowed.
    { Sid: "Logs", Effect: "Allow", Action: LOGS, Resource: "*" },
    {
      // Unity Catalog's roles assume themselves.
      Sid: "OwnRoles",
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: `arn:${partition}:iam::${accountId}:role/${nameOf(props.names, "roles", "*")}`,
    },
    ...exceptions(props),
  ];
}
