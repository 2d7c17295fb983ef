import { LAYERS_OF_ENVIRONMENT } from "../../config/derive/layers";
import { callsIn, grouped, statementsOf } from "./deploy-policy";
import { isRead, type PlanLayer } from "./deploy-row";
import { type DeployPlace, valuesOf } from "./deploy-values";
import type { Statement } from "./policy-document";

/**
 * What a plan may read of layers, by default of every one: how things are set up, never what is in them. No object, no secret, no
 * record of a log: an action that reads contents has no place in the rows of deploy roles.
 */
export function planStatements(place: DeployPlace, layers: readonly PlanLayer[] = LAYERS_OF_ENVIRONMENT): Statement[] {
  const reads = layers.flatMap((layer) =>
    statementsOf(
      callsIn(layer, place).map((call) => ({ ...call, actions: call.actions.filter(isRead) })),
      valuesOf(layer, place),
    ),
  );
  return grouped(reads, ({ Sid }) => Sid).map(merged);
}

/** One statement with the actions and resources of several; wider than each of them, but only in what is read. */
function merged(statements: readonly Statement[]): Statement {
  const [first] = statements;
  if (first === undefined) throw new Error("a group has at least one statement");
  const all = (of: (statement: Statement) => Statement["Resource"]) =>
    [...new Set(statements.flatMap((statement) => of(statement) ?? []))].sort();
  return { ...first, Action: all(({ Action }) => Action), Resource: all(({ Resource }) => Resource) };
}
