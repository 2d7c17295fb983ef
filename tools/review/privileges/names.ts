import type { Values } from "../changes/change";

/** Id of an object in a cloud → what to call it. Ids of a simulation are made up, and mean nothing to anybody. */
export type Ids = Readonly<Record<string, string>>;

export interface Names {
  /** The same values with every known id replaced. */
  inValues(values: Values): Values;
}

/** Attributes by which others know an object. */
const KNOWN_BY: readonly string[] = [
  "id",
  "arn",
  "application_id",
  "principal_id",
  "workspace_id",
  "key_id",
  "group_id",
];
/** What people call it. */
const CALLED: readonly string[] = ["display_name", "workspace_name", "description", "name", "user_name"];

interface State {
  readonly resources?: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes?: Values }[];
  }[];
}

/** What the ids in some state files stand for. */
export function idsIn(states: Readonly<Record<string, string>>): Ids {
  const found: Record<string, string> = {};
  const addresses: Record<string, string> = {};
  for (const text of Object.values(states)) {
    const { resources = [] } = (text === "" ? {} : JSON.parse(text)) as State;
    for (const { type, name, instances } of resources) {
      for (const { attributes = {} } of instances) {
        const called = CALLED.map((key) => attributes[key]).find((value) => typeof value === "string" && value !== "");
        for (const key of KNOWN_BY) {
          const id = attributes[key];
          if ((typeof id !== "string" && typeof id !== "number") || !isMadeUp(String(id))) continue;
          // A name is better than an address, and the thing itself before what is attached to it.
          if (typeof called === "string") found[String(id)] ??= called;
          else addresses[String(id)] ??= `${type}.${name}`;
        }
      }
    }
  }
  return { ...addresses, ...found };
}

/** What a service makes up: `sg-0a1b…`, a UUID, a long number, 16 or 32 digits, an ARN that ends like that. */
const isMadeUp = (id: string): boolean =>
  /^[a-z]+-[0-9a-f]{8,}$/.test(id) ||
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.test(id) ||
  /^(?:\d{13,}|[0-9a-f]{16}|[0-9A-F]{16}|[0-9a-f]{32})$/.test(id);

export function namesIn(ids: readonly Ids[]): Names {
  const all: Readonly<Record<string, string>> = Object.assign({}, ...ids);
  const inText = (text: string): string =>
    all[text] ??
    // Inside of policies and names.
    text.replace(
      /arn:[\w:/.-]+|[a-z]+-[0-9a-f]{8,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b(?:\d{13,}|[0-9a-f]{32}|[0-9a-f]{16}|[0-9A-F]{16})\b/g,
      (id) => all[id] ?? id,
    );
  const within = (value: unknown): unknown => {
    if (typeof value === "string") return inText(value);
    if (typeof value === "number") return all[String(value)] ?? value;
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, within(part)]));
  };
  return { inValues: (values) => within(values) as Values };
}
