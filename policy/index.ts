import { settingAt } from "../emitted/settings";
import type { EmittedStack } from "../emitted/stacks";
import type { Finding, Rule, Waiver } from "./rule";
import { cloudwatchLogGroupEncryptedAndRetained } from "./rules/cloudwatch-log-group-encrypted-and-retained";
import { databricksClusterPolicyAutoTermination } from "./rules/databricks-cluster-policy-auto-termination";
import { databricksDeployerKeepsManage } from "./rules/databricks-deployer-keeps-manage";
import { databricksEndpointLimits } from "./rules/databricks-endpoint-limits";
import { databricksGrantsAuthoritativeOnce } from "./rules/databricks-grants-authoritative-once";
import { databricksIpAccessListClosed } from "./rules/databricks-ip-access-list-closed";
import { databricksJobRunAs } from "./rules/databricks-job-run-as";
import { databricksNoToken } from "./rules/databricks-no-token";
import { databricksRecipientAddresses } from "./rules/databricks-recipient-addresses";
import { databricksWarehouseAutoStop } from "./rules/databricks-warehouse-auto-stop";
import { defaultSecurityGroupClosed } from "./rules/default-security-group-closed";
import { deprecatedResources } from "./rules/deprecated-resources";
import { endpointPolicySize } from "./rules/endpoint-policy-size";
import { flowLogsOn } from "./rules/flow-logs-on";
import { iamNoUsers } from "./rules/iam-no-users";
import { iamNoWildcardAdmin } from "./rules/iam-no-wildcard-admin";
import { kmsNoLockout } from "./rules/kms-no-lockout";
import { kmsRotation } from "./rules/kms-rotation";
import { networkReachability } from "./rules/network-reachability";
import { noInlineSecurityGroupRules } from "./rules/no-inline-security-group-rules";
import { noPlaintextProviderCredentials } from "./rules/no-plaintext-provider-credentials";
import { noPublicIpOnLaunch } from "./rules/no-public-ip-on-launch";
import { noSecretText } from "./rules/no-secret-text";
import { policyNoPublicPrincipal } from "./rules/policy-no-public-principal";
import { policySize } from "./rules/policy-size";
import { s3Encryption } from "./rules/s3-encryption";
import { s3EndpointCoversBuckets } from "./rules/s3-endpoint-covers-buckets";
import { s3OwnershipEnforced } from "./rules/s3-ownership-enforced";
import { s3PublicAccessBlock } from "./rules/s3-public-access-block";
import { s3TlsOnly } from "./rules/s3-tls-only";
import { securityGroupNoOpenIngress } from "./rules/security-group-no-open-ingress";
import { snsEncrypted } from "./rules/sns-encrypted";

/** Every rule, in the order that findings are printed in. */
export const RULES: readonly Rule[] = [
  s3PublicAccessBlock,
  s3Encryption,
  s3TlsOnly,
  s3OwnershipEnforced,
  kmsRotation,
  kmsNoLockout,
  iamNoWildcardAdmin,
  iamNoUsers,
  policyNoPublicPrincipal,
  securityGroupNoOpenIngress,
  noInlineSecurityGroupRules,
  networkReachability,
  s3EndpointCoversBuckets,
  endpointPolicySize,
  policySize,
  noPublicIpOnLaunch,
  defaultSecurityGroupClosed,
  flowLogsOn,
  cloudwatchLogGroupEncryptedAndRetained,
  snsEncrypted,
  databricksNoToken,
  databricksGrantsAuthoritativeOnce,
  databricksDeployerKeepsManage,
  databricksIpAccessListClosed,
  databricksRecipientAddresses,
  databricksWarehouseAutoStop,
  databricksEndpointLimits,
  databricksJobRunAs,
  databricksClusterPolicyAutoTermination,
  noSecretText,
  noPlaintextProviderCredentials,
  deprecatedResources,
];

/** Whether there is such a rule and no finding of it can be accepted. */
export const isNeverWaived = (id: string): boolean => RULES.some((rule) => rule.id === id && rule.waive === "never");

/**
 * Runs every rule over one stack.
 * @param all every stack of the synthesis
 */
export function findings(
  stack: EmittedStack,
  waivers: readonly Waiver[],
  rules: readonly Rule[] = RULES,
  all: readonly EmittedStack[] = [],
): Finding[] {
  return rules.flatMap((rule) =>
    rule.check(stack, all).map((violation) => ({
      ...violation,
      rule: rule.id,
      stack: stack.name,
      setting: settingAt(stack.json, violation.address),
      waivedBecause:
        rule.waive === "never"
          ? undefined
          : waivers.find((waiver) => waiver.rule === rule.id && matches(waiver.address, violation.address))?.reason,
    })),
  );
}

/** Waivers that accept nothing any more: of an unknown rule, or of something that is fine. */
export function unusedWaivers<W extends Waiver>(waivers: readonly W[], found: readonly Finding[]): W[] {
  return waivers.filter(
    (waiver) => !found.some(({ rule, address }) => waiver.rule === rule && matches(waiver.address, address)),
  );
}

function matches(pattern: string, address: string): boolean {
  return pattern.endsWith("*") ? address.startsWith(pattern.slice(0, -1)) : pattern === address;
}
