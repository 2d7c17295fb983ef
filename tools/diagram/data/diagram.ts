import type { EmittedStack } from "../../../emitted/stacks";
import { writeSvg } from "../svg/svg";
import { billedUnits, type Unit } from "../units/units";
import { layOutData } from "./layout/page";
import { readDataDrawing } from "./read/drawing";
import { stacksOf } from "./read/entries";

/**
 * Draws the way of the data through an environment and counts what its data services cost around the clock.
 * @param stacks every stack of a synthesis
 * @throws Error where the environment has no stack
 */
export function dataDiagramOf(
  stacks: readonly EmittedStack[],
  environment: string,
): { svg: string; units: readonly Unit[] } {
  const services = stacksOf(stacks, environment).filter((json) => json["//"]?.metadata.layer === "data-services");
  return { svg: writeSvg(layOutData(readDataDrawing(stacks, environment))), units: billedUnits(services) };
}
