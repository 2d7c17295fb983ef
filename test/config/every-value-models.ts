import { PERSONAL_DATA, STRENGTHS } from "../../config/facts/bedrock";
import { LAKEBASE } from "../../config/facts/lakebase";
import { WORKLOAD_SIZES } from "../../config/facts/model-serving";
import { GRANULARITIES } from "../../config/facts/monitors";
import { VECTOR_SEARCH } from "../../config/facts/vector-search";
import type { EnvironmentInput } from "../../config/schema/environment";
import { app, DEPLOYMENTS, EVERY_RESOURCE, SPACE, withWhatAppsUse } from "../support/apps";
import { featureEndpoint, featureStore, fullMonitor, monitor } from "../support/feature-stores";
import {
  bedrock,
  endpoint,
  experiment,
  foundation,
  guardrail,
  openai,
  own,
  profile,
  providers,
  withBedrock,
  withModels,
} from "../support/models";
import { NOTEBOOK, objectTags } from "../support/object-tags";
import { devInput } from "../support/platform";
import { direct, embedder, search, synced } from "../support/vector-search";
import type { Base } from "./every-value-base";
import type { Changes } from "./problems";

/** The endpoints of test/support/models.ts. */
function models(): Changes {
  const input: EnvironmentInput = devInput();
  withModels(input);
  withBedrock(input);
  const { workspaces, consumers, workloads, catalogs, dataServices } = input;
  return { workspaces, consumers, workloads, catalogs, dataServices };
}

const limits = [{ per: "endpoint", calls: 600 }] as const;
const guarded = (personalData: "BLOCK" | "MASK" | "NONE") => ({
  safety: personalData !== "NONE",
  personalData,
  refusedWords: ["competitors"],
  topics: ["orders"],
});

/** What the apps of test/support/apps.ts work with. */
function apps(): Changes {
  const input: EnvironmentInput = devInput();
  withWhatAppsUse(input);
  const { workspaces, consumers, workloads, catalogs } = input;
  return { workspaces, consumers, workloads, catalogs };
}

/** What a guardrail does with what it finds. */
const GUARDED = ["BLOCK", "ANONYMIZE", "NONE"] as const;

/** What makes vectors of texts. */
const MAKERS = [
  { mode: "endpoint", endpoint: "embedder" },
  { mode: "databricks", name: "databricks-gte-large-en" },
] as const;

/** Endpoints of models: every type, task, size, workload, guard and right. */
export const MODEL_BASES: readonly Base[] = [
  {
    name: "endpoints of models",
    environment: {
      ...models(),
      ...Object.fromEntries(
        (["llm/v1/completions", "llm/v1/embeddings"] as const).map((task, index) => [
          `consumers.task${index}`,
          endpoint(
            { m: openai({ task, percent: 100 }), n: openai({ task, percent: 0 }) },
            { gateway: { rateLimits: [...limits], fallback: true } },
          ),
        ]),
      ),
      ...Object.fromEntries(
        (["cohere", "ai21labs", "amazon"] as const).map((maker) => [
          `consumers.maker-${maker}`,
          endpoint(
            { m: bedrock({ maker }) },
            { permissions: { analysts: maker === "cohere" ? "CAN_VIEW" : "CAN_MANAGE" } },
          ),
        ]),
      ),
      ...Object.fromEntries(
        (["GPU_SMALL", "GPU_MEDIUM", "MULTIGPU_MEDIUM", "GPU_LARGE"] as const).map((workload, index) => [
          `consumers.gpu${index}`,
          endpoint({
            m: own({
              workload,
              size: index % 2 === 0 ? "Medium" : "Large",
              exists: index % 2 === 0,
              scaling: { mode: "always-on", acknowledgeHourlyCost: true },
            }),
          }),
        ]),
      ),
      ...Object.fromEntries(
        (["BLOCK", "MASK", "NONE"] as const).map((personalData) => [
          `consumers.guard-${personalData.toLowerCase()}`,
          endpoint(
            { m: openai() },
            {
              gateway: {
                rateLimits: [...limits],
                input: guarded(personalData),
                output: guarded(personalData),
                usage: false,
                log: { catalog: "sales", schema: "bronze", tablePrefix: `g_${personalData.toLowerCase()}` },
              },
              budgetPolicyId: "0a1b2c3d-0000-4000-8000-000000000000",
            },
          ),
        ]),
      ),
      ...Object.fromEntries(
        STRENGTHS.value.map((strength, index) => {
          const both = { input: strength, output: strength };
          const sorts = ["sexual", "violence", "hate", "insults", "misconduct"] as const;
          return [
            `dataServices.rules${index}`,
            guardrail({
              harmful: { ...Object.fromEntries(sorts.map((sort) => [sort, both])), promptAttack: strength },
              safeguardTier: index === 0 ? "CLASSIC" : "STANDARD",
              profanity: index === 0,
              personalData: Object.fromEntries(
                PERSONAL_DATA.value.map((sort) => [sort, GUARDED[index % GUARDED.length] ?? "NONE"]),
              ),
              patterns: { one: { pattern: "a", action: GUARDED[index % GUARDED.length] ?? "NONE" } },
            }),
          ];
        }),
      ),
      "dataServices.plain": profile({ model: "anthropic.claude-3-haiku-20240307-v1:0" }),
      ...Object.fromEntries(
        LAKEBASE.value.capacities.map((capacity, index) => [
          `consumers.store${index}`,
          featureStore({
            capacity,
            endpoints: Object.fromEntries(
              WORKLOAD_SIZES.value.map((size, at) => [
                `of-${at}`,
                featureEndpoint({
                  size,
                  spec: `features_${at}`,
                  exists: at > 0,
                  permissions: { analysts: (["CAN_VIEW", "CAN_QUERY", "CAN_MANAGE"] as const)[at] ?? "CAN_VIEW" },
                  scaling: at === 0 ? { mode: "always-on", acknowledgeHourlyCost: true } : { mode: "to-zero" },
                }),
              ]),
            ),
          }),
        ]),
      ),
      "consumers.drift": monitor({ granularities: [...GRANULARITIES.value], exists: false }),
      "consumers.full-drift": fullMonitor(),
      "workloads.managed": experiment({ permissions: { analysts: "CAN_MANAGE" } }),
      "consumers.ready": endpoint({
        m: foundation({ unit: "tokens", min: 970, max: 1940, acknowledgeHourlyCost: true }),
      }),
      "consumers.embedder": embedder(),
      "consumers.search": search({
        type: "STORAGE_OPTIMIZED",
        permissions: { analysts: "CAN_USE", "platform-admins": "CAN_MANAGE" },
        callers: ["ingestion"],
        indexes: Object.fromEntries(
          MAKERS.flatMap((model, at) =>
            MAKERS.flatMap((questions, of) => {
              const texts = { mode: "computed", column: "description", model, questions } as const;
              return [
                [`texts_${at}${of}`, synced({ embeddings: texts, copyInto: `texts_${at}${of}_vectors` })],
                [
                  `notes_${at}${of}`,
                  direct({
                    columns: {
                      id: "long",
                      description: "string",
                      ...Object.fromEntries(VECTOR_SEARCH.value.columnTypes.map((type) => [`of_${type}`, type])),
                    },
                    embeddings: texts,
                  }),
                ],
              ] as const;
            }),
          ),
        ),
      }),
      "consumers.fast": search({
        indexes: {
          at_once: synced({ refresh: "continuous", embeddings: { mode: "own", column: "vector", dimension: 768 } }),
          of_programs: direct(),
        },
      }),
      "consumers.all": endpoint(providers(), { gateway: { rateLimits: [...limits], fallback: true } }),
    },
  },
  {
    name: "apps",
    account: {
      "servicePrincipals.portal": { mode: "create" },
    },
    environment: {
      ...apps(),
      "consumers.portal": app({
        size: "LARGE",
        resources: {
          ...EVERY_RESOURCE,
        },
        userScopes: ["sql"],
        servicePrincipal: "portal",
        reads: [{ catalog: "sales", schema: "silver", volumes: true }],
        writes: [{ catalog: "sales", schema: "gold", tables: ["remarks"], volumes: true }],
        permissions: { analysts: "CAN_USE", "platform-admins": "CAN_MANAGE" },
      }),
      ...Object.fromEntries(
        Object.entries(DEPLOYMENTS).map(([from, deployment]) => [`consumers.from-${from}`, app({ deployment })]),
      ),
      ...Object.fromEntries(
        (
          [
            { type: "dashboard", dashboard: "gold-overview" },
            { type: "app", app: "portal" },
            { type: "genie-space", id: SPACE },
            { type: "notebook", id: NOTEBOOK },
          ] as const
        ).map((object) => [`consumers.tags-${object.type}`, objectTags({ object })]),
      ),
    },
  },
];
