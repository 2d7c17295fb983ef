import { RunTrigger } from "@cdktf/provider-tfe/lib/run-trigger";
import type { Construct } from "constructs";
import { RUN_TRIGGER_SOURCES } from "../../config/facts/hcp-terraform";

/** Stack → stacks that it depends on, directly. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** Which applied runs start a run of a stack, and which should and do not because there would be too many. */
export interface TriggeringRuns {
  readonly sources: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * Which stacks start runs of another one: all that it depends on. Where these are more than HCP Terraform takes, those
 * that start it anyway, by way of another one, are left out first.
 */
export function triggersOf(stack: string, dependencies: Dependencies): TriggeringRuns {
  const direct = [...(dependencies.get(stack) ?? [])].sort();
  const most = RUN_TRIGGER_SOURCES.value;
  if (direct.length <= most) return { sources: direct, leftOut: [] };
  const below = (name: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const visit = (at: string): void => {
      for (const next of dependencies.get(at) ?? []) {
        if (found.has(next)) continue;
        found.add(next);
        visit(next);
      }
    };
    visit(name);
    return found;
  };
  const implied = new Set(direct.flatMap((name) => [...below(name)]));
  const needed = direct.filter((name) => !implied.has(name));
  const sources = [...needed, ...direct.filter((name) => implied.has(name))].slice(0, most).sort();
  return { sources, leftOut: needed.filter((name) => !sources.includes(name)) };
}

/** Lets an applied run of the source start one of the workspace. */
export function runTrigger(scope: Construct, id: string, workspaceId: string, sourceId: string): void {
  new RunTrigger(scope, id, { workspaceId, sourceableId: sourceId });
}
