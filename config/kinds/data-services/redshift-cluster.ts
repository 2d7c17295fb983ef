import type { z } from "zod";
import { ROLES } from "../../derive/purposes";
import { nodeFacts } from "../../facts/redshift";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { redshiftCluster as schema } from "../../schema/data-services/redshift-cluster";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
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

type RedshiftCluster = z.output<typeof schema>;
type Created = Extract<RedshiftCluster, { mode: "create" }>;

/** A cluster that is made here. */
export type CreatedWarehouseCluster = DeepReadonly<Omit<Created, "files">> &
  MadeWarehouse & {
    /** Every parameter that is said: TLS, logs, names, clusters that help, and those of the configuration. */
    readonly allParameters: Readonly<Record<string, string>>;
    readonly clusterArn: string;
    /** Role that switches it off and on. */
    readonly pauseRole: { readonly name: string; readonly arn: string };
  };
export type RedshiftClusterModel =
  | CreatedWarehouseCluster
  | (DeepReadonly<Exclude<RedshiftCluster, Created>> & ExistingFacts);

const pausePurpose = (key: string): string => ROLES.dataService(`${key}-pause`);

const parametersOf = ({
  caseSensitiveNames,
  concurrencyClusters,
}: Pick<Created, "caseSensitiveNames" | "concurrencyClusters">) => ({
  enable_case_sensitive_identifier: String(caseSensitiveNames),
  enable_user_activity_logging: "true",
  max_concurrency_scaling_clusters: String(concurrencyClusters),
  require_ssl: "true",
});

/** Parameter → field that decides it. */
const DECIDED: Readonly<Record<keyof ReturnType<typeof parametersOf>, string | undefined>> = {
  enable_case_sensitive_identifier: "caseSensitiveNames",
  enable_user_activity_logging: undefined,
  max_concurrency_scaling_clusters: "concurrencyClusters",
  require_ssl: undefined,
};

/** A data warehouse on a cluster of Redshift. */
export const redshiftCluster: Kind<RedshiftCluster, RedshiftClusterModel> = {
  what: "a warehouse on a cluster of Redshift",
  separateKey: "databases",
  runs: [
    {
      what: "switching it off and on, at set times",
      because: "held back, it would leave the warehouse on, and billed, day and night",
      source: "Amazon Redshift management guide, Pausing and resuming a cluster",
    },
  ],
  lane: "serve",
  resolve: (entry, key, names) =>
    entry.mode === "existing"
      ? { ...entry, ...existingFacts(entry.identifier, key, names) }
      : {
          ...entry,
          ...madeWarehouse(entry, key, names, "cluster"),
          allParameters: { ...parametersOf(entry), ...entry.parameters },
          clusterArn: `arn:${names.partition}:redshift:${names.region}:${names.awsAccountId}:cluster:${names.named("warehouses", key)}`,
          pauseRole: names.role(pausePurpose(key)),
        },
  delivers: (entry) => (entry.mode === "create" ? deliveredBy(entry) : []),
  reaches: (entry) => (entry.mode === "create" ? reachedBy(entry) : []),
  accesses: (entry) =>
    entry.mode === "create"
      ? [
          ...catalogsReadBy(entry),
          ...(entry.pause === undefined
            ? []
            : [{ does: "pause-warehouse" as const, arn: entry.clusterArn, key: { mode: "data" as const } }]),
        ]
      : [],
  placement: (entry) =>
    entry.mode === "create"
      ? placementOf(entry, {
          // In another zone it goes on, or comes back.
          ...(entry.multiAz === true ? { fewestZones: 3, withFewerZones: "set multiAz to false" } : { fewestZones: 2 }),
          // One for each node, and one more for the leader.
          addresses: (entry.nodes ?? 2) + 1,
        })
      : entry.mode === "existing"
        ? endpointPlacement(entry)
        : undefined,
  endpoints: (entry) => (entry.mode === "create" ? endpointsOf(entry) : []),
  elsewhere: (entry) => (entry.mode === "existing" ? existingElsewhere(entry) : undefined),
  exclusive: (entry) =>
    entry.mode === "existing" ? alreadyThere("cluster", entry.identifier, "identifier", entry) : [],
  names: (entry, key) =>
    entry.mode === "create"
      ? [
          ...namesOf(entry, key),
          ...(entry.pause === undefined
            ? []
            : [
                {
                  what: "role" as const,
                  layer: "data-services" as const,
                  purpose: pausePurpose(key),
                  field: ["pause"],
                },
              ]),
        ]
      : entry.mode === "existing"
        ? endpointNames(entry, key)
        : [],
  steps: [{ ...EXTERNAL_SCHEMA_STEP, appliesTo: hasExternalSchemas }],
  checks: (entry, view) =>
    entry.mode === "create"
      ? [
          ...nodes(entry, view),
          ...pauses(entry, view),
          ...ownParameters(entry, view),
          ...limits(entry, view),
          ...externalSchemaChecks(entry, view),
        ]
      : entry.mode === "existing"
        ? endpointChecks(entry, view)
        : [],
};

/** Source: management guide, "Amazon Redshift provisioned clusters" and "Configuring Multi-AZ deployment". */
function nodes({ nodeType, nodes: count, multiAz, pause }: Salvaged<Created>, view: EntryView): Problem[] {
  const facts = nodeType && nodeFacts(nodeType);
  return [
    ...(facts !== undefined && count !== undefined && count > facts.most
      ? [
          view.problem(
            ["nodes"],
            `a cluster of ${nodeType} is made with ${facts.most} nodes at most`,
            `use ${facts.most}, or a larger nodeType`,
          ),
        ]
      : []),
    ...(facts !== undefined && count === 1 && !facts.single
      ? [view.problem(["nodes"], `one node of ${nodeType} makes no cluster`, "use at least 2")]
      : []),
    ...(multiAz === true && count === 1
      ? [view.problem(["multiAz"], "one node cannot stand in two zones", "set nodes to 2, or multiAz to false")]
      : []),
    ...(multiAz === true && nodeType === "ra3.large"
      ? [view.problem(["multiAz"], "ra3.large does not stand in two zones", "use ra3.xlplus, or set it to false")]
      : []),
    ...(multiAz === true && pause !== undefined
      ? [
          view.problem(
            ["pause"],
            "a cluster in two zones is meant to be always there",
            "remove it, or set multiAz to false",
          ),
        ]
      : []),
  ];
}

/** Of two actions at one minute, either may come last. */
const pauses = ({ pause }: Salvaged<Created>, view: EntryView): Problem[] =>
  pause?.at !== undefined && pause.at === pause.resumeAt
    ? [view.problem(["pause", "resumeAt"], "is when it stops", "say when it comes back, or take pause out")]
    : [];

/** What is decided by a field of its own is not said again, or the opposite of it. */
const ownParameters = ({ parameters }: Salvaged<Created>, view: EntryView): Problem[] =>
  Object.keys(parameters ?? {}).flatMap((name) => {
    if (!Object.hasOwn(DECIDED, name)) return [];
    const field = (DECIDED as Readonly<Record<string, string | undefined>>)[name];
    return [
      field === undefined
        ? view.problem(
            ["parameters", name],
            "is set anyway: clients without TLS are refused, and queries logged",
            "remove it",
          )
        : view.problem(["parameters", name], `is set by ${field}`, `remove it, and set ${field}`),
    ];
  });

function limits({ usageLimits, concurrencyClusters }: Salvaged<Created>, view: EntryView): Problem[] {
  const limited = usageLimits?.findIndex(({ of }) => of === "concurrency") ?? -1;
  return limited >= 0 && concurrencyClusters === 0
    ? [
        view.problem(
          ["usageLimits", limited],
          "limits clusters that help, and none does",
          "set concurrencyClusters, or remove the limit",
        ),
      ]
    : [];
}
