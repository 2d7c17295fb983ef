import type { Platform } from "../../../config/model";
import { fateOf, type LeavingWords } from "../../../config/record/forgotten";
import { handedOverIn } from "../../../config/record/handed-over";
import { retiredIn } from "../../../config/record/retired";
import type { EmittedStack } from "../../../emitted/stacks";
import { recordOf } from "../../record/of-stacks";
import type { Entry } from "./report";

/** Why something is left as it is, in the words of the configuration: `handed over: …`. */
export type Leaving = (entry: Entry) => string | undefined;

/**
 * Finds the words of the head for what Terraform forgets.
 * @param platform of the head; undefined where only its output is known
 * @param stacks of both sides
 */
export function leavingBy(platform: Platform | undefined, stacks: readonly EmittedStack[]): Leaving {
  if (platform === undefined) return () => undefined;
  const records = new Map(stacks.map((stack) => [stack.name, recordOf(stack)]));
  const words = new Map<string, LeavingWords>(
    [
      { name: recordOf({ json: {} }), file: platform.account },
      ...platform.environments.map((file) => ({ name: file.name, file })),
    ].map(({ name, file }) => [name, { retired: retiredIn(file.retired), handedOver: handedOverIn(file.handedOver) }]),
  );
  return ({ action, stacks, address, places: [place] }) => {
    if (action !== "forget" && action !== "vanish") return undefined;
    const said = stacks.map((stack) => {
      const record = records.get(stack);
      const own = record === undefined ? undefined : words.get(record);
      if (record === undefined || own === undefined) return undefined;
      return fateOf({ key: place?.setting ?? "", stack, with: [address] }, own, record);
    });
    const [first] = said;
    const isLeft = said.every((one) => one !== undefined && one.fate !== "destroyed");
    return first === undefined || !isLeft ? undefined : `${first.fate}: ${first.reason}`;
  };
}

/** What is left as it is, with the word for it after what it means; then it is no loss that its stack is gone. */
export function withLeaving(entry: Entry, leaving: Leaving): Entry {
  const said = leaving(entry);
  return said === undefined ? entry : { ...entry, gravity: "kept", why: `${entry.why}; ${said}` };
}
