import { contains } from "../derive/subnets";
import { entries, errorAt, isShortened, perEnvironment } from "./check";

/** An IP access list lets Terraform in, or the next run is locked out (H11). */
export const ipAccessLists = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, { ipAccessList }]) => {
    const { allow, runner } = ipAccessList ?? {};
    if (allow === undefined || runner === undefined || allow.some((block) => contains(block, runner))) return [];
    if (isShortened(env, ["workspaces", key, "ipAccessList", "allow"])) return [];
    return [
      errorAt(
        env,
        ["workspaces", key, "ipAccessList", "runner"],
        `${runner}, where Terraform runs, is not inside allow, and the next run would be locked out`,
        `add ${runner} to allow`,
      ),
    ];
  }),
);
