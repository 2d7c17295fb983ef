import { isWithin } from "../../config/record/line";
import type { EmittedStack } from "../../emitted/stacks";
import { environmentOf } from "../review/plan/due";
import type { Entry, Report } from "../review/report/report";
import type { Announced } from "./announced";

/** What a version does to what the one before it has deployed. */
export interface Judgement {
  /** Destroyed or made anew, and nobody says so. */
  readonly unannounced: readonly Entry[];
  /** The page of upgrades says so, or the configuration does by name. */
  readonly announced: readonly Entry[];
  /** Their settings are no longer in the configuration: the record of what is deployed is about those. */
  readonly takenOut: readonly Entry[];
}

const GOES = new Set<Entry["action"]>(["delete", "replace"]);

/** Sorts what goes. What a setting makes that is still there goes because of the version, else because of the configuration. */
export function judge({ entries }: Report, head: readonly EmittedStack[], known: readonly Announced[]): Judgement {
  const settings = settingsOf(head);
  const going = entries.filter(({ action }) => GOES.has(action));
  const isAnnounced = (entry: Entry) =>
    entry.acknowledged !== undefined || known.some(({ pattern }) => pattern.test(entry.address));
  const isTakenOut = (entry: Entry) => entry.action === "delete" && !isStillSet(entry, head, settings);
  const rest = going.filter((entry) => !isAnnounced(entry));
  return {
    announced: going.filter(isAnnounced),
    takenOut: rest.filter(isTakenOut),
    unannounced: rest.filter((entry) => !isTakenOut(entry)),
  };
}

type Settings = ReadonlyMap<string | undefined, ReadonlySet<string>>;

/** Environment → every setting that something is made for. */
function settingsOf(stacks: readonly EmittedStack[]): Settings {
  const found = new Map<string | undefined, Set<string>>();
  for (const stack of stacks) {
    const environment = environmentOf(stack);
    const settings = found.get(environment) ?? new Set();
    found.set(environment, settings);
    for (const all of Object.values(stack.json.resource ?? {})) {
      for (const one of Object.values(all)) {
        const setting = one["//"]?.metadata.setting;
        if (setting !== undefined) settings.add(setting);
      }
    }
  }
  return found;
}

/** Whether something is still made for the setting, in one of the environments that lose it. */
function isStillSet({ stacks, places }: Entry, head: readonly EmittedStack[], settings: Settings): boolean {
  const [place] = places;
  if (place === undefined) return true;
  return stacks.some((name) => {
    const stack = head.find((one) => one.name === name);
    const all = stack === undefined ? [] : [...(settings.get(environmentOf(stack)) ?? [])];
    return all.some((setting) => isWithin(setting, place.setting));
  });
}
