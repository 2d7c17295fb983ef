import { awsAccess, quicksight } from "./aws-access";
import { code } from "./code";
import { dataPolicies, dataTags } from "./data-policies";
import {
  addressLists,
  bindings,
  federation,
  functionCallers,
  privateAccess,
  publicAccess,
  recipients,
  roleLimits,
  shares,
  workspaceSwitches,
} from "./doors";
import { grants } from "./grants";
import { lakeFormationCells, lakeFormationGrants, lakeFormationReach, lakeFormationSettings } from "./lake-formation";
import { domains, networkAclRules, securityGroupRules } from "./network";
import { openings } from "./openings";
import { owners } from "./owners";
import { accountRoles, assignments, entitlements, members, permissions, ruleSets, secretAcls } from "./permissions";
import { policies } from "./policies";
import type { Family } from "./right";
import { dnsFirewall, firewallDefaults, serverlessWays, terraformWorkspaces } from "./ways";
import { applications, webFirewalls } from "./web";

/** Everything that gives or takes rights. */
export const FAMILIES: readonly Family[] = [
  policies,
  roleLimits,
  functionCallers,
  publicAccess,
  grants,
  bindings,
  shares,
  recipients,
  permissions,
  secretAcls,
  assignments,
  entitlements,
  members,
  accountRoles,
  ruleSets,
  federation,
  securityGroupRules,
  networkAclRules,
  domains,
  addressLists,
  privateAccess,
  workspaceSwitches,
  awsAccess,
  quicksight,
  lakeFormationGrants,
  lakeFormationSettings,
  lakeFormationCells,
  lakeFormationReach,
  openings,
  owners,
  dataPolicies,
  dataTags,
  applications,
  webFirewalls,
  serverlessWays,
  dnsFirewall,
  firewallDefaults,
  terraformWorkspaces,
  code,
];

/** Types whose changes are judged by what they allow. */
export const GIVING_TYPES: ReadonlySet<string> = new Set(FAMILIES.flatMap(({ types }) => types));

/** Types, with those beside which families read them. */
export function withThoseBeside(types: ReadonlySet<string>): ReadonlySet<string> {
  const concerned = FAMILIES.filter((one) => one.types.some((type) => types.has(type)));
  return new Set([...types, ...concerned.flatMap(({ readsBeside = [] }) => readsBeside)]);
}
