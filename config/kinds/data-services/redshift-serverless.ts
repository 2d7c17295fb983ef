import type { z } from "zod";
import { awsCronFault, awsCronOf } from "../../derive/aws-cron";
import { ROLES } from "../../derive/purposes";
import { SERVERLESS_ADDRESSES } from "../../facts/redshift";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { redshiftServerless as schema } from "../../schema/data-services/redshift-serverless";
import type { Placement } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";
import {
  catalogsReadBy,
  deliveredBy,
  EXTERNAL_SCHEMA_STEP,
  endpointsOf,
  externalSchemaChecks,
  hasExternalSchemas,
  type MadeWarehouse,
  madeWarehouse,
  namesOf,
  placementOf,
  reachedBy,
} from "./redshift";
import {
  alreadyThere,
  type ExistingFacts,
  endpointChecks,
  endpointNames,
  endpointPlacement,
  existingElsewhere,
  existingFacts,
} from "./redshift-existing";

type RedshiftServerless = z.output<typeof schema>;
type Created = Extract<RedshiftServerless, { mode: "create" }>;

/** Snapshots at set times. */
export interface WarehouseSnapshots {
  /** As AWS reads it: `cron(30 3 * * ? *)`. */
  readonly expression: string;
  readonly timezone: string;
  readonly paused: boolean;
  readonly retentionDays: number;
  /** Group of schedules with this one alone, so that its failures are told apart. */
  readonly groupName: string;
  readonly role: { readonly name: string; readonly arn: string };
}

/** A warehouse that is made here. */
export type CreatedWorkgroup = DeepReadonly<Omit<Created, "files" | "snapshots">> &
  MadeWarehouse & {
    readonly snapshots: WarehouseSnapshots | undefined;
    /** Start of ARNs of Redshift Serverless. */
    readonly serverlessArn: string;
  };
export type RedshiftServerlessModel =
  | CreatedWorkgroup
  | (DeepReadonly<Exclude<RedshiftServerless, Created>> & ExistingFacts);

const snapshotPurpose = (key: string): string => ROLES.dataService(`${key}-snapshots`);

function snapshotsOf({ snapshots }: Created, key: string, names: Names): WarehouseSnapshots | undefined {
  if (snapshots === undefined) return undefined;
  const { schedule, retentionDays } = snapshots;
  return {
    expression: awsCronOf(schedule.quartzCron),
    timezone: schedule.timezone,
    paused: schedule.paused,
    retentionDays,
    groupName: `${names.prefix}-${snapshotPurpose(key)}`,
    role: names.role(snapshotPurpose(key)),
  };
}

/** Zones and addresses that a workgroup needs in its subnets. */
function needsOf({
  network,
  capacity,
}: Salvaged<Created>): Pick<Placement, "fewestZones" | "withFewerZones" | "addresses"> {
  const { plain, routed } = SERVERLESS_ADDRESSES.value;
  if (network?.throughVpc === false) return { fewestZones: plain.zones, addresses: plain.addresses };
  // Where AWS chooses, it begins as small as with the default.
  const rpus = (capacity?.mode === "base" ? capacity.rpus : undefined) ?? 8;
  const [, addresses] = routed.addresses.find(([most]) => rpus <= most) ?? [];
  return { fewestZones: routed.zones, withFewerZones: "set network.throughVpc to false", addresses };
}

/** A data warehouse of Redshift Serverless. */
export const redshiftServerless: Kind<RedshiftServerless, RedshiftServerlessModel> = {
  what: "a serverless warehouse of Redshift",
  separateKey: "databases",
  runs: [{ what: "snapshots, at set times", pausedBy: "snapshots.schedule.paused" }],
  lane: "serve",
  resolve: (entry, key, names) =>
    entry.mode === "existing"
      ? { ...entry, ...existingFacts(entry.workgroup, key, names) }
      : {
          ...entry,
          ...madeWarehouse(entry, key, names, "serverless"),
          snapshots: snapshotsOf(entry, key, names),
          serverlessArn: `arn:${names.partition}:redshift-serverless:${names.region}:${names.awsAccountId}`,
        },
  delivers: (entry) => (entry.mode === "create" ? deliveredBy(entry) : []),
  reaches: (entry) => (entry.mode === "create" ? reachedBy(entry) : []),
  accesses: (entry) =>
    entry.mode === "create"
      ? [
          ...catalogsReadBy(entry),
          // Their ids are known to nobody before they are made.
          ...(entry.snapshots === undefined ? [] : ["namespace/*", "snapshot/*"]).map((of) => ({
            does: "snapshot-warehouse" as const,
            arn: `${entry.serverlessArn}:${of}`,
            key: { mode: "data" as const },
          })),
        ]
      : [],
  placement: (entry) =>
    entry.mode === "create"
      ? placementOf(entry, needsOf(entry))
      : entry.mode === "existing"
        ? endpointPlacement(entry)
        : undefined,
  endpoints: (entry) => (entry.mode === "create" ? endpointsOf(entry) : []),
  elsewhere: (entry) => (entry.mode === "existing" ? existingElsewhere(entry) : undefined),
  exclusive: (entry) =>
    entry.mode === "existing" ? alreadyThere("workgroup", entry.workgroup, "workgroup", entry) : [],
  names: (entry, key) =>
    entry.mode === "create"
      ? [
          ...namesOf(entry, key),
          ...(entry.snapshots === undefined
            ? []
            : (["schedule-group", "role"] as const).map((what) => ({
                what,
                layer: "data-services" as const,
                purpose: snapshotPurpose(key),
                field: ["snapshots"],
              }))),
        ]
      : entry.mode === "existing"
        ? endpointNames(entry, key)
        : [],
  steps: [{ ...EXTERNAL_SCHEMA_STEP, appliesTo: hasExternalSchemas }],
  checks: (entry, view) =>
    entry.mode === "create"
      ? [...limits(entry, view), ...times(entry, view), ...externalSchemaChecks(entry, view)]
      : entry.mode === "existing"
        ? endpointChecks(entry, view)
        : [],
};

function limits({ capacity, mostRpus, usageLimits }: Salvaged<Created>, view: EntryView): Problem[] {
  const base = capacity?.mode === "base" ? capacity.rpus : undefined;
  const seen = new Set<string>();
  return [
    ...(base !== undefined && mostRpus !== undefined && mostRpus < base
      ? [view.problem(["mostRpus"], `${mostRpus} is less than capacity.rpus, ${base}`, `use at least ${base}`)]
      : []),
    ...(usageLimits !== undefined && !usageLimits.some(({ of }) => of === "compute")
      ? [
          view.problem(
            ["usageLimits"],
            "limits no computing, which is what costs",
            'add { of: "compute", rpuHours: 500 }',
          ),
        ]
      : []),
    ...(usageLimits ?? []).flatMap(({ of, period, atLimit }, index) => {
      const same = `${of} ${period} ${atLimit}`;
      const again = seen.has(same);
      seen.add(same);
      return again
        ? [
            view.problem(
              ["usageLimits", index],
              `is a second limit of ${of} that is ${period} and ends in ${atLimit}`,
              "keep one of them, or change what happens then",
            ),
          ]
        : [];
    }),
  ];
}

/** A snapshot is made when AWS can read it. */
function times({ snapshots }: Salvaged<Created>, view: EntryView): Problem[] {
  const { quartzCron } = snapshots?.schedule ?? {};
  const fault = quartzCron === undefined ? undefined : awsCronFault(quartzCron);
  return fault === undefined ? [] : [view.problem(["snapshots", "schedule", "quartzCron"], fault.what, fault.fix)];
}
