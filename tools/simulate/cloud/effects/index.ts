import { knownOf } from "../services";
import { delivering } from "./deliveries";
import type { Effects } from "./effects";
import { keepingNames } from "./kept-names";
import { makingRole } from "./linked-roles";

/** Everything that happens by itself with objects of a type. */
export function effectsOf(type: string): readonly Effects[] {
  const { keepsName, linkedRole, delivers, effects } = knownOf(type);
  return [
    ...(keepsName ? [keepingNames(keepsName)] : []),
    ...(linkedRole ? [makingRole(linkedRole)] : []),
    ...(delivers ? [delivering(delivers)] : []),
    ...(effects ? [effects] : []),
  ];
}
