import { functionText } from "../../config/derive/function-sql";
import type { SqlFunction } from "../../config/function-library";
import type { AccessPolicyModel } from "../../config/kinds/consumers/access-policy";
import { appliesTo } from "../../config/kinds/consumers/access-policy-expectations";
import type { FunctionsModel } from "../../config/kinds/workloads/functions";
import type { Environment } from "../../config/model";
import { quoteText } from "../../config/sql";

export type Value = string | number | boolean | null;

/** One thing that a function is asked on Spark. */
export interface Case {
  /** `mask-cards: a member of analysts`. */
  readonly name: string;
  /** Statements that make the function, and the groups of the reader. */
  readonly statements: readonly string[];
  /** A query of one value. */
  readonly query: string;
  readonly wanted: Value;
  /** What is not seen counts as left out. */
  readonly isFilter: boolean;
  /** The value is a list of rows in JSON, in any order. Default false. */
  readonly isRows?: boolean;
}

/** Databricks knows it; Spark is told what it says of this reader. */
export const membership = (groups: readonly string[]): string => {
  const isOne = groups.length === 0 ? "false" : `array_contains(array(${groups.map(quoteText).join(", ")}), wanted)`;
  return `CREATE OR REPLACE TEMPORARY FUNCTION is_account_group_member(wanted STRING) RETURNS BOOLEAN RETURN ${isOne}`;
};

const written = (value: Value): string => {
  if (value === null) return "NULL";
  return typeof value === "string" ? quoteText(value) : String(value);
};

/**
 * A case that calls a function.
 * @param values by the name of the parameter
 */
export function callOf(
  called: SqlFunction,
  values: Readonly<Record<string, Value>>,
  rest: Pick<Case, "name" | "wanted"> & { readonly groups: readonly string[] },
): Case {
  const given = Object.entries(called.parameters).map(
    ([name, type]) => `CAST(${written(values[name] ?? null)} AS ${type})`,
  );
  return {
    name: rest.name,
    wanted: rest.wanted,
    statements: [membership(rest.groups), `CREATE OR REPLACE TEMPORARY FUNCTION tried${functionText(called)}`],
    query: `SELECT tried(${given.join(", ")})`,
    isFilter: called.returns === "BOOLEAN" && typeof rest.wanted === "boolean",
  };
}

type Entry = Environment["consumers"][string] | Environment["workloads"][string];
const isPolicy = (entry: Entry): entry is Entry & AccessPolicyModel & { kind: "access-policy" } =>
  entry.kind === "access-policy";
const isFunctions = (entry: Entry | undefined): entry is Entry & FunctionsModel & { kind: "functions" } =>
  entry?.kind === "functions";

/** The access policies of an environment. */
export const policiesOf = ({ consumers }: Pick<Environment, "consumers">) => Object.values(consumers).filter(isPolicy);

/**
 * What the policies of an environment expect, where they have to do something: for others nothing is run.
 * @param keys of policies; none means all
 */
export const casesOf = (environment: Pick<Environment, "consumers" | "workloads">, keys: readonly string[]): Case[] =>
  policiesOf(environment)
    .filter(({ key }) => keys.length === 0 || keys.includes(key))
    .flatMap((policy) => {
      const { [policy.functions]: entry } = environment.workloads;
      const called = isFunctions(entry) ? entry.made[policy.function] : undefined;
      if (called === undefined) throw new Error(`policy ${policy.key} is checked to call a function that is there`);
      const constants = Object.entries(policy.arguments).flatMap(([name, one]) =>
        one.constant === undefined ? [] : [[name, one.constant] as const],
      );
      return policy.expects
        .filter(({ reader }) => appliesTo(policy, reader))
        .map(({ reader, given, sees }, index) =>
          callOf(
            called,
            { ...given, ...Object.fromEntries(constants) },
            {
              name: `${policy.key}: ${reader.length === 0 ? "somebody in no group" : `a member of ${reader.join(" and ")}`}, line ${index + 1}`,
              groups: reader,
              wanted: sees,
            },
          ),
        );
    });
