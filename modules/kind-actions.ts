import { KINESIS_STREAM_ACTIONS } from "./data-services/kinesis-stream/actions";
import { TRANSFER_SERVER_ACTIONS } from "./data-services/transfer-server/actions";
import type { KindActions } from "./iam/kind-actions";
import { STREAM_ACTIONS } from "./sources/stream/actions";

/**
 * The kinds' `actions.ts`, whether a kind is in use or not: what was switched off has to be destroyed too. Types and
 * texts alone, so that no construct is loaded for it.
 */
export const KIND_ACTIONS: readonly KindActions[] = [KINESIS_STREAM_ACTIONS, TRANSFER_SERVER_ACTIONS, STREAM_ACTIONS];
