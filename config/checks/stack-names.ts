import { posix } from "node:path";
import {
  ACCOUNT_STACK,
  BILLING_STACK,
  BOOTSTRAP_STACK,
  DELIVERY_STACK,
  DEVOPS_STACK,
  stackNames,
  stateLocation,
} from "../derive/stacks";
import type { StateBackend } from "../schema/backend";
import {
  type AccountDraft,
  type Check,
  type DraftFile,
  type EnvironmentDraft,
  errorAt,
  namedApart,
  type Path,
  repeated,
} from "./check";

interface Stack {
  readonly file: DraftFile<unknown>;
  readonly path: Path;
  readonly name: string;
  readonly state: AccountDraft["data"]["state"];
}

/**
 * Every stack has a place for its state of its own; two in one place would overwrite each other. Their names are apart
 * where those of environments are: a stack's starts with its environment's and a hyphen, and no environment's name
 * does so with another's (checked in `environment-names.ts`).
 */
export const stackStates: Check = ({ account, environments }) => {
  const stacks = [
    { file: account, path: ["name"], name: ACCOUNT_STACK, state: account.data.state },
    ...bootstrapOf(account),
    ...devopsOf(account),
    ...billingOf(account),
    ...deliveryOf(account),
    ...namedApart(environments).flatMap((env) => stacksOf(env, account)),
  ];
  const states = repeated(stacks, ({ state, name }) => (isWhole(state) ? locationOf(state, name) : undefined));
  return [
    ...onePerPair(states.filter(([later, earlier]) => later.name !== earlier.name)).map(([later, earlier]) =>
      errorAt(
        later.file,
        later.path,
        `the state of stack ${later.name} would be where that of ${earlier.name} is`,
        "rename the environment, or set another prefix under state",
      ),
    ),
  ];
};

/** The stack with the pipeline; its state is beside that of the account. */
function devopsOf(account: AccountDraft): Stack[] {
  const { codePipeline, state } = account.data;
  return codePipeline === undefined ? [] : [{ file: account, path: ["codePipeline"], name: DEVOPS_STACK, state }];
}

/** The stack with tags of the bills; its state is beside that of the account. */
function billingOf(account: AccountDraft): Stack[] {
  const { costAllocation, state } = account.data;
  return costAllocation === undefined ? [] : [{ file: account, path: ["costAllocation"], name: BILLING_STACK, state }];
}

/** The stack that sets HCP Terraform up; without a state of its own it is beside that of the account. */
function deliveryOf(account: AccountDraft): Stack[] {
  const { delivery, state } = account.data;
  if (delivery === undefined) return [];
  return [{ file: account, path: ["delivery", "state"], name: DELIVERY_STACK, state: delivery.state ?? state }];
}

/** The stack that makes the bucket of the states; until it is moved there its own is in a file. */
function bootstrapOf(account: AccountDraft): Stack[] {
  const { bootstrap, state } = account.data;
  if (bootstrap === undefined) return [];
  const own = bootstrap.ownState === "bucket" ? state : ({ backend: "local", directory: "state" } as const);
  return [{ file: account, path: ["bootstrap", "ownState"], name: BOOTSTRAP_STACK, state: own }];
}

function stacksOf(env: EnvironmentDraft, account: AccountDraft): Stack[] {
  const { name } = env.data;
  if (name === undefined) return [];
  const state = env.data.state ?? account.data.state;
  return stackNames(name, Object.keys(env.data.workspaces ?? {})).map((stack) => ({
    file: env,
    path: ["name"],
    name: stack,
    state,
  }));
}

/** Two files mostly share all of their places or none. */
function onePerPair(pairs: readonly [later: Stack, earlier: Stack][]): [later: Stack, earlier: Stack][] {
  const pair = ([later, earlier]: [Stack, Stack]) => `${later.file.file} ${earlier.file.file}`;
  const again = new Set(repeated(pairs, pair).map(([later]) => later));
  return pairs.filter((it) => !again.has(it));
}

/** Case-insensitive and without detours, since file systems and host names are. */
function locationOf(state: StateBackend, stack: string): string {
  const location = stateLocation(state, stack);
  return state.backend === "local" ? posix.normalize(location).toLowerCase() : location;
}

/** Whether what names the place is known. */
function isWhole(state: AccountDraft["data"]["state"]): state is StateBackend {
  switch (state?.backend) {
    case "local":
      return state.directory !== undefined;
    case "s3":
      return state.bucket !== undefined && state.keyPrefix !== undefined;
    case "cloud":
      return state.organization !== undefined && state.hostname !== undefined;
    default:
      return false;
  }
}
