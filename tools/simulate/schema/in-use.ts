import type { StackJson } from "../../../emitted/stacks";
import { PACKAGES, type ProviderName } from "./packages";

/** The types of one provider that something uses. */
export interface TypesInUse {
  readonly resources: ReadonlySet<string>;
  readonly dataSources: ReadonlySet<string>;
}

/** What stacks and their states need from the simulated providers. */
export type TypesByProvider = Readonly<Record<ProviderName, TypesInUse>>;

/** A Terraform state file, as far as it names types. */
export interface StateJson {
  readonly resources?: readonly { readonly mode: string; readonly type: string }[];
}

/**
 * The types that stacks use. A type that is only left in a state counts as well: Terraform reads and deletes
 * what is no longer configured.
 */
export function typesInUse(stacks: Iterable<StackJson>, states: Iterable<StateJson> = []): TypesByProvider {
  const found = Object.fromEntries(
    Object.keys(PACKAGES).map((name) => [name, { resources: new Set<string>(), dataSources: new Set<string>() }]),
  ) as Record<ProviderName, { readonly resources: Set<string>; readonly dataSources: Set<string> }>;
  const add = (kind: "resources" | "dataSources", type: string) => {
    const provider = providerOf(type);
    if (provider !== undefined) found[provider][kind].add(type);
  };
  for (const stack of stacks) {
    for (const type of Object.keys(stack.resource ?? {})) add("resources", type);
    for (const type of Object.keys(stack.data ?? {})) add("dataSources", type);
  }
  for (const state of states) {
    for (const { mode, type } of state.resources ?? []) add(mode === "data" ? "dataSources" : "resources", type);
  }
  return found;
}

/** The provider whose name is the first word of a type; undefined for those built into Terraform. */
function providerOf(type: string): ProviderName | undefined {
  const [word = ""] = type.split("_", 1);
  return Object.hasOwn(PACKAGES, word) ? (word as ProviderName) : undefined;
}
