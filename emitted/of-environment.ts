import type { EmittedStack } from "./stacks";

/** The stacks of one environment, and those of the account, which all of them share. */
export function ofEnvironment(stacks: readonly EmittedStack[], environment: string): EmittedStack[] {
  return stacks.filter(({ json }) => {
    const metadata = json["//"]?.metadata;
    return (
      metadata?.environment === environment || (metadata?.environment === undefined && metadata?.layer !== undefined)
    );
  });
}
