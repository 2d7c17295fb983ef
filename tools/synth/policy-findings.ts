import { stackName } from "../../config/derive/stacks";
import type { Platform } from "../../config/model";
import type { Problem } from "../../config/problem";
import type { EmittedStack } from "../../emitted/stacks";
import { findings, isNeverWaived, RULES, unusedWaivers } from "../../policy";
import type { Finding } from "../../policy/rule";
import { selection } from "./selection";

/**
 * What the rules find in some stacks, waived findings included.
 * @param all every stack of the synthesis
 */
export function findingsOf(
  platform: Platform,
  stacks: readonly EmittedStack[],
  all: readonly EmittedStack[],
): Finding[] {
  return stacks.flatMap((stack) =>
    findings(stack, environmentOf(platform, stack.name)?.policyWaivers ?? [], RULES, all),
  );
}

const environmentOf = (platform: Platform, stack: string) =>
  platform.environments.find((env) => selection(platform, [env.name])(stack));

/** Waivers of rules that are never waived, which accept nothing: whoever wrote one believes that it does. */
export function refusedWaivers(platform: Platform, selects: (stack: string) => boolean): readonly Problem[] {
  return platform.environments
    .filter(({ name }) => selects(stackName(name, "foundation")))
    .flatMap(({ file, policyWaivers }) =>
      policyWaivers.flatMap(({ rule }, index): Problem[] =>
        isNeverWaived(rule)
          ? [
              {
                file,
                path: `policyWaivers.${index}`,
                message: `no finding of the rule "${rule}" can be accepted`,
                fix: `remove it, and mend what the rule finds; docs/policy.md#${rule} says why`,
                severity: "error",
              },
            ]
          : [],
      ),
    );
}

/** A waiver that is not needed any more would hide the next real finding. */
export function staleWaivers(
  platform: Platform,
  found: readonly Finding[],
  selects: (stack: string) => boolean,
): readonly Problem[] {
  return platform.environments
    .filter(({ name }) => selects(stackName(name, "foundation")))
    .flatMap((env) => {
      const mine = found.filter(({ stack }) => selection(platform, [env.name])(stack));
      const possible = env.policyWaivers.filter(({ rule }) => !isNeverWaived(rule));
      return unusedWaivers(possible, mine).map(
        (waiver): Problem => ({
          file: env.file,
          path: `policyWaivers.${env.policyWaivers.indexOf(waiver)}`,
          message: `accepts no finding of the rule "${waiver.rule}" at ${waiver.address}`,
          fix: "remove it, or correct the rule's id and the address",
          severity: "warning",
        }),
      );
    });
}

/**
 * A finding as a problem of the file that a user edits, with the waiver that would accept it. Findings in the stack of
 * the account cannot be waived.
 */
export function asProblem(platform: Platform, finding: Finding): Problem {
  const { stack, address, rule } = finding;
  const environment = environmentOf(platform, stack);
  const [file = "", path = ""] = finding.setting?.split(": ") ?? [];
  const own = environment?.file ?? "config/account.ts";
  const waiver = `{ rule: ${JSON.stringify(rule)}, address: ${JSON.stringify(address)}, reason: "…" }`;
  const accept =
    environment === undefined || isNeverWaived(rule)
      ? `; docs/policy.md#${rule} says why`
      : `; or, where docs/policy.md#${rule} says that it may be accepted, write into policyWaivers: ${waiver}`;
  return {
    file: file === "" ? own : file,
    path,
    message: `${stack}: ${address}: ${finding.message} (${rule})`,
    fix: `${finding.fix}${accept}`,
    severity: "error",
  };
}
