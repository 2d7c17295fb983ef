import type { Conditions, Statement } from "./policy-document";

type Values = string | readonly string[];

/** Values of both, once; one alone stands without a list. */
function both(...parts: readonly (Values | undefined)[]): Values {
  const values = [...new Set(parts.flatMap((part) => part ?? []))];
  const [one] = values;
  return values.length === 1 && one !== undefined ? one : values;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

interface Tested {
  readonly operator: string;
  readonly key: string;
  readonly values: Values;
}

const testedBy = (conditions: Conditions = {}): Tested[] =>
  Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
  );

/** Conditions of which one or the other holds; nothing where no condition says that. */
function eitherOf(one: Conditions | undefined, other: Conditions | undefined): Conditions | undefined {
  const [ones, others] = [testedBy(one), testedBy(other)];
  if (ones.length !== others.length) return undefined;
  const differ = ones.filter((tested, index) => !same(tested, others[index]));
  const [tested] = differ;
  const match = others.find(({ operator, key }) => operator === tested?.operator && key === tested.key);
  // Of values that something must not have, all count and not one.
  if (differ.length !== 1 || tested === undefined || match === undefined || tested.operator.includes("Not")) {
    return undefined;
  }
  const { operator, key } = tested;
  return { ...one, [operator]: { ...one?.[operator], [key]: both(tested.values, match.values) } };
}

/** One statement that says what two say, and no more: they may differ in one part alone. */
function joined(one: Statement, other: Statement): Statement {
  const parts = (["Effect", "Principal", "Action", "Resource", "Condition"] as const).filter(
    (part) => !same(one[part], other[part]),
  );
  const [part, ...more] = parts;
  if (part === undefined) return one;
  if (more.length === 0 && (part === "Action" || part === "Resource")) {
    return { ...one, [part]: both(one[part], other[part]) };
  }
  const Condition = more.length === 0 && part === "Condition" ? eitherOf(one.Condition, other.Condition) : undefined;
  if (Condition === undefined) {
    throw new Error(`${one.Sid}: statements differ in ${parts.join(", ")}; give one of them another Sid`);
  }
  return { ...one, Condition };
}

/**
 * Statements with the same Sid as one: several modules need the same, or the same of more. A policy has no two
 * statements of a Sid, and little room.
 */
export function joinedStatements(statements: readonly Statement[]): Statement[] {
  const bySid = new Map<string, Statement>();
  for (const statement of statements) {
    const before = bySid.get(statement.Sid);
    bySid.set(statement.Sid, before === undefined ? statement : joined(before, statement));
  }
  return [...bySid.values()];
}
