import type { z } from "zod";
import { metastoreNameOf } from "../../derive/names";
import { ACCESS, ROLES } from "../../derive/purposes";
import { type ConnectionType, type ConnectionTypeName, connectionType } from "../../facts/connection-types";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { connection as schema } from "../../schema/connections/connection";
import type { databaseProxy } from "../../schema/data-services/database-proxy";
import { queriedBehind, serviceOf } from "../data-services/database-behind";
import { streamSourceOf } from "../data-services/kinesis-stream";
import type { TakenStream } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";
import { optionValues } from "./option-values";
import { SOURCE_USER_STEP } from "./source-user";

type Connection = z.output<typeof schema>;
type Created = Extract<Connection, { mode: "create" }>;
type Draft = Salvaged<Created>;
type ParsedProxy = z.output<typeof databaseProxy>;

/** A connection that is made here. */
export type CreatedConnection = DeepReadonly<
  Omit<Created, "name" | "secrets"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in Unity Catalog. */
    name: string;
    /** Type, as Unity Catalog calls it. */
    connectionType: string;
    /** Options that follow from the type. */
    defaults: Record<string, string>;
    /** Secret option → name of the variable of Terraform that has its value. */
    variables: Record<string, string>;
    /** Service credential by which it reads AWS, of a type that does, and its role. */
    credential?: { name: string; role: { name: string; arn: string } };
    /** Streams that it reads, with what IAM knows of them. */
    taken: TakenStream[];
    /** Keys of the service principals that use it. */
    users: string[];
  }
>;
export type ConnectionModel =
  | CreatedConnection
  | (DeepReadonly<Exclude<Connection, Created>> & { readonly key: string });

/** Name of a connection in Unity Catalog. */
export const connectionNameOf = (entry: Connection, key: string, names: Pick<Names, "inMetastore">): string =>
  entry.name ?? names.inMetastore(key);

/** Terraform's variable with the value of a secret option. A key has no underscore, so that no two become one. */
export const variableOf = (key: string, option: string): string => `connection_${key.replaceAll("-", "_")}_${option}`;

const usualSecrets = (type: ConnectionType): readonly string[] => type.ways[0]?.secrets ?? [];

/** A connection of Unity Catalog. */
export const connection: Kind<Connection, ConnectionModel> = {
  what: "a connection",
  runs: [],
  resolve(entry, key, names) {
    if (entry.mode === "existing") return { ...entry, key };
    const type = connectionType(entry.type);
    const secrets = entry.secrets ?? usualSecrets(type);
    const port: Record<string, string> = type.port === undefined ? {} : { port: String(type.port) };
    return {
      ...entry,
      key,
      name: connectionNameOf(entry, key, names),
      connectionType: type.type,
      defaults: { ...port, ...type.fixed, ...(type.readsAws === "streams" && { aws_region: names.region }) },
      ...(type.readsAws !== undefined && {
        credential: {
          name: names.credential(ACCESS.serviceCredential(key)),
          role: names.role(ROLES.serviceCredential(key)),
        },
      }),
      variables: Object.fromEntries(secrets.map((option) => [option, variableOf(key, option)])),
      taken: (entry.streams ?? []).map((stream) => streamSourceOf(stream, names)),
      users: [...names.usersOf(key)],
    };
  },
  inMetastore: (entry, key, environment) =>
    entry.mode === "create"
      ? [
          {
            what: "connection",
            name: entry.name ?? metastoreNameOf(environment, key),
            field: entry.name === undefined ? [] : ["name"],
            instead: "choose another name",
          },
        ]
      : [],
  steps: [
    SOURCE_USER_STEP,
    {
      id: "connections-made-by-hand",
      title: "connections that sign in as a person are made in Catalog Explorer",
      instructions: [
        "In Catalog Explorer, under External data, Connections, create each connection that the environment's file calls existing, and sign in as the user of the integration.",
        "Give the service principals that load from it USE CONNECTION: grants of such a connection are not Terraform's.",
      ],
      blocking: false,
      appliesTo: ({ mode }) => mode === "existing",
    },
  ],
  names: (entry, key) =>
    entry.mode === "create" && entry.type !== undefined && connectionType(entry.type).readsAws !== undefined
      ? [
          { what: "role", layer: "unity-catalog", purpose: ROLES.serviceCredential(key) },
          { what: "credential", layer: "unity-catalog", purpose: ACCESS.serviceCredential(key) },
        ]
      : [],
  accesses: (entry) =>
    entry.mode === "create" ? entry.taken.map((stream) => ({ does: "read-stream", ...stream })) : [],
  exclusive: (entry) =>
    entry.mode === "existing" && entry.name !== undefined
      ? [{ what: `the connection ${entry.name}`, field: ["name"] }]
      : [],
  checks: (entry, view) =>
    entry.mode === "create" && entry.type !== undefined ? problems(entry, entry.type, view) : [],
};

function problems(entry: Draft, name: ConnectionTypeName, view: EntryView): Problem[] {
  const type = connectionType(name);
  const secrets = entry.secrets ?? usualSecrets(type);
  const way = type.ways.find((one) => sameNames(one.secrets, secrets));
  if (way === undefined) {
    const ways = type.ways.map((one) => JSON.stringify(one.secrets)).join(" or ");
    return [view.problem(["secrets"], `${secrets.join(", ")} is no way to sign in to ${name}`, `use ${ways}`)];
  }
  const known = { ...type.options, ...way.options };
  return [
    ...wrongOptions(entry, name, known, view),
    ...optionValues(name, knownOf(entry.options ?? {}, known), view),
    ...wrongDatabase(entry, name, view),
    ...wrongStreams(entry, name, view),
  ];
}

/** Options that are there; of others the value does not matter. */
const knownOf = (options: Readonly<Record<string, string>>, known: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(options).filter(([option]) => Object.hasOwn(known, option)));

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

function wrongOptions(
  { options, dataService }: Draft,
  name: ConnectionTypeName,
  known: Readonly<Record<string, "required" | "optional">>,
  view: EntryView,
): Problem[] {
  const secret = connectionType(name).ways.flatMap((way) => way.secrets);
  const given = Object.keys(options ?? {});
  const fromDatabase = dataService === undefined ? [] : ["host", "port"];
  return [
    ...given.flatMap((option) => {
      const field = ["options", option];
      if (secret.includes(option)) {
        return [
          view.problem(field, "is a secret, and no secret may be in a file", "list its name under secrets instead"),
        ];
      }
      if (fromDatabase.includes(option)) {
        return [view.problem(field, "is given by dataService", "remove it, or remove dataService")];
      }
      return Object.hasOwn(known, option)
        ? []
        : [view.problem(field, `is no option of ${name}`, `use ${Object.keys(known).join(", ")}`)];
    }),
    ...Object.entries(known).flatMap(([option, need]) =>
      need === "required" && !given.includes(option) && !fromDatabase.includes(option)
        ? [view.problem(["options"], `has no ${option}, which ${name} needs`, `add ${option}`)]
        : [],
    ),
  ];
}

function wrongStreams({ streams }: Draft, name: ConnectionTypeName, view: EntryView): Problem[] {
  const reads = connectionType(name).readsAws === "streams";
  if (reads === (streams !== undefined)) return [];
  return reads
    ? [view.problem([], "no stream may be read through it", "list some under streams")]
    : [view.problem(["streams"], `${name} reads no streams`, "remove it")];
}

function wrongDatabase({ dataService }: Draft, name: ConnectionTypeName, view: EntryView): Problem[] {
  const services = view.environment.dataServices;
  const system = queriedBehind(dataService, services)?.system;
  const service = serviceOf(dataService, services);
  return [
    ...(system === undefined || system === connectionType(name).system
      ? []
      : [
          view.problem(
            ["dataService"],
            `${dataService} is a database of ${system}, and the type is ${name}`,
            `use type: "${system}"`,
          ),
        ]),
    ...(service?.kind === "database-proxy" && takesTokens(service)
      ? [
          view.problem(
            ["dataService"],
            `the proxy ${dataService} takes tokens of IAM alone, and a connection brings a password`,
            `let clients of dataServices.${dataService} sign in with a "password"`,
          ),
        ]
      : []),
  ];
}

const takesTokens = ({ signIn }: Salvaged<ParsedProxy>): boolean =>
  signIn?.mode === "iam" || (signIn?.mode === "secrets" && signIn.clients === "iam");
