import { AUDIT_ROWS } from "../audit/actions";
import { KIND_ACTIONS } from "../kinds";
import { KMS_ROWS } from "../kms/actions";
import { DNS_ROWS } from "../network/actions/dns";
import { FIREWALL_ROWS } from "../network/actions/firewall";
import { LOAD_BALANCING_ROWS } from "../network/actions/load-balancing";
import { LOOKUP_ROWS } from "../network/actions/lookups";
import { VPC_ROWS } from "../network/actions/vpc";
import { CONNECTION_ROWS } from "../network/connections/actions";
import { OPERATIONS_ROWS } from "../operations/actions";
import { SECURITY_ROWS } from "../security/actions";
import { STORAGE_ROWS } from "../storage/actions";
import { SHIPPED_ROWS } from "../workloads/shipped-rows";
import { IAM_ROWS } from "./actions";
import type { Call, DeployRow, PlanLayer } from "./deploy-row";

/**
 * What Terraform calls for every AWS resource type, as the AWS provider does it; actions by the service authorization
 * reference. Collected from the `actions.ts` beside the modules. To add a type: its row there, and a configuration
 * that emits it in `test/support/representative.ts`. Give actions to the narrowest ARN: by name before `inRegion`,
 * `inRegion` before `anywhere`; services without a region, such as IAM and Route 53, are never in the environment's.
 */
export const DEPLOY_ROWS: readonly DeployRow[] = [
  ...AUDIT_ROWS,
  ...CONNECTION_ROWS,
  ...DNS_ROWS,
  ...FIREWALL_ROWS,
  ...IAM_ROWS,
  ...KMS_ROWS,
  ...LOAD_BALANCING_ROWS,
  ...LOOKUP_ROWS,
  ...OPERATIONS_ROWS,
  ...SECURITY_ROWS,
  ...SHIPPED_ROWS,
  ...STORAGE_ROWS,
  ...VPC_ROWS,
  ...KIND_ACTIONS.flatMap((kind) => kind.rows),
];

/** Every call for a type that the layer can hold. */
export const callsOf = (layer: PlanLayer): Call[] =>
  DEPLOY_ROWS.filter(({ layers }) => layers.includes(layer)).flatMap(({ calls }) => calls);
