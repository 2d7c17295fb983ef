import type { EmittedStack } from "../../emitted/stacks";
import { layOut } from "./layout/page";
import { readDrawing } from "./read/drawing";
import { writeSvg } from "./svg/svg";
import { billedUnits, type Unit } from "./units/units";

export interface Diagram {
  readonly svg: string;
  readonly units: readonly Unit[];
}

/**
 * Draws the network of an environment and counts what it costs around the clock.
 * @param stacks every stack of a synthesis
 * @param network the stack that holds the network
 * @throws Error where there is no such stack
 */
export function diagramOf(
  stacks: readonly EmittedStack[],
  environment: string,
  network = `${environment}-network`,
): Diagram {
  const counted = stacks.filter(({ name }) => name === network || name === `${environment}-foundation`);
  return {
    svg: writeSvg(layOut(readDrawing(stacks, environment, network))),
    units: billedUnits(counted.map(({ json }) => json)),
  };
}
