import { KINESIS_STREAM_ACTIONS } from "./data-services/kinesis-stream/actions";
import { TRANSFER_SERVER_ACTIONS } from "./data-services/transfer-server/actions";
import type { Ceiling } from "./iam/ceiling";
import type { DeployRow } from "./iam/deploy-row";
import { STREAM_ACTIONS } from "./sources/stream/actions";

/** What a kind adds to the rights of deploy roles and to what roles of its layers may do at most. */
export interface KindActions {
  readonly rows: readonly DeployRow[];
  /** Default none: the kind makes no role. */
  readonly ceiling?: Ceiling;
}

/**
 * The kinds' `actions.ts`, whether a kind is in use or not: what was switched off has to be destroyed too. Types and
 * texts alone, so that no construct is loaded for it.
 */
export const KIND_ACTIONS: readonly KindActions[] = [KINESIS_STREAM_ACTIONS, TRANSFER_SERVER_ACTIONS, STREAM_ACTIONS];
