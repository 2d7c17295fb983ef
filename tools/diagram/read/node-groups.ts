import { named } from "../../../emitted/references";
import type { StackJson } from "../../../emitted/stacks";

/** Security groups of cluster nodes, as the layer's contract has them; of one workspace, or of all. */
export function nodeGroups(json: StackJson, workspace?: string): string[] {
  const value = json.output?.workspace_security_group_ids?.value;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return entries
    .filter(([key]) => workspace === undefined || key === workspace || key.startsWith(`${workspace}/`))
    .flatMap(([, id]) => named(id, "aws_security_group"));
}
