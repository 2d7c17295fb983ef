import { arn, inRegion, KEY_GRANTED, KEY_LOOKED_AT, on, passTo, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { domainCeiling, OF_A_DOMAIN } from "./policies";

/** Who looks into a domain reads with its key. */
const READ = when(OF_A_DOMAIN, on(arn("kms", "key/*"), "kms:Decrypt", "kms:GenerateDataKey"));

/**
 * Domains and their projects. AWS gives both ids that nobody knows before, and most actions take no resource.
 * Source: service authorization reference, "Amazon DataZone"; its user guide, "Data encryption at rest".
 */
export const DATAZONE_DOMAIN_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_datazone_domain: [
      inRegion(
        "datazone:CreateDomain",
        "datazone:DeleteDomain",
        "datazone:GetDomain",
        "datazone:ListTagsForResource",
        "datazone:TagResource",
        "datazone:UntagResource",
        "datazone:UpdateDomain",
      ),
      passTo("datazone.amazonaws.com"),
      READ,
      KEY_LOOKED_AT,
      KEY_GRANTED,
    ],
    aws_datazone_project: [
      inRegion("datazone:CreateProject", "datazone:DeleteProject", "datazone:GetProject", "datazone:UpdateProject"),
      READ,
    ],
  }),
  ceiling: { layer: "data-services", statements: ({ dataKeyArn }) => domainCeiling(dataKeyArn) },
};
