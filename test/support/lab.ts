import type { RecordFile } from "../../config/record/file";
import { resolvePlatform } from "../../config/resolve";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { partsOf } from "../../tools/record/against";
import { updated } from "../../tools/record/update";
import { accountInput, devInput, type OwnNetworkInput, PROJECT } from "./platform";
import { synthPlatform } from "./shipped";

/** The platform of an environment, with what is recorded of it. */
export const recordedPlatform = (
  input: EnvironmentInput,
  records: readonly RecordFile[] = [],
  account: AccountInput = accountInput(),
) =>
  resolvePlatform({
    account: { file: "config/account.ts", input: account },
    environments: [{ file: "config/environments/dev.ts", input }],
    folders: PROJECT,
    records,
  }).platform;

/** First records of an account and an environment, as if they were deployed. */
export function firstRecords(input: EnvironmentInput, account?: AccountInput): readonly RecordFile[] {
  const platform = recordedPlatform(input, [], account);
  return partsOf(platform, synthPlatform(platform)).map((part) => ({
    name: part.name,
    lines: updated([], part),
    problems: [],
  }));
}

/** With a second workspace, and something in it. */
export function withLab(): OwnNetworkInput {
  const input = devInput();
  input.workspaces.lab = { networkSlot: 1 };
  input.governanceWorkspace = "main";
  input.consumers = {
    ...input.consumers,
    "lab-bi": { kind: "sql-warehouse", workspace: "lab", size: "2X-Small", permissions: {} },
  };
  return input;
}

/** The same without it, and with the words for that. */
export function withoutLab(keep = false, keepsWarehouse = keep): OwnNetworkInput {
  const reason = "The lab is closed for good.";
  return {
    ...devInput(),
    governanceWorkspace: "main",
    retired: {
      workspaces: { lab: { reason, keep } },
      consumers: { "lab-bi": { reason, keep: keepsWarehouse } },
    },
  };
}
