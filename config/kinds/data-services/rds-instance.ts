import type { z } from "zod";
import { INSTANCE_ENGINES } from "../../facts/databases";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { rdsInstance as schema } from "../../schema/data-services/rds-instance";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import {
  alreadyThere,
  checksOf,
  type DatabaseFacts,
  existingDatabase,
  existingElsewhere,
  type MadeDatabase,
  madeDatabase,
  namesOf,
  placementOf,
  systemOf,
} from "./database";
import { wrongClass } from "./database-class";

type RdsInstance = z.output<typeof schema>;
type Created = Extract<RdsInstance, { mode: "create" }>;

/** A database on an instance that is made here. */
export type CreatedInstance = DeepReadonly<Omit<Created, "iamAuthentication">> & MadeDatabase;
export type RdsInstanceModel = CreatedInstance | (DeepReadonly<Exclude<RdsInstance, Created>> & DatabaseFacts);

/** A relational database of RDS. */
export const rdsInstance: Kind<RdsInstance, RdsInstanceModel> = {
  what: "a database of RDS",
  separateKey: "databases",
  runs: [],
  lane: "source",
  resolve: (entry, key, names) =>
    entry.mode === "existing"
      ? { ...entry, ...existingDatabase(entry, key, names) }
      : { ...entry, ...madeDatabase(entry, key, names, INSTANCE_ENGINES.value, "instance") },
  placement: (entry) =>
    entry.mode === "create"
      ? placementOf(entry, entry.engine === undefined ? undefined : systemOf(entry.engine))
      : undefined,
  elsewhere: (entry) => (entry.mode === "existing" ? existingElsewhere(entry) : undefined),
  names: (entry, key) => (entry.mode === "create" ? namesOf(entry, key) : []),
  exclusive: (entry) => (entry.mode === "existing" ? alreadyThere("instance", entry.identifier) : []),
  checks: (entry, view) =>
    entry.mode === "create"
      ? [
          ...checksOf(entry, view, INSTANCE_ENGINES.value),
          ...wrongClass(entry.instanceClass, entry.engine, ["instanceClass"], view),
          ...disk(entry, view),
          ...sqlServer(entry, view),
        ]
      : [],
};

/** Source: RDS user guide, "Amazon RDS DB instance storage" and "Managing capacity automatically". */
function disk({ storage, engine }: Salvaged<Created>, view: EntryView): Problem[] {
  const { gib, growsToGib, type, iops } = storage ?? {};
  const least = gib === undefined ? undefined : Math.ceil((gib * 11) / 10);
  return [
    ...(growsToGib !== undefined && least !== undefined && growsToGib < least
      ? [
          view.problem(
            ["storage", "growsToGib"],
            `${growsToGib} is less than a tenth over ${gib}`,
            `use at least ${least}`,
          ),
        ]
      : []),
    ...(type === "io2" && iops === undefined
      ? [view.problem(["storage"], "io2 says how many I/O operations it has", "add iops")]
      : []),
    ...(type === "io2" && gib !== undefined && gib < 100
      ? [view.problem(["storage", "gib"], `${gib} is too small for io2`, "use at least 100")]
      : []),
    // Below the size at which a disk is striped, gp3 has what it has. SQL Server takes a figure at any size.
    ...(type === "gp3" && iops !== undefined && gib !== undefined && gib < 400 && !isSqlServer(engine)
      ? [
          view.problem(
            ["storage", "iops"],
            `gp3 takes no figure below 400 GiB: it has 3000`,
            "remove it, or use a larger disk",
          ),
        ]
      : []),
  ];
}

const isSqlServer = (engine: string | undefined): boolean => engine?.startsWith("sqlserver") === true;

/** What SQL Server lacks on RDS. */
function sqlServer({ engine, database, multiAz, iamAuthentication }: Salvaged<Created>, view: EntryView): Problem[] {
  if (!isSqlServer(engine)) return [];
  return [
    ...(database === undefined
      ? []
      : [view.problem(["database"], "SQL Server is made without a database", "remove it, and create one with SQL")]),
    ...(multiAz === true && (engine === "sqlserver-ex" || engine === "sqlserver-web")
      ? [view.problem(["multiAz"], `${engine} has no standby in another zone`, "set it to false, or use sqlserver-se")]
      : []),
    ...(iamAuthentication === true
      ? [view.problem(["iamAuthentication"], "SQL Server knows no roles of IAM", "set it to false")]
      : []),
  ];
}
