import type { TableReport, UpdateReport } from "../report/events";
import type { Expected, ExpectedTable } from "./schema";

/** What is otherwise than expected, a line each; none where everything is as it should. */
export function differences(expected: Expected, updates: readonly UpdateReport[]): string[] {
  const missing = expected.updates.length !== updates.length;
  const number = `${updates.length} updates, expected ${expected.updates.length}`;
  return [
    ...(missing ? [number] : []),
    ...expected.updates.flatMap((wanted, at) => {
      const update = updates[at];
      return update === undefined ? [] : ofUpdate(wanted, update).map((line) => `update ${at + 1}: ${line}`);
    }),
  ];
}

function ofUpdate({ tables, error }: Expected["updates"][number], update: UpdateReport): string[] {
  const ended = update.error ?? "no error";
  const asExpected = error === undefined ? update.error === null : ended.includes(error);
  return [
    ...(asExpected ? [] : [`${ended}, expected ${error === undefined ? "no error" : `an error with "${error}"`}`]),
    ...Object.entries(tables).flatMap(([name, wanted]) => {
      const found = Object.entries(update.tables).find(([full]) => full === name || full.endsWith(`.${name}`))?.[1];
      if (found === undefined)
        return [`${name}: there is no such table, only ${Object.keys(update.tables).join(", ")}`];
      return ofTable(wanted, found).map((line) => `${name}: ${line}`);
    }),
  ];
}

function ofTable(wanted: ExpectedTable, found: TableReport): string[] {
  const { expectations = {}, columns = {}, content, changes, ...counts } = wanted;
  const unequal = (what: string, is: unknown, should: unknown) =>
    same(is, should) ? [] : [`${what} ${JSON.stringify(is)}, expected ${JSON.stringify(should)}`];
  return [
    ...Object.entries(counts).flatMap(([what, should]) => unequal(what, found[what as keyof typeof counts], should)),
    ...Object.entries(expectations).flatMap(([rule, should]) =>
      unequal(`${rule} not met by`, found.expectations[rule]?.failed ?? "no such expectation", should),
    ),
    ...Object.entries(columns).flatMap(([column, should]) =>
      unequal(`column ${column}`, found.columns[column] ?? "not there", should),
    ),
    ...(changes === undefined ? [] : unequal("changes", found.changes, changes)),
    ...(content === undefined ? [] : ofContent(content, found.content ?? [])),
  ];
}

type Row = Readonly<Record<string, unknown>>;

/** Every row that is expected is there, by the columns that it names, and no other. */
function ofContent(wanted: readonly Row[], found: readonly Row[]): string[] {
  const names = [...new Set(wanted.flatMap((row) => Object.keys(row)))];
  const left = found.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
  const missing = wanted.filter((row) => {
    const at = left.findIndex((other) => Object.entries(row).every(([name, value]) => same(other[name], value)));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [
    ...missing.map((row) => `there is no row ${JSON.stringify(row)}`),
    ...left.map((row) => `a row too many: ${JSON.stringify(row)}`),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
