import type { ExtraOfEnvironment } from "../../config/model";
import { type Call, inRegion, on, type PlanLayer } from "./deploy-row";

/** Layer → what its deploy role calls for the resources that no setting makes, as the configuration says it. */
export function extraCalls(
  extraResources: Readonly<Record<string, ExtraOfEnvironment>>,
): Partial<Readonly<Record<PlanLayer, readonly Call[]>>> {
  const calls: Partial<Record<PlanLayer, Call[]>> = {};
  for (const { layer, actions, calledOn } of Object.values(extraResources)) {
    if (actions.length === 0) continue;
    calls[layer] = [...(calls[layer] ?? []), calledOn.length === 0 ? inRegion(...actions) : on(calledOn, ...actions)];
  }
  return calls;
}
