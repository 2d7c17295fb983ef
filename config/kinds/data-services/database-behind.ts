import { type ServedSystem, SYSTEMS } from "../../facts/databases";
import { REDSHIFT_PORT } from "../../facts/redshift";
import type { Salvaged } from "../../lenient";
import type { ParsedDataService } from "../../schema/data-services";
import { systemOf } from "./database";

type Services = Readonly<Record<string, Salvaged<ParsedDataService>>>;

/** A database, made here or there already, as far as it could be read. */
export type DatabaseDraft = Extract<
  Salvaged<ParsedDataService>,
  { kind?: "rds-instance" | "aurora-cluster" | undefined }
>;

/** A data service; undefined where it is not there, which is reported where it is named. */
export const serviceOf = (key: string | undefined, services: Services = {}) =>
  key !== undefined && Object.hasOwn(services, key) ? services[key] : undefined;

/** The database that a data service is, or stands in front of; undefined of others. */
export function databaseBehind(key: string | undefined, services: Services = {}): DatabaseDraft | undefined {
  const service = serviceOf(key, services);
  const database = service?.kind === "database-proxy" ? serviceOf(service.database, services) : service;
  return database?.kind === "rds-instance" || database?.kind === "aurora-cluster" ? database : undefined;
}

/** What queries reach by a data service, as connections know it. */
export interface Queried {
  readonly system: ServedSystem;
  /** TCP port that it answers on. */
  readonly port: number;
  /** It is there already, under this name. */
  readonly existingName: string | undefined;
  /** It is there already, and lets Databricks in from the internet. */
  readonly fromInternet: boolean;
  /** End of its host name. */
  readonly hostEnd: string;
}

const REDSHIFT = { system: "redshift", port: REDSHIFT_PORT.value } as const;

/** The database or warehouse that a data service is, or stands in front of; undefined of others. */
export function queriedBehind(key: string | undefined, services: Services = {}): Queried | undefined {
  const service = serviceOf(key, services);
  switch (service?.kind) {
    case "redshift-serverless":
      return {
        ...REDSHIFT,
        ...known(service.mode === "existing" ? service : undefined, "workgroup"),
        hostEnd: ".redshift-serverless.amazonaws.com",
      };
    case "redshift-cluster":
      return {
        ...REDSHIFT,
        ...known(service.mode === "existing" ? service : undefined, "identifier"),
        hostEnd: ".redshift.amazonaws.com",
      };
    default: {
      const database = databaseBehind(key, services);
      if (database?.engine === undefined) return undefined;
      // A proxy is made here, whatever is behind it.
      const own = database === service && database.mode === "existing" ? database : undefined;
      const system = systemOf(database.engine);
      const { port } = SYSTEMS.value[system];
      return { system, port, ...known(own, "identifier"), hostEnd: ".rds.amazonaws.com" };
    }
  }
}

const known = <F extends string>(
  existing: ({ readonly [N in F]?: string | undefined } & { readonly fromInternet?: true | undefined }) | undefined,
  name: F,
): Pick<Queried, "existingName" | "fromInternet"> => ({
  existingName: existing?.[name],
  fromInternet: existing?.fromInternet === true,
});
