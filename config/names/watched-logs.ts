import { alarmHistoryGroupOf } from "../derive/purposes";
import { namesOf } from "./inventory";
import type { ResourceName, What } from "./resource-name";
import type { NamedAccount, NamedEnvironment } from "./subject";

/** A log group whose name is known before it is there, and the setting that makes it. */
export interface WatchedGroup {
  readonly name: string;
  /** `dataServices.orders`. */
  readonly setting: string;
}

/** Groups that go by exactly that name; Airflow adds to it what part of it logs. */
const GROUPS: ReadonlySet<What> = new Set(["log-group", "endpoint-log", "state-machine-log", "web-acl-log"]);

/**
 * Log groups that detectors of anomalies can watch: all that the environment names, but that of alarms, which would hear
 * itself.
 */
export const watchedLogGroups = (env: NamedEnvironment, account: NamedAccount, prefix: string): WatchedGroup[] =>
  namesOf(env, account)
    .filter(
      ({ what, layer, name }: ResourceName) =>
        GROUPS.has(what) && layer !== undefined && name !== alarmHistoryGroupOf(prefix),
    )
    .map(({ name, of }) => ({ name, setting: of.join(".") }));

/** Whether a setting is the one that is listed, or below it. */
export const isOf = (setting: string, listed: string): boolean =>
  setting === listed || setting.startsWith(`${listed}.`);
