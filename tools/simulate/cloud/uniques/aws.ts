import type { Unique } from "./unique";

/** How a second resource for the same setting is called: it does not fail in AWS, each apply writes over the other. */
export const CONFLICTING_OWNERS = "ConflictingOwners";
const ONE_OWNER =
  "keep one resource for the setting and put everything into it: AWS stores the whole document, so two resources write over each other without an error";

/** A name, or a slot of several arguments, in an account and region. */
export const inPlace = (summary: string, ...attributes: readonly string[]): Unique => ({
  attributes,
  among: "place",
  summary,
});

/** A setting of which an object has one, stored as a whole; the argument names the object. */
export const wholeDocument = (argument: string): Unique => ({
  attributes: [argument],
  among: "anywhere",
  summary: CONFLICTING_OWNERS,
  fix: ONE_OWNER,
});

/** A setting of an account and region, which two stacks would fight over. */
export const REGION_SETTING: Unique = {
  attributes: [],
  among: "place",
  summary: CONFLICTING_OWNERS,
  fix: ONE_OWNER,
};

/** A setting of an account. */
export const ACCOUNT_SETTING: Unique = { ...REGION_SETTING, among: "account" };

/** A service that an account turns on once per region; the second call fails. */
export const turnedOn = (summary: string): Unique => ({
  attributes: [],
  among: "place",
  summary,
  fix: 'use the one that is there: mode "existing" in the configuration, or import it',
});

/** IAM names are unique in the account, whatever their case. */
export const IAM_NAME: Unique = {
  attributes: ["name"],
  among: "account",
  ignoresCase: true,
  summary: "EntityAlreadyExists",
};
