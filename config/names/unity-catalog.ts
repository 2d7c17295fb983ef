import { ACCESS, EVENTS, ROLES } from "../derive/purposes";
import { named, type ResourceName } from "./resource-name";
import type { Names } from "./subject";

const OF_FILES = ["topic", "queue"] as const;

/** Buckets of zones, their topics and queues of new files, and the role and storage credential of every zone and external location. */
export const unityCatalogNames: Names = (env, start) => {
  const layer = "unity-catalog" as const;
  const access = (of: readonly string[], label: string, role: string, credential: string): ResourceName[] => [
    named(start, "role", role, { layer, of, label }),
    named(start, "credential", credential, { layer, of, label }),
  ];
  return [
    ...Object.entries(env.zones ?? {}).flatMap(([key, { bucket, fileEvents }]) => {
      const of = ["zones", key];
      const choice = `${of.join(".")}.bucket`;
      const whose = { layer, label: `the bucket of zone ${key}`, choice };
      return [
        ...access(of, `zone ${key}`, ROLES.zone(key), ACCESS.zone(key)),
        bucket === undefined
          ? named(start, "bucket", key, { ...whose, of })
          : { what: "bucket" as const, name: bucket, ...whose, of: [...of, "bucket"], chosen: true },
        ...(fileEvents === "own" ? OF_FILES : []).map((what) =>
          named(start, what, EVENTS.files(key), { layer, of, label: `zone ${key}` }),
        ),
      ];
    }),
    ...Object.keys(env.externalLocations ?? {}).flatMap((key) =>
      access(
        ["externalLocations", key],
        `external location ${key}`,
        ROLES.externalLocation(key),
        ACCESS.externalLocation(key),
      ),
    ),
  ];
};
