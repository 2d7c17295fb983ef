import { of, ROLE_ARN } from "../../references/aws-targets";
import { inPlace, turnedOn } from "../../uniques/aws";
import type { Service } from "../service";

const ARN = "arn:{partition}:s3:{region}:{account}:access-grants/default";

/** S3 Access Grants. Source: S3 API reference, CreateAccessGrantsInstance, CreateAccessGrantsLocation, CreateAccessGrant. */
export const accessGrants: Service = {
  aws_s3control_access_grants_instance: {
    computed: {
      account_id: "{account}",
      id: "{account_id}",
      access_grants_instance_id: "default",
      access_grants_instance_arn: ARN,
      identity_center_application_arn: "arn:{partition}:sso::{account}:application/ssoins-{hex:16}/apl-{hex:16}",
    },
    unique: [turnedOn("AccessGrantsInstanceAlreadyExists")],
  },
  aws_s3control_access_grants_location: {
    computed: {
      account_id: "{account}",
      access_grants_location_id: "{hex:32}",
      id: "{account_id},{access_grants_location_id}",
      access_grants_location_arn: `${ARN}/location/{access_grants_location_id}`,
    },
    references: { iam_role_arn: ROLE_ARN },
    trusts: { path: "iam_role_arn", service: "access-grants.s3", summary: "InvalidIamRole" },
    unique: [inPlace("AccessGrantsLocationAlreadyExists", "location_scope")],
    quota: { limit: 1000, summary: "AccessGrantsLocationsQuotaExceeded" },
  },
  aws_s3control_access_grant: {
    computed: {
      account_id: "{account}",
      access_grant_id: "{hex:32}",
      id: "{account_id},{access_grant_id}",
      access_grant_arn: `${ARN}/grant/{access_grant_id}`,
      grant_scope: "s3://",
    },
    references: {
      access_grants_location_id: of("aws_s3control_access_grants_location", "access_grants_location_id", {
        blocksDelete: "AccessGrantsLocationNotEmpty",
      }),
    },
    unique: [
      inPlace("AccessGrantAlreadyExists", "access_grants_location_id", "grantee.grantee_identifier", "permission"),
    ],
  },
};
