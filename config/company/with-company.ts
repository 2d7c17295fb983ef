import type { Salvaged } from "../lenient";
import { type Origins, originOf } from "../origins";
import { plainCopy } from "../plain";
import type { ParsedAccount } from "../schema/account";
import { environmentSchema } from "../schema/environment";
import type { SourceFile } from "../source-file";
import { type Filled, fill } from "./fill";
import { type CompanySaid, companyFor, isRecord } from "./said";

/** The account's file, as far as it could be read. */
interface AccountFile {
  readonly file: string;
  readonly data: Salvaged<ParsedAccount>;
}

/** An environment's file with what the account says in its place; the very same where that is nothing. */
export function withCompany(source: SourceFile, account: AccountFile): SourceFile {
  const input = plainCopy(source.input);
  const stage = isRecord(input) && Object.hasOwn(input, "stage") ? input.stage : undefined;
  const { origins } = source;
  const { value, filled } = fill(
    environmentSchema,
    input,
    companyFor(account.data, stage, ofWhole(source.file, input, origins)),
    (path) => origins !== undefined && isTakenAway(origins, path),
  );
  if (filled.length === 0) return source;
  const own: Origins = origins ?? { files: [source.file], values: [input], fields: new Map() };
  return { ...source, input: value, origins: filled.reduce((so, one) => withSaid(so, one, account.file), own) };
}

/** What the environment says for all that it has, with the file that says it. */
function ofWhole(file: string, input: unknown, origins: Origins | undefined): CompanySaid[] {
  if (!isRecord(input) || input.paused === undefined) return [];
  const [by = file] = origins === undefined ? [] : originOf(origins, "paused").files;
  return [{ file: by, at: [], value: { paused: input.paused } }];
}

/** Whether the last that says something of a place takes it away. */
function isTakenAway(origins: Origins, path: readonly string[]): boolean {
  let at: Origins | undefined = origins;
  for (const key of path) at = at?.fields.get(key);
  return at !== undefined && at.files.length > 0 && at.values[0] === undefined;
}

/** The origins with those of one place, in the account's file. */
function withSaid(origins: Origins, filled: Filled, account: string): Origins {
  const [key, ...rest] = filled.path;
  if (key === undefined) return said(origins, filled, account);
  const inside = { ...filled, path: rest };
  const there = origins.fields.get(key) ?? below(origins, key, inside, account);
  return { ...origins, fields: new Map([...origins.fields, [key, withSaid(there, inside, account)]]) };
}

/** A place of which nothing is known yet: whoever says what is around it says it, if anybody does. */
function below(origins: Origins, key: string, { said, holds, path }: Filled, account: string): Origins {
  const values = origins.values.map((value) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined));
  const own = origins.files.flatMap((file, index) =>
    values[index] === undefined ? [] : [{ file, value: values[index], path: origins.paths?.[index] }],
  );
  const [first] = said;
  if (own.length > 0 || !holds || first === undefined) {
    return { files: own.map(({ file }) => file), values: own.map(({ value }) => value), fields: new Map() };
  }
  return path.length === 0
    ? { files: [], values: [], fields: new Map() }
    : { files: [first.file ?? account], values: [undefined], paths: [first.at], fields: new Map() };
}

function said({ files, values, paths = [], fields }: Origins, { said: all }: Filled, account: string): Origins {
  return {
    files: [...files, ...all.map(({ file = account }) => file)],
    values: [...values, ...all.map(({ value }) => value)],
    paths: [...files.map((_, index) => paths[index]), ...all.map(({ at }) => at)],
    fields,
  };
}
