import { can } from "../../policy/access/can";
import type { Access } from "../../policy/access/model";
import type { Asked } from "../../policy/access/question";
import { type Detour, detoursTo } from "../../policy/access/through";
import { wayText } from "../../policy/access/words";

/**
 * How somebody has what is asked, in words: by its own rights, or with those of another. Empty where it has not.
 * Without a workspace, privileges alone count: who is in which workspace changes by a single click.
 */
export function heldBy(access: Access, principal: string, asked: Asked, workspace?: string): readonly string[] {
  const verdict = can(access, principal, asked.privilege, asked.object, workspace);
  const isHeld = workspace === undefined ? verdict.lacks.length === 0 : verdict.can;
  if (isHeld) return (verdict.has[0]?.ways ?? []).map((way) => wayText(access, way));
  return detoursTo(access, principal, asked).slice(0, 1).map(detourText);
}

const detourText = ({ acts, level }: Detour): string => `${level} on ${acts.object}, ${acts.words} ${acts.as}`;
