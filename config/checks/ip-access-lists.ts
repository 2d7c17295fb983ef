import { contains, overlaps } from "../derive/subnets";
import { RESOURCE_LIMITS } from "../facts/resource-limits";
import { entries, errorAt, isShortened, perEnvironment } from "./check";

/** An IP access list lets Terraform in, or the next run is locked out (H11). */
export const ipAccessLists = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, { ipAccessList }]) => {
    if (ipAccessList === undefined) return [];
    const path = ["workspaces", key, "ipAccessList"];
    const { allow, block = [], runner } = ipAccessList;
    const most = RESOURCE_LIMITS.value.ipAccessListEntries;
    const all = (allow?.length ?? 0) + block.length;
    const tooMany =
      allow === undefined || allow.length > most || block.length > most || all <= most
        ? []
        : [
            errorAt(
              env,
              [...path, "block"],
              `allow and block have ${all} blocks together, and a workspace takes ${most}`,
              "put neighbouring blocks together",
            ),
          ];
    if (runner === undefined) return tooMany;
    const lockedOut =
      allow === undefined || allow.some((one) => contains(one, runner)) || isShortened(env, [...path, "allow"])
        ? []
        : [
            errorAt(
              env,
              [...path, "runner"],
              `${runner}, where Terraform runs, is not inside allow, and the next run would be locked out`,
              `add ${runner} to allow`,
            ),
          ];
    const blocked = block.flatMap((one, index) =>
      overlaps(one, runner)
        ? [
            errorAt(
              env,
              [...path, "block", index],
              `${one} holds addresses of ${runner}, where Terraform runs, and the next run would be locked out`,
              "take the block out, or make it smaller",
            ),
          ]
        : [],
    );
    return [...tooMany, ...lockedOut, ...blocked];
  }),
);
