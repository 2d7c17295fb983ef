import type { Problem } from "../problem";
import { RENAMED_FAMILIES } from "../record/renamed";
import { type EnvironmentDraft, entries, errorAt, isDeclared, perEnvironment } from "./check";

/** An entry with another key: it is there under the new one, and nothing else has the first. */
export const formerly = perEnvironment((file) => RENAMED_FAMILIES.flatMap((family) => inFamily(file, family)));

function inFamily(file: EnvironmentDraft, family: (typeof RENAMED_FAMILIES)[number]): Problem[] {
  const renames = entries(file.data.formerly?.[family]);
  return renames.flatMap(([now, first], index) => {
    const wrong = (message: string, fix: string) => [errorAt(file, ["formerly", family, now], message, fix)];
    if (isDeclared(file, [family], now) === false)
      return wrong(`says what ${family}.${now} was called, and there is none`, "write the key that the entry has now");
    if (now === first) return wrong("says that it was called what it is called", "take it out");
    const other = renames.find(([, name], at) => name === first && at < index)?.[0];
    if (other !== undefined)
      return wrong(`was "${first}", as ${family}.${other} says of itself`, "keep the one that is right");
    const isTaken = isDeclared(file, [family], first) === true && !renames.some(([key]) => key === first);
    return isTaken
      ? wrong(
          `was "${first}", and there is a ${family}.${first}, which would be the same in the clouds`,
          `give the other entry a key that was never used, or take this line out`,
        )
      : [];
  });
}
