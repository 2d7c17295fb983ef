import { addresses, type EmittedStack } from "../../../emitted/stacks";
import { protectedAddresses } from "../../simulate/command/protection";
import { GOES_WITH } from "../weights/protections";
import { weigh } from "../weights/weigh";
import { type Knowledge, unplanned } from "./entries";
import type { Entry } from "./report";

/** What stays, and is no longer kept from being destroyed. */
export function unprotected(
  base: readonly EmittedStack[],
  head: ReadonlyMap<string, EmittedStack>,
  known: Knowledge,
): Entry[] {
  return base.flatMap(({ name, json }) => {
    const now = head.get(name);
    if (now === undefined) return [];
    const [still, there] = [protectedAddresses(now.json), new Set(addresses(now.json))];
    return protectedAddresses(json)
      .filter((address) => there.has(address) && !still.includes(address))
      .map((address) =>
        unplanned(name, address, known, {
          action: "unprotect",
          gravity: "protection",
          why: "Terraform no longer refuses to destroy it",
        }),
      );
  });
}

/** Of stacks that are gone, what holds data or is known to others: it stays in the cloud, and nobody has it any more. */
export function leftBehind(stacks: readonly EmittedStack[], known: Knowledge): Entry[] {
  return stacks.flatMap(({ name: stack, json }) =>
    addresses(json).flatMap((address) => {
      const type = address.slice(0, address.indexOf("."));
      const gone = { stack, address, type, action: "delete", arguments: [], before: {}, after: undefined } as const;
      const { gravity } = weigh(gone);
      if (gravity === "change" || GOES_WITH.includes(type)) return [];
      const why =
        "its stack is no longer in the configuration: it stays in the cloud, and nothing plans or destroys it";
      return [unplanned(stack, address, known, { action: "vanish", gravity, why })];
    }),
  );
}
