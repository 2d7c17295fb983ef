import type { Arguments, Resource } from "../../../emitted/resources";
import type { EmittedStack } from "../../../emitted/stacks";

/** A sentence of docs/pillars.md that is to be seen in what is emitted. */
export interface Claim {
  /** The sentence, as the page has it. */
  readonly says: string;
  /** What it is about. */
  readonly types: readonly string[];
  /** Which of them it is about. Default: all. */
  readonly of?: (args: Arguments, stack: EmittedStack) => boolean;
  readonly holds: (resource: Resource, stack: EmittedStack) => boolean;
  /** A resource for which it held, changed so that it does not any more; or another that it does not hold for. */
  readonly broken: (
    resource: Resource,
    stack: EmittedStack,
  ) => { readonly args: Arguments; readonly stack?: EmittedStack };
}

/** Without some arguments. */
export const without = (args: Arguments, ...names: readonly string[]): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)));

/** The stack without the resources of a type. */
export const withoutType = (stack: EmittedStack, type: string): EmittedStack => ({
  ...stack,
  json: {
    ...stack.json,
    resource: Object.fromEntries(Object.entries(stack.json.resource ?? {}).filter(([one]) => one !== type)),
  },
});

/** Of the environment that examples call production: its defaults are those of what is protected. */
export const inProduction = (_args: Arguments, { name }: EmittedStack): boolean => name.startsWith("prod-");
