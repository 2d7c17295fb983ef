import type { Change, Values } from "../../../tools/review/changes/change";
import type { TriedScope } from "../../../tools/review/plan/try";
import { rightsOf } from "../../../tools/review/privileges/compare";

/** Address → arguments. */
export type Resources = Readonly<Record<string, Values>>;

const typeOf = (address: string) => address.slice(0, address.indexOf("."));

/** The scope of one stack whose resources go from one state to another. */
export function triedOf(before: Resources, after: Resources): TriedScope {
  const addresses = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = addresses
    .filter((address) => JSON.stringify(before[address]) !== JSON.stringify(after[address]))
    .map((address): Change => {
      const [was, is] = [before[address], after[address]];
      const action = was === undefined ? "create" : is === undefined ? "delete" : "update";
      return { stack: "dev-foundation", address, type: typeOf(address), action, arguments: [], before: was, after: is };
    });
  return {
    scope: {
      environment: "dev",
      changed: new Set(["dev-foundation"]),
      vanished: [],
      wanted: new Set(["dev-foundation"]),
    },
    changes,
    outputs: {},
    refused: {},
    before: { "dev-foundation": before },
    after: { "dev-foundation": after },
    namesBefore: {},
    namesAfter: {},
    fromCache: false,
  };
}

/** `+ analysts SELECT catalog dev_sales` for what grows, `-` for what shrinks, sorted. */
export function judgedTexts(before: Resources, after: Resources): string[] {
  return rightsOf(triedOf(before, after))
    .rights.map(({ grew, right: { who, what, on, under, denies } }) =>
      [grew ? "+" : "-", ...(denies ? ["not"] : []), who, what, on, ...(under === "" ? [] : [`if ${under}`])].join(" "),
    )
    .sort();
}
