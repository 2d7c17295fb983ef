import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { featureStore as schema } from "../../schema/consumers/feature-store";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type FeatureStore = z.output<typeof schema>;
type Endpoint = FeatureStore["endpoints"][string];

export type FeatureEndpointModel = DeepReadonly<
  Endpoint & {
    /** Name that it is asked under. */
    name: string;
  }
>;
export type FeatureStoreModel = DeepReadonly<
  Omit<FeatureStore, "endpoints"> & {
    /** Key in the configuration. */
    key: string;
    /** Name of the store in the workspace. */
    name: string;
    endpoints: Record<string, FeatureEndpointModel>;
    /** Whom Terraform runs as: makes the endpoints, which read what it may read. */
    deployer: string;
  }
>;

/** What follows the prefix in the name of an endpoint. */
const purposeOf = (key: string, endpoint: string): string => `${key}-${endpoint}`;

/** Features for what answers at once. */
export const featureStore: Kind<FeatureStore, FeatureStoreModel> = {
  what: "a feature store",
  lane: "serve",
  runs: [],
  resolve: ({ endpoints, ...consumer }, key, { prefix, deployer }) => ({
    ...consumer,
    key,
    name: `${prefix}-${key}`,
    endpoints: Object.fromEntries(
      Object.entries(endpoints).map(([name, one]) => [name, { ...one, name: `${prefix}-${purposeOf(key, name)}` }]),
    ),
    deployer,
  }),
  // The store takes no policy.
  underPolicy: ({ endpoints }) => (Object.keys(endpoints ?? {}).length === 0 ? undefined : { runsAs: [] }),
  compute: () => [{ kind: "serverless", what: "an online store", instead: "remove it" }],
  grants: ({ endpoints, deployer }) =>
    Object.values(endpoints)
      .filter(({ exists }) => exists)
      .flatMap(({ catalog, schema: name, reads }): NeededGrant[] => {
        const principal = { kind: "service-principal" as const, key: deployer };
        return [
          { principal, catalog, privileges: ["USE_CATALOG"] },
          { principal, catalog, schema: name, privileges: ["EXECUTE", "USE_SCHEMA"] },
          ...Object.values(reads).flatMap((read): NeededGrant[] => [
            { principal, catalog: read.catalog, privileges: ["USE_CATALOG"] },
            { principal, catalog: read.catalog, schema: read.schema, privileges: ["SELECT", "USE_SCHEMA"] },
          ]),
        ];
      }),
  names: ({ endpoints }, key) => [
    { what: "online-store", layer: "serving", purpose: key },
    ...Object.keys(endpoints ?? {}).map((name) => ({
      what: "serving-endpoint" as const,
      layer: "activation" as const,
      purpose: purposeOf(key, name),
      field: ["endpoints", name],
    })),
  ],
  steps: [
    {
      id: "publish-features",
      title: "feature tables are published into online stores, and specifications of features are there",
      instructions: [
        "In the workspace, under Compute and Lakebase, let the service principal that publishes manage the online store: Terraform has no right for stores.",
        "Let a job with a feature table's owner publish it: FeatureEngineeringClient().publish_table(online_store=…, source_table_name=…, online_table_name=…). The table has a primary key, whose columns are NOT NULL, and its change data feed is on.",
        "Let it make the specification that an endpoint names: create_feature_spec(name=…, features=[FeatureLookup(…)]). Then set exists to true, and deploy the activation layer.",
        "Before a store is destroyed, take its online tables out: Databricks deletes none with it.",
      ],
      blocking: false,
    },
  ],
  checks: ({ endpoints = {}, owner }, view) => [
    ...ownerTwice(Object.entries(endpoints), owner, view),
    ...specTwice(Object.entries(endpoints), view),
  ],
};

type Drafts = readonly (readonly [string, { readonly [K in keyof Endpoint]?: unknown } | undefined])[];

/** The owner manages anyway. */
const ownerTwice = (endpoints: Drafts, owner: string | undefined, view: EntryView) =>
  endpoints.flatMap(([name, one]) =>
    owner !== undefined && Object.hasOwn((one?.permissions as object | undefined) ?? {}, owner)
      ? [
          view.problem(
            ["endpoints", name, "permissions", owner],
            `${owner} owns the feature store, and manages its endpoints anyway`,
            "remove it",
          ),
        ]
      : [],
  );

/** One endpoint answers with a specification: a second one would cost as much and say the same. */
function specTwice(endpoints: Drafts, view: EntryView) {
  const specOf = (one: Drafts[number][1]) => [one?.catalog, one?.schema, one?.spec].join(".");
  return endpoints.flatMap(([name, one], index) => {
    const first = endpoints.slice(0, index).find(([, other]) => specOf(other) === specOf(one));
    return first === undefined || one?.spec === undefined
      ? []
      : [
          view.problem(
            ["endpoints", name, "spec"],
            `${String(one.spec)} is what endpoint ${first[0]} answers with`,
            "remove one of them",
          ),
        ];
  });
}
