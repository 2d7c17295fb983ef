import type { EmittedStack, EntryFlow, ResourceJson, StackJson } from "../../../../emitted/stacks";

/** An entry of the configuration as the stacks of its environment say it. */
export interface Entry {
  /** `sources.orders`. */
  readonly id: string;
  readonly key: string;
  readonly flow: EntryFlow;
  /** What is made for it, as the resources of one stack. */
  readonly made: StackJson;
}

/** The JSON of every stack of an environment, in the order of their names. */
export const stacksOf = (stacks: readonly EmittedStack[], environment: string): StackJson[] =>
  [...stacks]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ json }) => json)
    .filter((json) => json["//"]?.metadata.environment === environment);

/** Every entry that something is made for, in the order of settings. */
export function entriesIn(stacks: readonly StackJson[]): Entry[] {
  const flows = new Map(stacks.flatMap((json) => Object.entries(json["//"]?.metadata.flows ?? {})));
  const made = resourcesBySetting(stacks);
  return [...flows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, flow]) => ({ id, key: keyOf(id), flow, made: { resource: made.get(id) ?? {} } }));
}

/** `orders` of `sources.orders.schedule`. */
export const keyOf = (setting: string): string => setting.split(".")[1] ?? setting;

type Resources = Record<string, Record<string, ResourceJson>>;

/** `sources.orders` → what is made for it and for the settings below it. */
function resourcesBySetting(stacks: readonly StackJson[]): Map<string, Resources> {
  const bySetting = new Map<string, Resources>();
  for (const json of stacks) {
    for (const [type, byId] of Object.entries(json.resource ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const [id, args] of Object.entries(byId).sort(([a], [b]) => (a < b ? -1 : 1))) {
        const [record = "", key = ""] = (args["//"]?.metadata.setting ?? "").split(".");
        const resources = bySetting.get(`${record}.${key}`) ?? {};
        bySetting.set(`${record}.${key}`, resources);
        const ofType = resources[type] ?? {};
        resources[type] = ofType;
        ofType[`${json["//"]?.metadata.stackName ?? ""}/${id}`] = args;
      }
    }
  }
  return bySetting;
}
