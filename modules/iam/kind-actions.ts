import type { Ceiling } from "./ceiling";
import type { DeployRow } from "./deploy-row";

/** What a kind adds to the rights of deploy roles and to what roles of its layers may do at most. */
export interface KindActions {
  readonly rows: readonly DeployRow[];
  /** Default none: the kind makes no role. */
  readonly ceiling?: Ceiling;
  /** Of roles that the kind makes in other layers. Default none. */
  readonly otherCeilings?: readonly Ceiling[];
}
