import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { app as schema } from "../../schema/consumers/app";
import type { NeededGrant, UsedByItself } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { accessGrants, claimedTables } from "../workloads/access";
import { appProblems } from "./app-checks";
import { type DeploymentModel, resolvedDeployment } from "./app-deployment";
import { layerOfEndpoint } from "./served-model";

type App = z.output<typeof schema>;
type Resource = App["resources"][string];

/** What an app works with, and what has to be known of it beside that. */
export type AppResourceModel = DeepReadonly<
  | Exclude<Resource, { type: "endpoint" | "database" }>
  | (Extract<Resource, { type: "endpoint" }> & {
      /** Layer that makes the endpoint. */
      layer: "serving" | "activation";
    })
  | (Extract<Resource, { type: "database" }> & {
      /** Name of the database in its instance. */
      name: string;
    })
>;

export type AppModel = DeepReadonly<
  Omit<App, "resources" | "deployment"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in the workspace, and the start of its address. */
    name: string;
    resources: Record<string, AppResourceModel>;
    /** Job that brings its program; undefined where there is none. */
    deployment: DeploymentModel | undefined;
  }
>;

/** A web application inside Databricks. */
export const app: Kind<App, AppModel> = {
  what: "an app",
  runs: [
    {
      what: "the app, once people have deployed its program",
      because: "it is made without compute; who starts it stops it",
      source: "Terraform Registry, databricks_app, no_compute",
    },
    { what: "the job that deploys it, at set times", pausedBy: "deployment.schedule.paused" },
  ],
  lane: "analysis",
  resolve: (consumer, key, names) => ({
    ...consumer,
    key,
    name: `${names.prefix}-${key}`,
    resources: Object.fromEntries(
      Object.entries(consumer.resources).map(([name, resource]) => [name, resolved(resource, names)]),
    ),
    deployment: consumer.deployment === undefined ? undefined : resolvedDeployment(consumer.deployment, names),
  }),
  writes: claimedTables,
  underPolicy: ({ deployment }) => ({ runsAs: [deployment?.runAs], needed: true }),
  compute: () => [{ kind: "serverless", what: "serverless compute, which runs apps", instead: "remove it" }],
  calls: ({ calls = [] }) => calls.map((host, at) => ({ host, field: ["calls", String(at)], isCertain: true })),
  jobs: ({ deployment }) => (deployment === undefined ? 0 : 1),
  grants: ({ servicePrincipal, reads, writes, resources }) =>
    servicePrincipal === undefined
      ? []
      : [
          ...accessGrants(servicePrincipal, { reads, writes }),
          ...Object.values(resources).flatMap((resource): NeededGrant[] => {
            if (resource.type !== "volume") return [];
            const principal = { kind: "service-principal", key: servicePrincipal } as const;
            const { catalog, schema: within } = resource;
            const files = resource.writes ? (["READ_VOLUME", "WRITE_VOLUME"] as const) : (["READ_VOLUME"] as const);
            return [
              { principal, catalog, privileges: ["USE_CATALOG"] },
              { principal, catalog, schema: within, privileges: ["USE_SCHEMA", ...files] },
            ];
          }),
        ],
  asItself: ({ resources }) => ({
    layer: "serving",
    output: "app_principals",
    uses: Object.values(resources).flatMap((resource): UsedByItself[] => {
      switch (resource.type) {
        case "warehouse":
        case "endpoint":
        case "database":
          return [{ family: "consumers", key: keyOf(resource) }];
        case "job":
          return [{ family: "workloads", key: resource.job }];
        default:
          return [];
      }
    }),
  }),
  names: (_, key) => [{ what: "app", layer: "serving", purpose: key }],
  steps: [
    {
      id: "app-programs",
      title: "apps have their programs, and run",
      instructions: [
        "Terraform makes each app stopped and without a program; there is no resource for either. Whoever deploys is in the app's owner group, or its pipeline signs in as a service principal with CAN_MANAGE.",
        "Start it: databricks apps start <name>. Where the app has a deployment, run its job <name>-deploy: databricks jobs run-now with the id that the output app_deployment_job_ids says.",
        "Without one: put the program into the workspace, and deploy it: databricks sync <folder> /Workspace/<folder of the app>, then databricks apps deploy <name> --source-code-path /Workspace/<folder of the app>.",
        "Where it reads data of Unity Catalog as itself: put the application id that the output app_principals of the serving layer says into servicePrincipals of config/account.ts, mode existing, name it in the app's servicePrincipal, and deploy again.",
        "To stop what it costs, stop it: databricks apps stop <name>.",
      ],
      blocking: false,
    },
  ],
  checks: appProblems,
};

const keyOf = (resource: Extract<AppResourceModel, { type: "warehouse" | "endpoint" | "database" }>): string => {
  if (resource.type === "warehouse") return resource.warehouse;
  return resource.type === "endpoint" ? resource.endpoint : resource.database;
};

function resolved(resource: Resource, names: Pick<Names, "consumer">): AppResourceModel {
  if (resource.type === "endpoint") return { ...resource, layer: layerOfEndpoint(names.consumer(resource.endpoint)) };
  if (resource.type !== "database") return resource;
  const database = names.consumer(resource.database);
  return { ...resource, name: database.kind === "lakebase" ? database.database : "" };
}
