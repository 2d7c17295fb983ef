import type { z } from "zod";
import { awsCronFault, awsCronOf } from "../../derive/aws-cron";
import { EVENTS, LOG_GROUPS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { datasyncTask as schema } from "../../schema/data-services/datasync-task";
import type { Taken } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type DatasyncTask = z.output<typeof schema>;
type Draft = Salvaged<DatasyncTask>;

/** A role by its name and ARN. */
interface Role {
  readonly name: string;
  readonly arn: string;
}

/** A task with everything that is derived. */
export type DatasyncTaskModel = DeepReadonly<
  Omit<DatasyncTask, "folder" | "schedule"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    folder: string;
    /** Bucket of the zone. */
    bucket: string;
    /** As AWS reads it; undefined where somebody starts the task. */
    expression: string | undefined;
    logGroupName: string;
    /** Rule that tells of executions that failed. */
    failureRule: string;
    /** Role that puts files into the zone. */
    role: Role;
    /** Role that reads another bucket; undefined where the files come from elsewhere. */
    sourceRole: Role | undefined;
    /** That bucket, and its key. */
    otherBucket: Taken | undefined;
  }
>;

const folderOf = ({ folder }: Draft, key: string): string => folder ?? key;
const sourceRole = (key: string): string => ROLES.dataService(`${key}-source`);
const failureRule = (key: string): string => EVENTS.told(`${key}-failed`);

const otherBucketOf = (from: { bucket: string; kmsKeyArn?: string | undefined }, partition: string): Taken => ({
  arn: `arn:${partition}:s3:::${from.bucket}`,
  key: from.kmsKeyArn === undefined ? { mode: "none" } : { mode: "other", arn: from.kmsKeyArn },
});

/** A task of AWS DataSync. */
export const datasyncTask: Kind<DatasyncTask, DatasyncTaskModel> = {
  what: "a task of DataSync",
  runs: [{ what: "the transfer, at set times", pausedBy: "schedule.paused" }],
  resolve({ schedule, ...task }, key, names) {
    return {
      ...task,
      key,
      name: `${names.prefix}-${key}`,
      folder: folderOf(task, key),
      bucket: names.zoneBucket(task.zone),
      expression: schedule === undefined || schedule.paused ? undefined : awsCronOf(schedule.quartzCron),
      logGroupName: names.logGroup(LOG_GROUPS.dataService(key)),
      failureRule: `${names.prefix}-${failureRule(key)}`,
      role: names.role(ROLES.dataService(key)),
      sourceRole: task.from.mode === "s3" ? names.role(sourceRole(key)) : undefined,
      otherBucket: task.from.mode === "s3" ? otherBucketOf(task.from, names.partition) : undefined,
    };
  },
  delivers: (task, key) => [
    {
      zone: task.zone,
      folder: folderOf(task, key),
      field: task.folder === undefined ? [] : ["folder"],
      says: ["folder"],
    },
  ],
  reaches: ({ zone }) => [zone],
  accesses: ({ otherBucket }) => (otherBucket === undefined ? [] : [{ does: "copy-bucket", ...otherBucket }]),
  names: ({ from }, key) => {
    const layer = "data-services" as const;
    return [
      { what: "log-group", layer, purpose: LOG_GROUPS.dataService(key) },
      { what: "role", layer, purpose: ROLES.dataService(key) },
      ...(from?.mode === "s3" ? [{ what: "role" as const, layer, purpose: sourceRole(key), field: ["from"] }] : []),
      { what: "event-rule", layer: "operations", purpose: failureRule(key) },
    ];
  },
  steps: [
    {
      id: "datasync-agents",
      title: "agents of DataSync are activated",
      instructions: [
        "Start the agent (a virtual machine, or an instance of EC2) where it reaches the file server, and where it reaches DataSync by HTTPS, over the internet or an interface endpoint.",
        "Activate it: aws datasync create-agent --activation-key KEY, with the key that the agent itself shows and that is good for half an hour; write the ARN into from.agentArns.",
        "Let the agent's address read what the file server exports.",
      ],
      blocking: false,
      appliesTo: ({ from }) => from?.mode === "nfs",
    },
    {
      id: "datasync-other-buckets",
      title: "owners of other buckets let DataSync in",
      instructions: [
        "Give the owner of the bucket, and of its key where it has one, the ARN of the role <prefix>-svc-<task>-source; it needs s3:GetBucketLocation, s3:ListBucket and s3:ListBucketMultipartUploads on the bucket, s3:GetObject and s3:GetObjectTagging on its objects, and kms:Decrypt on the key.",
      ],
      blocking: false,
      appliesTo: ({ from }) => from?.mode === "s3",
    },
  ],
  checks: (task, view) => [
    ...starts(task, view),
    ...patternsMeet(task, view),
    ...own(task, view),
    ...nearby(task, view),
  ],
};

/** DataSync starts by UTC, at most once an hour. Source: DataSync user guide, "Scheduling when your AWS DataSync task runs". */
function starts({ schedule }: Draft, view: EntryView): Problem[] {
  const { quartzCron, timezone } = schedule ?? {};
  if (quartzCron === undefined) return [];
  const at = ["schedule", "quartzCron"];
  const fault = awsCronFault(quartzCron);
  return [
    ...(fault === undefined ? [] : [view.problem(at, fault.what, fault.fix)]),
    ...(/^\d+$/.test(quartzCron.trim().split(/\s+/)[1] ?? "")
      ? []
      : [
          view.problem(
            at,
            "starts more often than once an hour, which DataSync does not",
            "write one number for minutes",
          ),
        ]),
    ...(timezone === undefined || timezone === "UTC"
      ? []
      : [
          view.problem(
            ["schedule", "timezone"],
            `is ${timezone}, and DataSync starts by UTC alone`,
            "remove it, and write the hour in UTC",
          ),
        ]),
  ];
}

function patternsMeet({ include = [], exclude = [] }: Draft, view: EntryView): Problem[] {
  return exclude.flatMap((pattern, index) =>
    include.includes(pattern)
      ? [view.problem(["exclude", index], `${pattern} is among include as well`, "take it out of one of them")]
      : [],
  );
}

/** Files of a zone are loaded where they are. */
function own({ from }: Draft, view: EntryView): Problem[] {
  const zones = Object.entries(view.environment.zones ?? {});
  const bucket = from?.mode === "s3" ? from.bucket : undefined;
  const zone = zones.find(([, it]) => bucket !== undefined && it.bucket === bucket);
  return zone === undefined
    ? []
    : [
        view.problem(
          ["from", "bucket"],
          `is the bucket of the zone ${zone[0]}`,
          "load its files where they are, with a source of kind s3-files",
        ),
      ];
}

/** Agents and locations are used where they are. */
function nearby({ from }: Draft, view: EntryView): Problem[] {
  const { region: here, awsAccountId } = view.environment;
  const arns: (readonly [readonly (string | number)[], string])[] =
    from?.mode === "nfs"
      ? (from.agentArns ?? []).map((arn, index) => [["from", "agentArns", index], arn] as const)
      : from?.mode === "location" && from.locationArn !== undefined
        ? [[["from", "locationArn"], from.locationArn]]
        : [];
  return arns.flatMap(([at, arn]) => {
    const [, , , region, account] = arn.split(":");
    return here === undefined || awsAccountId === undefined || (region === here && account === awsAccountId)
      ? []
      : [
          view.problem(
            [...at],
            `is in ${region} of account ${account}, and the task in ${here} of ${awsAccountId}`,
            "name one of the environment's own account and region",
          ),
        ];
  });
}
