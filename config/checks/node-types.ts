import { nodeTypeFault } from "../facts/node-types";
import { textsIn } from "../references";
import { environmentSchema } from "../schema/environment";
import { errorAt, perEnvironment } from "./check";

/** Compute runs on instances that Databricks takes and the region has, wherever one is named. */
export const nodeTypes = perEnvironment((env, account) => {
  const { region } = env.data;
  const overrides = account.data.regionOverrides ?? {};
  const more =
    (region !== undefined && Object.hasOwn(overrides, region) ? overrides[region]?.nodeTypes : undefined) ?? [];
  return textsIn(environmentSchema, env.data, "instance type").flatMap(({ from, name }) => {
    const fault = more.includes(name) ? undefined : nodeTypeFault(name, region);
    if (fault === undefined) return [];
    return [
      errorAt(
        env,
        from,
        `"${name}" ${fault.what}`,
        `${fault.fix}; if Databricks lists it in ${region ?? "the region"} by now, add it to regionOverrides["${region ?? "…"}"].nodeTypes in ${account.file}`,
      ),
    ];
  });
});
