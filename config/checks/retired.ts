import type { Problem } from "../problem";
import { type Retired, retiredIn } from "../record/retired";
import { type AccountDraft, type Check, type EnvironmentDraft, errorAt, isDeclared } from "./check";

/** What is retired is taken out: an entry is there or it is not. */
export const retired: Check = ({ account, environments }) => [account, ...environments].flatMap(inFile);

function inFile(file: AccountDraft | EnvironmentDraft): Problem[] {
  return retiredIn(file.data.retired)
    .filter((word) => isStillThere(file, word))
    .map(({ path, setting }) =>
      errorAt(
        file,
        path.split("."),
        `retires ${setting}, which is still there`,
        "take the entry out, or this word; what refers to it goes with it",
      ),
    );
}

/** Settings below an entry may stay in part: a network with fewer addresses is still one. */
function isStillThere(
  file: AccountDraft | EnvironmentDraft,
  { setting, path }: Pick<Retired, "setting" | "path">,
): boolean {
  const [family = "", ...key] = setting.split(".");
  return !path.startsWith("retired.settings.") && isDeclared(file, [family], key.join(".")) === true;
}
