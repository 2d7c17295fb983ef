import type { Account, Environment } from "../model";
import type { RecordedThing } from "./line";

/** A value of a whole file that is fixed for good once something is deployed. */
interface FixedValue<M> {
  readonly setting: string;
  read(model: M): unknown;
  /** What another value would do. */
  readonly does: string;
  /** How to come there all the same, losing nothing. */
  readonly way: string;
}

const STATE = {
  setting: "state",
  does: "Terraform would find no state there, and make everything a second time",
  way: "move every state first, as docs/life.md says, and take this line out of the record then",
} as const;

const NEW_ENVIRONMENT = "make a new environment beside this one, move the data, and retire this one";

/** Values of an environment's file. */
export const ENVIRONMENT_VALUES: readonly FixedValue<Environment>[] = [
  {
    setting: "awsAccountId",
    read: (env) => env.awsAccountId,
    does: "Terraform would look for everything in another AWS account, and make it there anew",
    way: NEW_ENVIRONMENT,
  },
  {
    setting: "region",
    read: (env) => env.region,
    does: "everything would be made anew in another region, where no data is",
    way: NEW_ENVIRONMENT,
  },
  { ...STATE, read: (env) => env.state },
];

/** Values of the account's file. */
export const ACCOUNT_VALUES: readonly FixedValue<Account>[] = [
  {
    setting: "name",
    read: (account) => account.name,
    does: "names of buckets, roles and workspaces start with it, and everything that has one would be made anew",
    way: "put it back: it is in names alone",
  },
  {
    setting: "databricksAccountId",
    read: (account) => account.databricksAccountId,
    does: "Terraform would look for everything in another Databricks account, and make it there anew",
    way: "set up the other account beside this one, with a configuration and states of its own",
  },
  { ...STATE, read: (account) => account.state },
];

/** Lines of a record for the values of a file. */
export const valueLines = <M>(values: readonly FixedValue<M>[], model: M): RecordedThing[] =>
  values.map(({ setting, read }) => ({ key: setting, at: setting, fixed: { value: read(model) } }));

/** What is known of the value that a line holds; undefined where it is none. */
export const valueAt = (setting: string): Omit<FixedValue<never>, "read"> | undefined =>
  [...ENVIRONMENT_VALUES, ...ACCOUNT_VALUES].find((value) => value.setting === setting);
