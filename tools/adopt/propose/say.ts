import { at, companionsOf, importsOf } from "../../../config/adopted/choose";
import { partOf } from "../../../config/adopted/parts";
import { adoptedIn } from "../../../config/adopted/words";
import { FIX_SEPARATOR } from "../../../config/schema/common";
import { wording } from "../../../config/wording";
import { faultsOf } from "../faults";
import { type Words, wordsFor } from "./families";
import type { Named } from "./scope";
import { together } from "./words";

export interface Said {
  readonly words: Words;
  /** Where it stands: `adopted.zones.raw.bucket`. */
  readonly path: string;
}

/** What takes something in as one resource, checked as a synthesis would; a text is why nothing does. */
export function sayingFor(
  { scope, part, own, name }: Named,
  id: string,
  said: Words,
): Said | { readonly refused: string } {
  const { all, families, databricksAccountId } = scope;
  const of = partOf(part);
  const importId = of.id?.(id, databricksAccountId) ?? id;
  const asked = { part, setting: own.setting, path: "", id };
  const beside = companionsOf(asked, own, all).map(({ to, id: other }) => [to, other] as const);
  const resources = Object.fromEntries([[own.address, importId], ...beside]);
  const called = of.called === undefined ? undefined : name;
  let refused = "nothing that adopted can say means it alone";
  for (const words of wordsFor(families, of, { part, setting: own.setting, id, called, resources })) {
    const parsed = families.schema.safeParse(words, { error: wording });
    if (!parsed.success) {
      refused = parsed.error.issues[0]?.message.split(FIX_SEPARATOR)[0] ?? refused;
      continue;
    }
    const [word] = adoptedIn(words);
    if (word === undefined || together(said, words) === undefined) continue;
    const isAlone = Object.keys(word.resources).every((address) => at(word, address, all).length === 1);
    const takes = importsOf([word], all, databricksAccountId).some(
      (block) => block.stack === own.stack && block.to === own.address && block.id === importId,
    );
    if (isAlone && takes && faultsOf([word], all).length === 0) {
      return { words, path: word.asked[0]?.path ?? `${word.path}.resources` };
    }
  }
  return { refused };
}
