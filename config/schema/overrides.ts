import { z } from "zod";
import { argumentValue } from "./argument-value";
import { distinct, slug } from "./common";
import { reason } from "./text/prose";
import { calendarDay } from "./text/schedule";

import { argumentPath, constructPath, resourceType, settingPath, version } from "./text/terraform";

/** What protects data, by the word that an override of it has to say. */
export const PROTECTIONS = [
  "access",
  "backups",
  "deletion-protection",
  "encryption",
  "expiry",
  "forced-deletion",
  "public-access",
  "replacement",
  "retention",
  "versioning",
] as const;

export type Protects = (typeof PROTECTIONS)[number];

/** One change of what this project emits for one resource. */
const override = z.strictObject({
  /**
   * The resource by the path of its construct, as `npm run where` shows it: `unity-catalog/zone-raw/Resource`. The
   * environment's name before it can be left out. Default: by `setting`.
   */
  construct: constructPath.optional(),
  /** The resource by the setting that it is made for: `zones.raw`, `dataServices.events`. Default: by `construct`. */
  setting: settingPath.optional(),
  /** Its type, where several resources are made for that setting or below that construct. Default: the only one. */
  type: resourceType.optional(),
  /** Argument → its value. An item of a list goes by one of its arguments: `rule[id=expire].expiration.days`. Default none. */
  set: z.record(argumentPath, argumentValue).default({}),
  /** Arguments, blocks and items of lists that are taken out. Default none. */
  remove: distinct(z.array(argumentPath)).default([]),
  /**
   * Version of the provider that first has what is set, `1.101.0`, where it is newer than the one that this project is made
   * with. Default: that one.
   */
  needs: version.optional(),
  /** What the override weakens that protects data; a message names the words that are needed. Default none. */
  acknowledge: distinct(z.array(z.enum(PROTECTIONS))).default([]),
  /** Why it is needed and not to be had by a setting, for reviewers. */
  reason,
  /** Last day on which it is accepted, `2027-03-31`; afterwards it is an error. Default: for good. */
  until: calendarDay.optional(),
});

/** By a short key, so that environments that share a part can change or take out one. */
export const overridesSchema = z.record(slug, override);

export type ParsedOverride = z.output<typeof override>;
