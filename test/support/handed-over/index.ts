import { accountSchema } from "../../../config/schema/account";
import { accountInput, devInput } from "../platform";
import { CODE_PIPELINE } from "./code-pipeline";
import { FOUNDATION } from "./foundation";
import { type HandedOverGroup, type HandedOverInputs, REASON } from "./group";
import { HCP_TERRAFORM } from "./hcp-terraform";
import { NETWORK } from "./network";
import { NETWORK_WAYS } from "./network-ways";
import { OPERATIONS } from "./operations";
import { SERVICES } from "./services";
import { STATES } from "./states";

/** What can be handed over, in configurations that have several of them at once. */
export const HANDED_OVER: readonly HandedOverGroup[] = [
  SERVICES,
  FOUNDATION,
  NETWORK,
  NETWORK_WAYS,
  OPERATIONS,
  HCP_TERRAFORM,
  STATES,
  CODE_PIPELINE,
];

/** Modes `existing` of something whose other form makes nothing of its own: an entry by its key, or another's. */
export const NOTHING_OF_ITS_OWN: readonly string[] = [
  "dataServices.*[database-proxy].signIn.secrets.*",
  "dataServices.*[dms-replication].source.signIn",
  "dataServices.*[sftp-connector].signIn",
  "network[existing].privateLink.frontend.dns",
  "network[existing].privateLink.frontend.endpoint",
];

/** An account and an environment in which everything of a group is made. */
export function ownInputs({ own }: HandedOverGroup): HandedOverInputs {
  const inputs = { account: accountInput(), input: devInput() };
  own(inputs);
  const attested = ["metastore-admin-group", "scim-groups", "use-existing-principals"].map((step) => [
    step,
    "A. Lovelace, 2026-11-02",
  ]);
  inputs.account.attestations = { ...inputs.account.attestations, ...Object.fromEntries(attested) };
  return inputs;
}

/** The same with the word for each thing of the group. */
export function withWords({ things }: HandedOverGroup, { account, input }: HandedOverInputs): HandedOverInputs {
  const chosen = (ofAccount: boolean) =>
    Object.fromEntries(
      things
        .filter(({ setting }) => Object.hasOwn(accountSchema.shape, setting.split(".")[0] ?? "") === ofAccount)
        .map(({ setting }) => [setting, { reason: REASON }]),
    );
  return { account: { ...account, handedOver: chosen(true) }, input: { ...input, handedOver: chosen(false) } };
}
