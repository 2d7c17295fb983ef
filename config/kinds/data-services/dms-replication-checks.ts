import type { z } from "zod";
import { linksOf } from "../../derive/connections/links";
import { contains } from "../../derive/subnets";
import { DMS_SOURCES, type DmsEngine, dmsEngineOf, SQL_SERVER_EDITIONS } from "../../facts/dms";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ParsedDataService } from "../../schema/data-services";
import type { dmsReplication as schema } from "../../schema/data-services/dms-replication";
import type { EntryView } from "../view";
import { secretElsewhere } from "./opened-secret";

interface Network {
  readonly mode?: string;
  readonly cidr?: string;
  readonly secondCidr?: { readonly cidr?: string };
  readonly connections?: Parameters<typeof linksOf>[0];
}
type Draft = Salvaged<z.output<typeof schema>>;
type Service = Salvaged<ParsedDataService>;
type Database = Extract<Service, { kind?: "rds-instance" | "aurora-cluster" | undefined }>;

/** Checks of a replication, and of it with its source and target. */
export const replicationChecks = (entry: Draft, view: EntryView): Problem[] => [
  ...accountRoles(view),
  ...capacity(entry, view),
  ...tables(entry, view),
  ...source(entry, view),
  ...secretElsewhere(entry.source?.signIn, ["source", "signIn"], "replication", view),
  ...kafka(entry, view),
  ...sequence(entry, view),
];

/** Another data service; undefined where it is not there, which is reported where it is named. */
function serviceOf(key: string | undefined, view: EntryView): Service | undefined {
  const services = view.environment.dataServices ?? {};
  return key !== undefined && Object.hasOwn(services, key) ? services[key] : undefined;
}

/** DMS works with two roles of the account. */
function accountRoles(view: EntryView): Problem[] {
  const { foundation } = view.environment as { readonly foundation?: { readonly dmsRoles?: string } };
  return foundation?.dmsRoles === "off"
    ? [
        view.problem(
          [],
          "needs the roles of AWS DMS in the account, and foundation.dmsRoles is off",
          'set foundation.dmsRoles to "create", or to "existing" where they are there',
        ),
      ]
    : [];
}

function capacity(entry: Draft, view: EntryView): Problem[] {
  if (entry.mode !== "serverless") return [];
  const { maxUnits, minUnits } = entry.capacity ?? {};
  return maxUnits !== undefined && minUnits !== undefined && minUnits > maxUnits
    ? [
        view.problem(
          ["capacity", "minUnits"],
          `${minUnits} is more than maxUnits, ${maxUnits}`,
          `use at most ${maxUnits}`,
        ),
      ]
    : [];
}

/** A schema is named once, and something of it stays. */
function tables({ tables: all }: Draft, view: EntryView): Problem[] {
  return (all ?? []).flatMap(({ schema: name, tables: taken, except }, index) => [
    ...(name !== undefined && (all ?? []).findIndex((one) => one.schema === name) < index
      ? [view.problem(["tables", index, "schema"], `${name} is named twice`, "put its tables into one list")]
      : []),
    ...(except ?? []).flatMap((table, at) =>
      table === "%" || taken?.includes(table)
        ? [
            view.problem(
              ["tables", index, "except", at],
              `leaves out what tables names, ${table}`,
              "remove one of them",
            ),
          ]
        : [],
    ),
  ]);
}

function source(entry: Draft, view: EntryView): Problem[] {
  const { source: from } = entry;
  if (from?.mode === "network") {
    return [...(from.engine === undefined ? [] : encryption(from.engine, entry, view)), ...way(from.cidrs ?? [], view)];
  }
  if (from?.mode !== "data-service") return [];
  const service = serviceOf(from.service, view);
  if (service?.kind !== "rds-instance" && service?.kind !== "aurora-cluster") return [];
  if (service.engine === undefined) return [];
  const engine = dmsEngineOf(service.engine);
  if (engine === undefined || SQL_SERVER_EDITIONS.value.unread.includes(service.engine)) {
    return [
      view.problem(
        ["source", "service"],
        `a replication here reads nothing of ${service.engine}`,
        "name a database of PostgreSQL, MySQL, MariaDB, Oracle or SQL Server, of another edition than Express",
      ),
    ];
  }
  return [
    ...encryption(engine, entry, view),
    ...changes(service, service.engine, entry, view),
    ...(service.mode === "existing" && service.securityGroupId === undefined
      ? [
          view.problem(
            ["source", "service"],
            `nobody knows the way to the database ${from.service}`,
            `add securityGroupId to dataServices.${from.service}`,
          ),
        ]
      : []),
  ];
}

/** Subnets for data services lead where those of endpoints do: into the VPC, and to what connections say of them. */
function way(cidrs: readonly string[], view: EntryView): Problem[] {
  const { network } = view.environment as { readonly network?: Network };
  if (network?.mode !== "customer-managed" || network.cidr === undefined) return [];
  const reached = [
    network.cidr,
    ...(network.secondCidr?.cidr === undefined ? [] : [network.secondCidr.cidr]),
    ...linksOf(network.connections).flatMap(({ open, endpointCidrs }) => (open ? endpointCidrs : [])),
  ];
  return cidrs.flatMap((cidr, index) =>
    reached.some((block) => contains(block, cidr))
      ? []
      : [
          view.problem(
            ["source", "cidrs", index],
            `no connection of the network leads subnets for data services to ${cidr}`,
            "add the block to endpointCidrs of one under network.connections",
          ),
        ],
  );
}

/** The connection is encrypted, and the database named where one is read at a time. */
function encryption(engine: DmsEngine, { source: from, captureTableChanges }: Draft, view: EntryView): Problem[] {
  const { unchecked, namesDatabase, certificate } = DMS_SOURCES.value[engine];
  return [
    ...ofOracle(certificate === "wallet", engine, from, view),
    ...(unchecked === undefined && certificate === "pem" && from?.certificateAuthority === undefined
      ? [
          view.problem(
            ["source"],
            `DMS encrypts connections to ${engine} with a certificate of its authority alone, and there is none`,
            "add certificateAuthority, of RDS the bundle of the region",
          ),
        ]
      : []),
    ...(namesDatabase && from !== undefined && from.database === undefined
      ? [view.problem(["source"], `${engine} is read one database at a time, and none is named`, "add database")]
      : []),
    ...(!namesDatabase && from?.database !== undefined
      ? [
          view.problem(
            ["source", "database"],
            `${engine} has no databases above its schemas`,
            "remove it, and name schemas under tables",
          ),
        ]
      : []),
    ...(captureTableChanges === true && !engine.includes("postgres")
      ? [view.problem(["captureTableChanges"], `is of PostgreSQL alone, and this is ${engine}`, "remove it")]
      : []),
  ];
}

/** Oracle has a wallet instead of a certificate, and settings of its own. */
function ofOracle(isOracle: boolean, engine: DmsEngine, from: Draft["source"], view: EntryView): Problem[] {
  const problem = (field: string, what: string, fix: string) => [view.problem(["source", field], what, fix)];
  if (!isOracle)
    return from?.oracle === undefined
      ? []
      : problem("oracle", `is of Oracle alone, and this is ${engine}`, "remove it");
  return [
    ...(from?.oracle === undefined
      ? problem("oracle", "is missing: DMS encrypts connections to Oracle with a wallet alone", "add oracle.wallet")
      : []),
    ...(from?.certificateAuthority === undefined
      ? []
      : problem(
          "certificateAuthority",
          "is not taken for Oracle",
          "remove it, and put the certificate into oracle.wallet",
        )),
  ];
}

/** A database whose changes are followed tells them. */
function changes(service: Database, engine: string, { replicate, source: from }: Draft, view: EntryView): Problem[] {
  if (replicate === "full-load" || from?.mode !== "data-service") return [];
  if (SQL_SERVER_EDITIONS.value.withoutChanges.includes(engine)) {
    return [
      view.problem(
        ["source", "service"],
        `DMS reads no changes of ${engine}`,
        'use replicate "full-load", or another edition',
      ),
    ];
  }
  return service.captureChanges === false
    ? [
        view.problem(
          ["source", "service"],
          `the database ${from.service} does not tell its changes`,
          `set captureChanges of dataServices.${from.service} to true, or use replicate "full-load"`,
        ),
      ]
    : [];
}

/** DMS signs in to Kafka with a user and a password. */
function kafka({ target }: Draft, view: EntryView): Problem[] {
  if (target?.mode !== "kafka") return [];
  const cluster = serviceOf(target.cluster, view);
  if (cluster?.kind !== "msk-cluster" || cluster.mode === undefined) return [];
  if (cluster.mode !== "provisioned") {
    return [
      view.problem(
        ["target", "cluster"],
        `is ${cluster.mode}, and DMS signs in with a password, which only clusters that are made here with brokers take`,
        'name one of mode "provisioned", or a Kinesis stream as the target',
      ),
    ];
  }
  const users = cluster.authentication?.scramUsers ?? {};
  if (target.user === undefined) return [];
  if (!Object.hasOwn(users, target.user)) {
    return [
      view.problem(
        ["target", "user"],
        `the cluster ${target.cluster} has no user ${target.user}`,
        `add it to authentication.scramUsers of dataServices.${target.cluster}`,
      ),
    ];
  }
  return users[target.user] === false
    ? [
        view.warning(
          ["target", "user"],
          `the secret of user ${target.user} is not filled, so that the cluster does not know the user`,
          `write the password, and set the user to true in dataServices.${target.cluster}`,
        ),
      ]
    : [];
}

/** Only changes have a place in a sequence, and columns have names of their own. */
function sequence({ target, replicate }: Draft, view: EntryView): Problem[] {
  if (target?.mode !== "zone" || target.sequenceColumn === undefined) return [];
  const field = ["target", "sequenceColumn"];
  return [
    ...(replicate === "full-load"
      ? [view.problem(field, "numbers changes, and none are replicated", "remove it")]
      : []),
    ...(target.sequenceColumn === target.timestampColumn
      ? [view.problem(field, "has the name of timestampColumn", "use another name")]
      : []),
  ];
}
