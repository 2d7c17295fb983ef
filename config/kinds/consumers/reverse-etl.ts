import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import { ACCESS, ROLES } from "../../derive/purposes";
import type { DatabaseSystem } from "../../facts/databases";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { reverseEtl as schema } from "../../schema/consumers/reverse-etl";
import { queriedBehind } from "../data-services/database-behind";
import { tableTakenOf } from "../data-services/dynamodb-table";
import { streamSourceOf } from "../data-services/kinesis-stream";
import type { Taken } from "../facets";
import type { Kind } from "../kind";
import { SCHEDULED } from "../own-runs";
import type { Names } from "../view";
import { accessGrants } from "../workloads/access";
import { scopesRead } from "../workloads/secrets";
import { reverseEtlChecks } from "./reverse-etl-checks";
import { topicOf, type WrittenTopic } from "./reverse-etl-kafka";
import { stagedBy, stagingOf, type WrittenFolder } from "./reverse-etl-redshift";

type ReverseEtl = z.output<typeof schema>;
type Target = ReverseEtl["target"];

interface WrittenStore extends Taken {
  readonly does: "deliver-items" | "deliver-records";
}

/** Something of AWS that is written into, and the service credential that does it. */
type Written = (WrittenStore | WrittenTopic | WrittenFolder) & {
  /** Name of the credential in Unity Catalog. */
  readonly credentialName: string;
  /** Role of the credential. */
  readonly role: { readonly name: string; readonly arn: string };
};

/** A table that is brought with everything that is derived. */
export type ReverseEtlModel = DeepReadonly<
  ReverseEtl & {
    /** Key in the configuration. */
    key: string;
    /** Names of the tables of what was brought, and of the counts of each run. */
    delivered: string;
    deliveries: string;
    /** System of a database; undefined of other stores. */
    system: DatabaseSystem | undefined;
    /** What a service credential writes into; undefined of a database, which takes a password. */
    written: Written | undefined;
  }
>;

/** Tables of the state of an entry. */
const stateTables = (key: string) => ({
  delivered: `${tableNameOf(key)}_delivered`,
  deliveries: `${tableNameOf(key)}_deliveries`,
});

function writtenOf(target: Target, key: string, names: Names): Written | undefined {
  if (target.store === "database") return undefined;
  const of = {
    credentialName: names.credential(ACCESS.serviceCredential(key)),
    role: names.role(ROLES.serviceCredential(key)),
  };
  switch (target.store) {
    case "dynamodb":
      return { does: "deliver-items", ...tableTakenOf(target.dataService, names), ...of };
    case "kinesis":
      return { does: "deliver-records", ...streamSourceOf(target.dataService, names), ...of };
    case "kafka":
      return { ...topicOf(target, key, names), ...of };
    case "redshift":
      return { ...stagingOf(target, key, names), ...of };
  }
}

/** System of the database of a target, which may stand behind a proxy. */
function systemOf(target: Target, names: Names): DatabaseSystem | undefined {
  if (target.store !== "database") return undefined;
  const { dataService: key } = target;
  const service = names.dataService(key);
  const behind = service.kind === "database-proxy" ? { [service.database]: names.dataService(service.database) } : {};
  const system = queriedBehind(key, { [key]: service, ...behind })?.system;
  if (system === undefined || system === "redshift") throw new Error(`dataServices.${key} is checked to be a database`);
  return system;
}

/** What tells two targets apart. */
function targetOf({ target }: Salvaged<ReverseEtl>): string | undefined {
  if (target?.dataService === undefined) return undefined;
  if (target.store === "kafka")
    return target.topic === undefined ? undefined : `the topic ${target.topic} of data service ${target.dataService}`;
  if (target.store !== "database" && target.store !== "redshift")
    return `what is brought into data service ${target.dataService}`;
  const { dataService, database, schema: name, table } = target;
  return database === undefined || table === undefined
    ? undefined
    : `the table ${database}.${name ?? "public"}.${table} of data service ${dataService}`;
}

/** A table that is brought into an operational store. */
export const reverseEtl: Kind<ReverseEtl, ReverseEtlModel> = {
  what: "a table for an operational store",
  runs: [SCHEDULED],
  resolve: (entry, key, names) => ({
    ...entry,
    key,
    ...stateTables(key),
    system: systemOf(entry.target, names),
    written: writtenOf(entry.target, key, names),
  }),
  writes: ({ state }, key) =>
    Object.values(stateTables(key)).map((name) => ({
      what: "table",
      catalog: state?.catalog,
      schema: state?.schema,
      name,
      field: "state",
    })),
  // Files of zones are the layer's own: its roles reach them anyway.
  accesses: ({ written }) => (written === undefined || written.does === "stage-files" ? [] : [written]),
  delivers: ({ target }, key) => (target?.store === "redshift" ? stagedBy(target, key) : []),
  exclusive: (entry) => {
    const what = targetOf(entry);
    return what === undefined ? [] : [{ what, field: ["target"] }];
  },
  underPolicy: ({ runAs, compute }) => (compute?.mode === "classic" ? undefined : { runsAs: [runAs] }),
  compute: ({ compute }) =>
    compute?.mode === "classic"
      ? [{ kind: "classic", field: "compute", what: "a job on classic compute", instead: 'use mode "serverless"' }]
      : [{ kind: "serverless", field: "compute", what: "serverless compute", instead: 'use mode "classic"' }],
  jobs: () => 1,
  grants: ({ table, state, runAs }) =>
    accessGrants(runAs, {
      reads: [{ catalog: table.catalog, schema: table.schema, volumes: false }],
      writes: [{ ...state, tables: [], volumes: false }],
    }),
  readsSecrets: ({ target, runAs }) =>
    scopesRead({
      runAs,
      secretScopes: [],
      secrets: "password" in target ? [target.user, target.password] : [],
    }),
  names: ({ target }, key) =>
    target?.store === "database"
      ? []
      : [
          { what: "role", layer: "unity-catalog", purpose: ROLES.serviceCredential(key) },
          { what: "credential", layer: "unity-catalog", purpose: ACCESS.serviceCredential(key) },
        ],
  checks: reverseEtlChecks,
};
