import { accessedBy, keysAccessedBy } from "../../iam/ceiling";
import { arn, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { deliveredFiles } from "../delivered-files";
import { otherBucketsAtMost } from "./policies";

const glue = (resource: string) => arn("glue", resource);
/** Who grants something on a database or table by its name has to see it. Source: Lake Formation developer guide, "IAM permissions required to grant or revoke Lake Formation permissions". */
const SEEN = [
  on(glue("database/*"), "glue:GetDatabase", "glue:GetTable"),
  on(glue("table/*"), "glue:GetTable"),
  // Asked of the catalog, too.
  on(glue("catalog"), "glue:GetDatabase", "glue:GetTable"),
];

/** Registered folders, LF-tags of databases, grants and opt-ins. IAM knows nothing narrower. Source: service authorization reference, "AWS Lake Formation". */
export const LAKE_FORMATION_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_lakeformation_opt_in: [
      inRegion(
        "lakeformation:CreateLakeFormationOptIn",
        "lakeformation:DeleteLakeFormationOptIn",
        "lakeformation:ListLakeFormationOptIns",
      ),
      ...SEEN,
    ],
    aws_lakeformation_permissions: [
      inRegion("lakeformation:GrantPermissions", "lakeformation:ListPermissions", "lakeformation:RevokePermissions"),
      ...SEEN,
    ],
    aws_lakeformation_resource: [
      inRegion(
        "lakeformation:DeregisterResource",
        "lakeformation:DescribeResource",
        "lakeformation:RegisterResource",
        "lakeformation:UpdateResource",
      ),
      passTo("lakeformation.amazonaws.com"),
    ],
    aws_lakeformation_resource_lf_tags: [
      inRegion(
        "lakeformation:AddLFTagsToResource",
        "lakeformation:GetLFTag",
        "lakeformation:GetResourceLFTags",
        "lakeformation:RemoveLFTagsFromResource",
      ),
      ...SEEN,
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => [
      ...deliveredFiles(place),
      ...otherBucketsAtMost(place, {
        read: accessedBy(place, "vend-files"),
        written: accessedBy(place, "vend-writing"),
        readKeys: keysAccessedBy(place, "vend-files"),
        writtenKeys: keysAccessedBy(place, "vend-writing"),
      }),
    ],
  },
};
