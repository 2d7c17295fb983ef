import type { DeployLayer } from "../../config/derive/layers";
import { callsOf } from "./deploy-actions";
import type { Call, PlanLayer } from "./deploy-row";
import { type DeployPlace, filled, type Values, valuesOf } from "./deploy-values";
import { MANAGED_POLICY_LIMIT } from "./managed-policy";
import { type Conditions, policyDocument, type Statement } from "./policy-document";

/** What a layer's deploy role may do: what Terraform calls for the types that the layer can hold. */
export const deployStatements = (layer: DeployLayer, place: DeployPlace): Statement[] =>
  statementsOf(callsIn(layer, place), valuesOf(layer, place));

/** What is called for a layer's types, and for what no module makes. */
export const callsIn = (layer: PlanLayer, { extraCalls }: DeployPlace): readonly Call[] => [
  ...callsOf(layer),
  ...(extraCalls?.[layer] ?? []),
];

/** A statement for each thing that is called on, and each condition; none for lists that are empty. */
export function statementsOf(calls: readonly Call[], values: Values): Statement[] {
  return grouped(calls, ({ on, when }) => JSON.stringify([on, when]))
    .flatMap(([first, ...others]): Statement[] => {
      if (first === undefined) return [];
      const Action = [...new Set([first, ...others].flatMap(({ actions }) => actions))].sort();
      const Resource = first.on.flatMap((template) => filled(template, values));
      if (Action.length === 0 || Resource.length === 0) return [];
      const Condition = first.when && conditions(first.when, values);
      return [{ Sid: sidOf(first), Effect: "Allow", Action, Resource, ...(Condition && { Condition }) }];
    })
    .sort((one, other) => (one.Sid < other.Sid ? -1 : 1));
}

/** Those with the same text together, in order of the first. */
export function grouped<T>(items: readonly T[], textOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(textOf(item), [...(groups.get(textOf(item)) ?? []), item]);
  return [...groups.values()];
}

function conditions(templates: Conditions, values: Values): Conditions {
  const fill = (value: string | readonly string[]) => {
    const all = (typeof value === "string" ? [value] : value).flatMap((template) => filled(template, values));
    return all.length === 1 && all[0] !== undefined ? all[0] : all;
  };
  return Object.fromEntries(
    Object.entries(templates).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, fill(value)])),
    ]),
  );
}

/** Parts of ARNs that say nothing of what is called on. */
const EVERYWHERE = /^arn|\{(partition|region|account|prefix)\}|\{\w+:/g;

/** Says what is called on, and under which condition: `SnsAlarms`, `IamRolePermissionsBoundary`. */
export function sidOf({ on, when }: Call): string {
  const keys = Object.values(when ?? {}).flatMap((condition) =>
    // A role may be handed to several services, each in a statement of its own.
    Object.entries(condition).flatMap(([key, value]) => [
      key,
      ...(key === "iam:PassedToService" ? [value].flat() : []),
    ]),
  );
  const words = [
    on[0]?.replace(EVERYWHERE, " ").replace(/:\*$/, " parts") ?? "",
    ...keys.map((key) => key.replace(/^\w+:/, "")),
  ]
    .join(" ")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const spelled = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const sid = spelled.filter((word, index) => word !== spelled[index - 1]).join("");
  return sid === "" ? "Anywhere" : sid;
}

/** Managed policies that a role takes; a quota that can be raised, to 25. Source: IAM and STS quotas. */
export const POLICIES_PER_ROLE = 10;

/** A reference to another resource is shorter here than the ARN that Terraform puts in its place. */
const ROOM_FOR_REFERENCES = 256;

/**
 * Statements in as many policies as IAM's limit asks for, in order; one that is too long alone is cut in two. Where that
 * would be more than a role takes, room that is left in an earlier policy is used, too.
 */
export function policies(statements: readonly Statement[]): Statement[][] {
  const fits = (some: readonly Statement[]) =>
    policyDocument(some).length <= MANAGED_POLICY_LIMIT - ROOM_FOR_REFERENCES;
  const pieces = statements.flatMap((one) => (fits([one]) ? [one] : halves(one, fits)));
  const packed = (open: (split: readonly Statement[][]) => readonly Statement[][]) => {
    const split: Statement[][] = [];
    for (const statement of pieces) {
      const room = open(split).find((some) => fits([...some, statement]));
      if (room === undefined) split.push([statement]);
      else room.push(statement);
    }
    return split;
  };
  const inOrder = packed((split) => split.slice(-1));
  return inOrder.length <= POLICIES_PER_ROLE ? inOrder : packed((split) => split);
}

/** The same statement for the first and the second half of its longer list, and so on until each part fits. */
function halves(statement: Statement, fits: (some: readonly Statement[]) => boolean): Statement[] {
  if (fits([statement])) return [statement];
  const lists = { Action: listed(statement.Action), Resource: listed(statement.Resource ?? []) };
  const longer = lists.Action.join().length >= lists.Resource.join().length ? "Action" : "Resource";
  const list = lists[longer];
  if (list.length < 2) throw new Error(`the statement ${statement.Sid} fits into no managed policy`);
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)].flatMap((half, index) =>
    halves({ ...statement, Sid: `${statement.Sid}${index + 1}`, [longer]: half }, fits),
  );
}

const listed = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : value);
