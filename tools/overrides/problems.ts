import { ACCOUNT_STACK } from "../../config/derive/stacks";
import type { Override, Platform } from "../../config/model";
import type { Problem } from "../../config/problem";
import type { EmittedStack } from "../../emitted/stacks";
import { type Change, changesOf, type Placed, twice } from "./changes";
import { type Extras, extraProblems } from "./extra";
import { find } from "./find";
import { faultsOfOverride } from "./judge";
import { namedSchemas } from "./named-schemas";
import { type Schemas, schemasWith } from "./schema";

/** Overrides and extra resources of one file, and the stacks that they are about. */
interface OfFile extends Extras {
  readonly file: string;
  readonly overrides: Readonly<Record<string, Override>>;
  readonly stacks: readonly EmittedStack[];
}

/** What is wrong with overrides. */
export interface Unfit {
  readonly problems: readonly Problem[];
  /** Whether what is emitted has values that no schema allows, so that nobody can go by it. */
  readonly distorts: boolean;
}

/**
 * What is wrong with overrides, which shows only in what was made: that there is such a resource and argument, that the
 * value is of its type, that something changes, and that what protects data is named.
 * @param stacks those of the synthesis
 * @param selects stacks that are asked for
 * @param project folder of the project, where it names a file of schemas
 */
export function overrideProblems(
  platform: Platform,
  stacks: readonly EmittedStack[],
  selects: (stack: string) => boolean,
  project = ".",
): Unfit {
  const named = namedSchemas(platform.account.providers.schema, project);
  if ("message" in named) {
    const { message, fix } = named;
    const problem: Problem = { file: "config/account.ts", path: "providers.schema", message, fix, severity: "error" };
    return { problems: [problem], distorts: true };
  }
  const schemas = schemasWith(named);
  const found = filesOf(platform, stacks).flatMap((of) => {
    const isWanted = of.stacks.some(({ name }) => selects(name));
    const extra = extraProblems(of, stacks, schemas);
    return [
      ...problemsIn(of, schemas).map((placed) => ({ ...placed, in: "overrides" })),
      ...extra.map((placed) => ({ ...placed, in: "extraResources", distorts: true })),
    ].map((placed) => ({ ...placed, file: of.file, isWanted }));
  });
  return {
    problems: found
      .filter(({ isWanted }) => isWanted)
      .map(({ file, in: record, path, message, fix }) => ({
        file,
        path: [record, ...path].join("."),
        message,
        fix,
        severity: "error",
      })),
    distorts: found.some(({ distorts }) => distorts === true),
  };
}

function filesOf({ account, environments }: Platform, stacks: readonly EmittedStack[]): OfFile[] {
  return [
    {
      file: "config/account.ts",
      environment: undefined,
      overrides: account.overrides,
      extraResources: account.extraResources,
      stacks: stacks.filter(({ name }) => name === ACCOUNT_STACK),
    },
    ...environments.map(({ name: environment, file, overrides, extraResources }) => ({
      file,
      environment,
      overrides,
      extraResources,
      stacks: stacks.filter(({ json }) => json["//"]?.metadata.environment === environment),
    })),
  ];
}

function problemsIn({ overrides, stacks, environment }: OfFile, schemas: Schemas): Placed[] {
  const changes: Change[] = [];
  const problems = Object.entries(overrides).flatMap(([key, override]): Placed[] => {
    const found = find(override, stacks, environment);
    if ("message" in found) return [{ ...found, path: [key, ...found.path] }];
    const block = schemas.of(found.type);
    if (block === undefined) {
      const message = `no schema of ${found.type} is known, so nothing of it can be overridden`;
      return [{ path: [key], message, fix: "change it by a setting" }];
    }
    const own = changesOf(key, override, found);
    changes.push(...own);
    return faultsOfOverride(override, own, found, block, override.needs !== undefined && !schemas.isNamed);
  });
  return [...problems, ...twice(changes)];
}
