import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { redshiftTarget } from "../../schema/consumers/reverse-etl-redshift";
import { missingWay, unreachedService } from "../connections/serverless-way";
import { serviceOf } from "../data-services/database-behind";
import type { Delivered, Taken } from "../facets";
import type { EntryView, Names } from "../view";
import { unknownSecret } from "../workloads/secrets";

type RedshiftTarget = z.output<typeof redshiftTarget>;

/** A folder that files are put into for a warehouse to load. */
export interface WrittenFolder extends Taken {
  readonly does: "stage-files";
  readonly bucket: string;
  /** Folder of the zone; the entry's own one is in it, by its key. */
  readonly folder: string;
}

/** The folder of a target that passed every check. */
export function stagingOf({ staging }: RedshiftTarget, key: string, names: Names): WrittenFolder {
  const bucket = names.zoneBucket(staging.zone);
  return {
    does: "stage-files",
    arn: `arn:${names.partition}:s3:::${bucket}/${staging.folder}/${key}`,
    key: { mode: "data" },
    bucket,
    folder: staging.folder,
  };
}

/** Files of the entry's own folder, which no source loads. */
export const stagedBy = ({ staging }: Salvaged<RedshiftTarget>, key: string): Delivered[] => {
  if (staging?.folder === undefined) return [];
  const field = ["target", "staging", "folder"];
  return [{ zone: staging.zone, folder: `${staging.folder}/${key}`, field, says: field, moves: true }];
};

/** Days that files of a run that broke off are there at most. */
const MOST_DAYS = 30;

/** The warehouse is reached, and loads the folder; what is left there goes by itself. */
export function warehouseProblems(
  target: Salvaged<RedshiftTarget>,
  {
    compute,
    workspace,
  }: { readonly compute?: { readonly mode?: string | undefined } | undefined; readonly workspace?: string | undefined },
  view: EntryView,
): Problem[] {
  const { dataService, user, password } = target;
  const secrets = [
    ["user", user],
    ["password", password],
  ] as const;
  return [
    ...secrets.flatMap(([field, secret]) =>
      secret === undefined ? [] : unknownSecret(workspace, secret, ["target", field], view),
    ),
    ...(compute?.mode === "serverless" && workspace !== undefined
      ? missingWay(["compute"], unreachedService(dataService, [workspace], view), 'use mode "classic"', view)
      : []),
    ...staysThere(target, view),
    ...notLoaded(target, view),
  ];
}

/** A zone that keeps files for ever keeps those of runs that broke off. */
function staysThere({ staging }: Salvaged<RedshiftTarget>, view: EntryView): Problem[] {
  const { zones = {} } = view.environment as {
    readonly zones?: Readonly<Record<string, { readonly lifecycle?: { readonly expireAfterDays?: number } }>>;
  };
  const key = staging?.zone;
  if (key === undefined || !Object.hasOwn(zones, key)) return [];
  const days = zones[key]?.lifecycle?.expireAfterDays;
  return days !== undefined && days <= MOST_DAYS
    ? []
    : [
        view.problem(
          ["target", "staging", "zone"],
          `files of ${key} ${days === undefined ? "never expire" : `expire after ${days} days`}, and those of a run that broke off are copies of the table that nobody looks after`,
          `use a raw zone of its own, with lifecycle: { expireAfterDays: 1 }`,
        ),
      ];
}

/** The role of a warehouse that is made here reads the folders of `files.reads` alone. */
function notLoaded({ dataService, staging, roleArn }: Salvaged<RedshiftTarget>, view: EntryView): Problem[] {
  const warehouse = serviceOf(dataService, view.environment.dataServices);
  if (warehouse?.kind !== "redshift-serverless" && warehouse?.kind !== "redshift-cluster") return [];
  if (warehouse.mode !== "create") return [];
  const reads = warehouse.files?.reads ?? [];
  const { zone, folder } = staging ?? {};
  return [
    ...(roleArn === undefined
      ? []
      : [
          view.problem(
            ["target", "roleArn"],
            `${dataService} is made here, and loads files with its own role`,
            "remove it",
          ),
        ]),
    ...(zone === undefined ||
    folder === undefined ||
    reads.some((one) => one.zone === zone && holds(one.folder, folder))
      ? []
      : [
          view.problem(
            ["target", "staging"],
            `${dataService} may not read files of ${folder} in ${zone}`,
            `add { zone: ${JSON.stringify(zone)}, folder: ${JSON.stringify(folder)} } to files.reads of dataServices.${dataService}`,
          ),
        ]),
  ];
}

const holds = (above: string | undefined, folder: string): boolean =>
  above !== undefined && `${folder}/`.startsWith(`${above}/`);
