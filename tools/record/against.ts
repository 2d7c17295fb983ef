import { usualFile } from "../../config/environment-files";
import type { Platform } from "../../config/model";
import type { Problem } from "../../config/problem";
import { ACCOUNT_VALUES, ENVIRONMENT_VALUES, valueLines } from "../../config/record/environment-values";
import { ACCOUNT_RECORD, type RecordFile, recordFile } from "../../config/record/file";
import type { RecordedThing } from "../../config/record/line";
import { retiredIn } from "../../config/record/retired";
import type { EmittedStack } from "../../emitted/stacks";
import { compare, type Difference, type Now } from "./compare";
import { presentIn, recordOf } from "./of-stacks";
import { recordProblems } from "./problems";

/** One record's part of the configuration. */
export interface Part extends Now {
  /** Of the environment; `account` for the Databricks account. */
  readonly name: string;
  readonly file: string;
  readonly isProtected: boolean;
}

/** Every part of a configuration that has a record of its own, the account's first. */
export function partsOf({ account, environments }: Platform, stacks: readonly EmittedStack[]): readonly Part[] {
  const now = (name: string, values: readonly RecordedThing[]): Pick<Now, "present" | "stacks"> => {
    const own = stacks.filter((stack) => recordOf(stack) === name);
    const { things, company } = presentIn(own);
    return { present: { things: [...values, ...things], company }, stacks: own };
  };
  return [
    {
      name: ACCOUNT_RECORD,
      file: "config/account.ts",
      isProtected: true,
      retired: retiredIn(account.retired),
      acknowledged: Object.keys(account.acknowledged),
      ...now(ACCOUNT_RECORD, valueLines(ACCOUNT_VALUES, account)),
    },
    ...environments.map((env) => ({
      name: env.name,
      file: env.file,
      isProtected: env.protection.preventDestroy,
      retired: retiredIn(env.retired),
      acknowledged: Object.keys(env.acknowledged),
      ...now(env.name, valueLines(ENVIRONMENT_VALUES, env)),
    })),
  ];
}

export interface RecordCheck {
  readonly problems: readonly Problem[];
  /** Protected environments that nothing is recorded of. */
  readonly unrecorded: readonly string[];
  /** Name of a record → how many things are made that it does not have yet. */
  readonly fresh: ReadonlyMap<string, number>;
}

/**
 * Compares every record with what is made now.
 * @param wanted environments; empty: all of them, and those too that are gone
 */
export function checkRecords(
  platform: Platform,
  stacks: readonly EmittedStack[],
  records: readonly RecordFile[],
  wanted: readonly string[],
): RecordCheck {
  const parts = partsOf(platform, stacks).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const compared = parts.flatMap((part): { readonly part: Part; readonly difference: Difference }[] => {
    const record = records.find(({ name }) => name === part.name);
    return record === undefined ? [] : [{ part, difference: compare(record.lines, part) }];
  });
  const isRecorded = (name: string) => compared.some(({ part }) => part.name === name);
  return {
    problems: [
      ...records.flatMap(({ problems }) => problems),
      ...(wanted.length === 0 ? vanished(records, platform) : []),
      ...compared.flatMap(({ part, difference }) => recordProblems(part.file, part.name, difference)),
    ],
    unrecorded: parts
      .filter(({ name, isProtected }) => isProtected && name !== ACCOUNT_RECORD && !isRecorded(name))
      .map(({ name }) => name),
    fresh: new Map(
      compared.flatMap(({ part, difference: { fresh } }) => (fresh.length === 0 ? [] : [[part.name, fresh.length]])),
    ),
  };
}

/** Records of environments that are not there any more, unless all that they have is retired. */
function vanished(records: readonly RecordFile[], { environments }: Platform): Problem[] {
  const known = [ACCOUNT_RECORD, ...environments.map(({ name }) => name)];
  return records
    .filter(({ name, lines }) => !known.includes(name) && lines.some((line) => line.retired === undefined))
    .map(({ name }) => ({
      file: recordFile(name),
      path: "",
      message: `says that ${name} is deployed, and there is no environment of this name: what it has stays, is billed, and nothing looks after it`,
      fix: `put ${usualFile(name)} back; where it is destroyed already, remove the record; docs/life.md says how to take an environment down`,
      severity: "error",
    }));
}
