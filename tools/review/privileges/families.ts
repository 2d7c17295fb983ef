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
import { domains, networkAclRules, securityGroupRules } from "./network";
import { accountRoles, assignments, members, permissions, ruleSets, secretAcls } from "./permissions";
import { policies } from "./policies";
import type { Family } from "./right";

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
];

/** Types whose changes are judged by what they allow. */
export const GIVING_TYPES: ReadonlySet<string> = new Set(FAMILIES.flatMap(({ types }) => types));
