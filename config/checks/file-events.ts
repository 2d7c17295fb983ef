import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedExternalLocation } from "../schema/zones";
import { type Check, type EnvironmentDraft, entries, errorAt, namedApart, repeated } from "./check";

/** A bucket has one document of notifications, and so one owner of it; a queue is read by one location. */
export const fileEvents: Check = ({ environments }) => {
  const apart = namedApart(environments);
  return [
    ...environments.flatMap((env) => [...toldTwice(env), ...ownersOfBuckets(env)]),
    ...queuesOf(apart),
    ...sharedQueues(apart),
  ];
};

/** Databricks writes the notifications of a bucket by itself, and takes away what else is in them. */
function toldTwice(env: EnvironmentDraft): Problem[] {
  return entries(env.data.zones).flatMap(([key, zone]) =>
    zone.eventBridge === true && zone.fileEvents === "managed"
      ? [
          errorAt(
            env,
            ["zones", key, "eventBridge"],
            "Databricks writes the bucket's notifications with managed file events, and would take this out again",
            `set zones.${key}.fileEvents to "own", or remove eventBridge`,
          ),
        ]
      : [],
  );
}

/** Where Databricks writes the notifications of a bucket, its owner cannot send them to a queue of another location. */
function ownersOfBuckets(env: EnvironmentDraft): Problem[] {
  const managed = new Map(
    entries(env.data.externalLocations).flatMap(([key, { fileEvents: events, url }]) =>
      events === "managed" ? [[bucketOf(url), key] as const] : [],
    ),
  );
  return queued(env).flatMap(([key, { url }]) => {
    const other = managed.get(bucketOf(url));
    return other === undefined
      ? []
      : [
          errorAt(
            env,
            ["externalLocations", key, "fileEvents"],
            `Databricks writes the notifications of this bucket for external location ${other}`,
            `let all locations of a bucket have fileEvents "managed", or none`,
          ),
        ];
  });
}

/** S3 sends to standard queues of its own region. Source: S3 user guide, "Event notification types and destinations". */
function queuesOf(environments: readonly EnvironmentDraft[]): Problem[] {
  return environments.flatMap((env) =>
    queued(env).flatMap(([key, location]) =>
      queueOf(location)?.endsWith(".fifo") === true
        ? [errorAt(env, queuePath(key), "S3 does not send events to FIFO queues", "name a standard queue")]
        : [],
    ),
  );
}

/** What one location has read is gone for the other. */
function sharedQueues(environments: readonly EnvironmentDraft[]): Problem[] {
  const all = environments.flatMap((env) => queued(env).map(([key, location]) => ({ env, key, location })));
  return repeated(all, ({ location }) => queueOf(location)).map(([later, first]) =>
    errorAt(
      later.env,
      queuePath(later.key),
      `external location ${first.key} of ${first.env.file} reads this queue, and each event is read once`,
      "give each location a queue of its own, both subscribed to one topic",
    ),
  );
}

type Location = Salvaged<ParsedExternalLocation>;

const queueOf = ({ fileEvents: events }: Location): string | undefined =>
  typeof events === "object" ? events.queueArn : undefined;

const queued = (env: EnvironmentDraft): [key: string, location: Location][] =>
  entries(env.data.externalLocations).filter(([, location]) => typeof location.fileEvents === "object");

const queuePath = (key: string) => ["externalLocations", key, "fileEvents", "queueArn"];

const bucketOf = (url: string | undefined) => url?.replace(/^s3:\/\//, "").split("/")[0];
