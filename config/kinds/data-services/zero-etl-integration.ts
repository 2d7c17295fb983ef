import type { z } from "zod";
import { EVENTS } from "../../derive/purposes";
import type { DataKey } from "../../facts/separate-keys";
import type { DeepReadonly } from "../../readonly";
import type { zeroEtlIntegration as schema } from "../../schema/data-services/zero-etl-integration";
import type { Kind } from "../kind";
import { copiedDatabaseOf, zeroEtlChecks } from "./zero-etl-integration-checks";

type ZeroEtlIntegration = z.output<typeof schema>;

/** An integration with everything that is derived. */
export type ZeroEtlModel = DeepReadonly<
  Omit<ZeroEtlIntegration, "database"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in RDS or Redshift. */
    name: string;
    /** Database in the warehouse. */
    database: string;
    /** Tables, as RDS takes them; undefined: all. */
    dataFilter: string | undefined;
    /** Key of the environment that encrypts what it moves. */
    encryptedBy: DataKey;
    /** The same of the table of DynamoDB that it copies, where that is made here. */
    tableKey: DataKey | undefined;
    /** Rule that tells of what went wrong. */
    failureRule: string;
  }
>;

const failureRule = (key: string): string => EVENTS.told(`${key}-failed`);

function dataFilterOf({ source }: ZeroEtlIntegration): string | undefined {
  if (source.of === "dynamodb") return undefined;
  const includes = source.includes.length > 0 || source.excludes.length === 0 ? source.includes : ["*.*"];
  const filters = [...includes.map((one) => `include: ${one}`), ...source.excludes.map((one) => `exclude: ${one}`)];
  return filters.length === 0 ? undefined : filters.join(", ");
}

/** A zero-ETL integration. */
export const zeroEtlIntegration: Kind<ZeroEtlIntegration, ZeroEtlModel> = {
  what: "a zero-ETL integration",
  separateKey: "databases",
  runs: [
    {
      what: "copying, on and on",
      because: "an integration has no switch: it copies from when it is made until it is destroyed",
      source: 'Aurora user guide, "Modifying Aurora zero-ETL integrations"',
    },
  ],
  lane: "ingest",
  resolve(entry, key, names) {
    const source = names.dataService(entry.source.dataService);
    return {
      ...entry,
      key,
      name: `${names.prefix}-${key}`,
      database: entry.database ?? copiedDatabaseOf(key),
      dataFilter: dataFilterOf(entry),
      encryptedBy: names.serviceKey(key),
      tableKey:
        source.kind === "dynamodb-table" && source.mode === "create"
          ? names.serviceKey(entry.source.dataService)
          : undefined,
      failureRule: `${names.prefix}-${failureRule(key)}`,
    };
  },
  copies: ({ source, warehouse }) => ({ from: source?.dataService, into: warehouse }),
  exclusive: ({ source, warehouse }) =>
    source?.dataService === undefined || warehouse === undefined
      ? []
      : [{ what: `copying data service ${source.dataService} into ${warehouse}`, field: ["source"] }],
  names: (_, key) => [
    { what: "integration", layer: "data-services", purpose: key },
    { what: "event-rule", layer: "operations", purpose: failureRule(key) },
  ],
  steps: [
    {
      id: "zero-etl-databases",
      title: "databases of zero-ETL integrations are made in their warehouses",
      instructions: [
        "Before the integration is deployed, restart a source that was there already, every instance of it, so that its parameters count. What mode existing names is for its owner to set up: docs/data-services/zero-etl-integration.md lists parameters, policies and keys.",
        "Read the ARN of the integration in the output zero_etl_integration_arns of the layer data-services; its id is what follows the last colon.",
        "In the warehouse, as its administrator: CREATE DATABASE <database> FROM INTEGRATION '<id>'; and of PostgreSQL with DATABASE <its name there> before the semicolon.",
        "Let users in: GRANT USAGE ON DATABASE <database> TO <user>. SVV_INTEGRATION_TABLE_STATE says which tables are copied, and why others are not.",
      ],
      blocking: false,
    },
  ],
  checks: zeroEtlChecks,
};
