import type { Salvaged } from "../../lenient";
import type { ParsedDataService } from "../../schema/data-services";

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
