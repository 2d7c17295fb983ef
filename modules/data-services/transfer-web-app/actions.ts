import { anywhere, arn, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { onAnything } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { MORE_ON_FILES } from "../transfer-policies";

/** By ids that AWS gives. */
const APP = arn("transfer", "webapp/*");
const LOCATION = arn("s3", "access-grants/default/location/*");
const GRANT = arn("s3", "access-grants/default/grant/*");
const TAGS = ["s3:ListTagsForResource", "s3:TagResource", "s3:UntagResource"];

/** Web apps, and what S3 gives to those who are signed in. Source: service authorization reference, "AWS Transfer Family", "Amazon S3" and "AWS IAM Identity Center". */
export const TRANSFER_WEB_APP_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_transfer_web_app: [
      anywhere("transfer:CreateWebApp"),
      inRegion("transfer:ListTagsForResource"),
      on(
        APP,
        "transfer:DeleteWebApp",
        "transfer:DescribeWebApp",
        "transfer:TagResource",
        "transfer:UntagResource",
        "transfer:UpdateWebApp",
      ),
      passTo("transfer.amazonaws.com"),
      // The service makes an application in IAM Identity Center with the rights of the caller.
      anywhere(
        "sso:CreateApplication",
        "sso:DeleteApplication",
        "sso:DescribeApplication",
        "sso:DescribeInstance",
        "sso:PutApplicationAccessScope",
        "sso:PutApplicationAuthenticationMethod",
        "sso:PutApplicationGrant",
      ),
    ],
    aws_transfer_web_app_customization: [
      on(
        APP,
        "transfer:DeleteWebAppCustomization",
        "transfer:DescribeWebAppCustomization",
        "transfer:UpdateWebAppCustomization",
      ),
    ],
    aws_ssoadmin_application_assignment: [
      anywhere(
        "sso:CreateApplicationAssignment",
        "sso:DeleteApplicationAssignment",
        "sso:DescribeApplicationAssignment",
      ),
    ],
    aws_s3control_access_grants_location: [
      on(
        LOCATION,
        "s3:CreateAccessGrantsLocation",
        "s3:DeleteAccessGrantsLocation",
        "s3:GetAccessGrantsLocation",
        "s3:UpdateAccessGrantsLocation",
        ...TAGS,
      ),
      passTo("access-grants.s3.amazonaws.com"),
    ],
    aws_s3control_access_grant: [
      on(GRANT, "s3:CreateAccessGrant", "s3:DeleteAccessGrant", "s3:GetAccessGrant", ...TAGS),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => [
      ...deliveredFiles(place, ...MORE_ON_FILES),
      // A boundary has little room; grants themselves say for whom, and the role's own policy which instance.
      onAnything("s3:GetDataAccess", "s3:List*AccessGrants*"),
    ],
  },
};
