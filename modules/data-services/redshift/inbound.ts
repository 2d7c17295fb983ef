import { RedshiftResourcePolicy } from "@cdktf/provider-aws/lib/redshift-resource-policy";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { MadeWarehouse } from "../../../config/kinds/data-services/redshift";
import { policyDocument } from "../../iam/policy-document";
import type { Made } from "../../kinds/contribution";
import type { Place } from "../../place";
import { inboundStatements } from "./policies";

export interface InboundProps {
  readonly warehouse: Pick<MadeWarehouse, "copiedArns">;
  readonly namespaceArn: string;
  /** What an integration needs beside the namespace. */
  readonly after: readonly ITerraformDependable[];
  readonly place: Place;
}

/**
 * Lets zero-ETL integrations into a warehouse, and offers the ARN of its namespace to them: that of the policy, so that they
 * come after it. Nothing where nothing is copied. `aws_redshiftserverless_resource_policy` is for other actions alone; this
 * one takes both sorts of namespaces.
 */
export function inboundMade(scope: Construct, { warehouse, namespaceArn, after, place }: InboundProps): Made {
  if (warehouse.copiedArns.length === 0) return {};
  const policy = new RedshiftResourcePolicy(scope, "inbound", {
    resourceArn: namespaceArn,
    policy: policyDocument(inboundStatements(namespaceArn, warehouse.copiedArns, place)),
    dependsOn: [...after],
  });
  return { warehouse_namespace_arns: policy.resourceArn };
}
