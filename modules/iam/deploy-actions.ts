import { CONNECTION_ACTIONS } from "./actions/connections";
import { FIREWALL_ACTIONS } from "./actions/firewall";
import { IAM_ACTIONS } from "./actions/iam";
import { LOAD_BALANCING_ACTIONS } from "./actions/load-balancing";
import { LOOKUP_ACTIONS } from "./actions/lookups";
import { MONITORING_ACTIONS } from "./actions/monitoring";
import { ROUTE53_ACTIONS } from "./actions/route53";
import { S3_ACTIONS } from "./actions/s3";
import type { DeployActions } from "./actions/scope";
import { VPC_ACTIONS } from "./actions/vpc";

/**
 * Resource type → what Terraform calls to make, read, change and destroy one, as the AWS provider does it.
 * Actions by the service authorization reference. To add a type (a data source with `data.` before it): its row in
 * the file of `actions/` for its service, the type in `deploy-layers.ts`, and a configuration that emits it in
 * `test/support/representative.ts`. Give actions to the narrowest scope: names before `region`, `region` before
 * `global`; services without a region, such as IAM and Route 53, are never in the environment's.
 */
export const DEPLOY_ACTIONS: Readonly<Record<string, DeployActions>> = {
  ...CONNECTION_ACTIONS,
  ...FIREWALL_ACTIONS,
  ...IAM_ACTIONS,
  ...LOAD_BALANCING_ACTIONS,
  ...LOOKUP_ACTIONS,
  ...MONITORING_ACTIONS,
  ...ROUTE53_ACTIONS,
  ...S3_ACTIONS,
  ...VPC_ACTIONS,
};
