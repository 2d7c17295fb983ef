import { type Check, declaredKeys, entries, errorAt } from "./check";
import { membersOf } from "./membership";

/** Whoever Terraform runs as administers the metastores, or the next run could not change them. */
export const metastoreAdmins: Check = ({ account }) => {
  const { deployer, groups, metastores } = account.data;
  if (deployer === undefined || !declaredKeys(account, ["servicePrincipals"])?.includes(deployer)) return [];
  return entries(metastores).flatMap(([region, { adminGroup }]) => {
    const group =
      adminGroup !== undefined && Object.hasOwn(groups ?? {}, adminGroup) ? groups?.[adminGroup] : undefined;
    // What is wrong with the group itself is reported as such.
    if (adminGroup === undefined || group?.mode !== "create" || group.servicePrincipals === undefined) return [];
    if (membersOf(account, [adminGroup]).mayHold("servicePrincipals", deployer)) return [];
    return [
      errorAt(
        account,
        ["metastores", region, "adminGroup"],
        `group ${adminGroup} does not hold ${deployer}, which Terraform runs as: the next run could not change the metastore`,
        `add "${deployer}" to groups["${adminGroup}"].servicePrincipals`,
      ),
    ];
  });
};
