import type { EmittedStack } from "../tools/synth/emitted";
import type { Finding, Rule, Waiver } from "./rule";

/** Every rule, in the order that findings are printed in. */
export const RULES: readonly Rule[] = [];

/** Runs every rule over one stack. */
export function findings(stack: EmittedStack, waivers: readonly Waiver[], rules: readonly Rule[] = RULES): Finding[] {
  return rules.flatMap((rule) =>
    rule.check(stack).map((violation) => ({
      ...violation,
      rule: rule.id,
      stack: stack.name,
      waivedBecause: waivers.find((waiver) => waiver.rule === rule.id && matches(waiver.address, violation.address))
        ?.reason,
    })),
  );
}

function matches(pattern: string, address: string): boolean {
  return pattern.endsWith("*") ? address.startsWith(pattern.slice(0, -1)) : pattern === address;
}
