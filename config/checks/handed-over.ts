import type { Problem } from "../problem";
import { handedOverIn } from "../record/handed-over";
import { ownershipIn } from "../record/ownership";
import { accountSchema } from "../schema/account";
import { environmentSchema } from "../schema/environment";
import { closest } from "../spelling";
import { type AccountDraft, type Check, type EnvironmentDraft, errorAt, namesOrNone } from "./check";

/** What is handed over is there already, as far as the configuration is concerned. */
export const handedOver: Check = ({ account, environments }) => [
  ...inFile(account, accountSchema),
  ...environments.flatMap((environment) => inFile(environment, environmentSchema)),
];

function inFile(
  file: AccountDraft | EnvironmentDraft,
  schema: typeof accountSchema | typeof environmentSchema,
): Problem[] {
  const words = handedOverIn(file.data.handedOver);
  if (words.length === 0) return [];
  const { own, existing } = ownershipIn(schema, file.data);
  return words
    .filter(({ setting }) => !existing.includes(setting))
    .map(({ setting, path }) => {
      const at = path.split(".");
      if (own.includes(setting)) {
        return errorAt(
          file,
          at,
          `hands over ${setting}, which is still made here`,
          'write "existing" there, with what names it, or take this word out; what is not used any more is retired',
        );
      }
      const meant = closest(setting, [...existing, ...own]);
      return errorAt(
        file,
        at,
        `hands over ${setting}, and nothing there could be somebody else's`,
        meant === undefined ? `write one of these: ${namesOrNone(existing)}` : `write ${meant}`,
      );
    });
}
