import { RIGHTS_ROLES, type RightsRole, ROLE_PRIVILEGES, type RoledKind } from "../facts/rights-roles";
import type { Privilege } from "./privileges";

/** Roles of rights that a kind of securable has. */
export const rolesOf = (kind: RoledKind): RightsRole[] =>
  RIGHTS_ROLES.filter((role) => ROLE_PRIVILEGES.value[kind][role] !== undefined);

/** The privileges that a role stands for, sorted. */
export const privilegesOf = <K extends RoledKind>(kind: K, role: RightsRole): Privilege<K>[] =>
  [...(ROLE_PRIVILEGES.value[kind][role] ?? [])].sort();
