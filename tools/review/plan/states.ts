import type { Values } from "../changes/change";
import { masked } from "../changes/masked";

/** Stack → address → arguments and attributes, secrets replaced. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, Values>>>>;

interface State {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly attributes?: Values;
      readonly sensitive_attributes?: readonly SensitivePath[];
    }[];
  }[];
}

/** Steps to a sensitive value: `[{ type: "get_attr", value: "password" }]`. */
type SensitivePath = readonly { readonly type: string; readonly value: unknown }[];

/** What state files have of some types. */
export function stateValues(states: Readonly<Record<string, string>>, types: ReadonlySet<string>): StateValues {
  return Object.fromEntries(
    Object.entries(states).map(([stack, text]) => [
      stack,
      text === "" ? {} : valuesIn(JSON.parse(text) as State, types),
    ]),
  );
}

function valuesIn({ resources = [] }: State, types: ReadonlySet<string>): Record<string, Values> {
  return Object.fromEntries(
    resources
      .filter(({ mode, type }) => mode === "managed" && types.has(type))
      .flatMap(({ type, name, instances }) =>
        instances.map(({ attributes = {}, sensitive_attributes = [] }) => {
          const sensitive = Object.fromEntries(sensitive_attributes.map(([first]) => [String(first?.value), true]));
          return [`${type}.${name}`, masked(attributes, sensitive) as Values] as const;
        }),
      ),
  );
}
