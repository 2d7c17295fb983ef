import { accessedBy, keysAccessedBy } from "../../iam/ceiling";
import { anywhere, arn, inRegion, on, passTo, rows, when } from "../../iam/deploy-row";
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

/**
 * Grants to other accounts are shares of AWS RAM, which Lake Formation makes with the rights of the caller: of the Data Catalog
 * alone, under its own names. Source: managed policy AWSLakeFormationCrossAccountManager, version 7.
 */
const SHARED = [
  when(
    {
      StringLikeIfExists: {
        "ram:RequestedResourceType": ["glue:Catalog", "glue:Database", "glue:Table"],
        "ram:ResourceShareName": "LakeFormation*",
      },
    },
    on(
      "*",
      "ram:AssociateResourceShare",
      "ram:CreateResourceShare",
      "ram:DeleteResourceShare",
      "ram:DisassociateResourceShare",
      "ram:UpdateResourceShare",
    ),
  ),
  when(
    { ArnLike: { "ram:PermissionArn": "arn:{partition}:ram::aws:permission/AWSRAMLFEnabled*" } },
    on("*", "ram:AssociateResourceSharePermission"),
  ),
  inRegion("ram:GetResourceShareAssociations", "ram:GetResourceShares", "ram:ListResourceSharePermissions"),
  on(glue("catalog"), "glue:DeleteResourcePolicy", "glue:PutResourcePolicy"),
  anywhere("organizations:DescribeAccount", "organizations:DescribeOrganization"),
];

/** Registered folders, LF-tags of databases, grants and opt-ins. IAM knows nothing narrower. Source: service authorization reference, "AWS Lake Formation". */
export const LAKE_FORMATION_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_lakeformation_data_cells_filter: [
      inRegion(
        "lakeformation:CreateDataCellsFilter",
        "lakeformation:DeleteDataCellsFilter",
        "lakeformation:GetDataCellsFilter",
        "lakeformation:UpdateDataCellsFilter",
      ),
      ...SEEN,
    ],
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
      ...SHARED,
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
