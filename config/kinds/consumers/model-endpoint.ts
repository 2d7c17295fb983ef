import { tableNameOf } from "../../derive/names";
import { ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { Accessed, NeededGrant } from "../facets";
import type { Kind } from "../kind";
import {
  type AppliedGuardrail,
  type AskedProfile,
  appliedGuardrails,
  askedByRole,
  askedProfiles,
  type BedrockModels,
  bedrockModels,
} from "./bedrock-models";
import { modelCalls } from "./model-calls";
import { gatewayProblems } from "./model-endpoint-gateway";
import { modelProblems } from "./model-endpoint-models";
import { canBeGuarded, type ModelEndpoint, type ServedModel } from "./served-model";

type Gateway = ModelEndpoint["gateway"];
type Guardrail = NonNullable<Gateway["input"]>;
type Bedrock = Extract<ServedModel, { type: "amazon-bedrock" }>;

/** A served model with everything that is derived. */
export type ServedModelModel = DeepReadonly<
  { percent: number } & (Exclude<ServedModel, Bedrock> | (Omit<Bedrock, "region"> & { region: string }))
>;

export type ModelEndpointModel = DeepReadonly<
  Omit<ModelEndpoint, "models" | "gateway"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in the workspace. */
    name: string;
    models: Record<string, ServedModelModel>;
    gateway: Omit<Gateway, "input" | "output" | "log"> & {
      /** What is refused of what is asked and answered; none where nothing is looked at. */
      guardrails: { input?: Guardrail; output?: Guardrail } | undefined;
      log: { catalog: string; schema: string; tablePrefix: string } | undefined;
    };
    /** Role and instance profile that models of Bedrock are asked with, and which those are, where one is asked by role. */
    role:
      | {
          name: string;
          asks: BedrockModels;
          /** Profiles of one's own that are asked instead of models. */
          profiles: readonly AskedProfile[];
          /** Guardrails of Bedrock that it may apply. */
          guardrails: readonly AppliedGuardrail[];
          /** Whatever the region has of both: their ids are not known before they are made. */
          anyOf: { profiles: string; guardrails: string };
        }
      | undefined;
    /** Whom Terraform runs as: makes the endpoint, and so has to be allowed to use its models. */
    deployer: string;
  }
>;

/** Models of one's own in Unity Catalog, whose versions have to be there first. */
export const ownModelsOf = ({ models }: ModelEndpointModel) =>
  Object.values(models).flatMap((model) => (model.type === "unity-catalog" ? [model] : []));

/** Every guard that there is, for texts that nobody has read before. */
const GUARDED: Guardrail = { safety: true, personalData: "BLOCK", refusedWords: [], topics: [] };

const asksByRole = (model: Salvaged<ServedModel>): boolean =>
  model.type === "amazon-bedrock" && model.access?.mode === "role";

/** Models that are asked over HTTPS. */
export const modelEndpoint: Kind<ModelEndpoint, ModelEndpointModel> = {
  what: "an endpoint of models",
  runs: [],
  lane: "serve",
  resolve(consumer, key, names) {
    const { input, output, log, ...gateway } = consumer.gateway;
    const byRole = askedByRole(consumer);
    const anyInRegion = (what: string) =>
      `arn:${names.partition}:bedrock:${names.region}:${names.awsAccountId}:${what}/*`;
    const models = Object.entries(consumer.models).map(([name, model]): [string, ServedModelModel] => [
      name,
      {
        ...(model.type === "amazon-bedrock" ? { ...model, region: model.region ?? names.region } : model),
        percent: model.percent ?? 100,
      },
    ]);
    return {
      ...consumer,
      key,
      name: `${names.prefix}-${key}`,
      models: Object.fromEntries(models),
      gateway: {
        ...gateway,
        guardrails: guardrailsOf(consumer),
        log: log && { ...log, tablePrefix: log.tablePrefix ?? tableNameOf(key) },
      },
      role:
        byRole.length === 0
          ? undefined
          : {
              name: names.role(ROLES.servedModels(key)).name,
              asks: bedrockModels(
                byRole.filter(({ profile }) => profile === undefined),
                names,
              ),
              profiles: askedProfiles(byRole, names),
              guardrails: appliedGuardrails(byRole, names),
              anyOf: { profiles: anyInRegion("application-inference-profile"), guardrails: anyInRegion("guardrail") },
            },
      deployer: names.deployer,
    };
  },
  writes: ({ gateway }, key) =>
    gateway?.log === undefined
      ? []
      : [
          {
            what: "table",
            catalog: gateway.log.catalog,
            schema: gateway.log.schema,
            name: `${gateway.log.tablePrefix ?? tableNameOf(key)}_payload`,
            field: "gateway",
          },
        ],
  underPolicy: () => ({ runsAs: [] }),
  compute: () => [{ kind: "serverless", what: "serverless compute, which serves models", instead: "remove it" }],
  calls: ({ models }) => modelCalls(models),
  accesses: ({ role }) => (role === undefined ? [] : accessesOf(role)),
  grants: ({ deployer, models }): readonly NeededGrant[] => {
    const principal = { kind: "service-principal", key: deployer } as const;
    return Object.values(models).flatMap((model): NeededGrant[] =>
      model.type === "unity-catalog" && model.exists
        ? [
            { principal, catalog: model.catalog, privileges: ["USE_CATALOG"] },
            { principal, catalog: model.catalog, schema: model.schema, privileges: ["EXECUTE", "USE_SCHEMA"] },
            ...Object.values(model.uses).flatMap(({ catalog, schema }): NeededGrant[] => [
              { principal, catalog, privileges: ["USE_CATALOG"] },
              { principal, catalog, schema, privileges: ["EXECUTE", "SELECT", "USE_SCHEMA"] },
            ]),
          ]
        : [],
    );
  },
  names: ({ models }, key) => [
    { what: "serving-endpoint", layer: "serving", purpose: key },
    ...(Object.values(models ?? {}).some(asksByRole)
      ? [{ what: "role" as const, layer: "data-services" as const, purpose: ROLES.servedModels(key) }]
      : []),
  ],
  steps: [
    {
      id: "bedrock-model-access",
      title: "the AWS account has access to the models of Amazon Bedrock that endpoints ask",
      instructions: [
        "In the AWS console, Amazon Bedrock, in the region of the model, open the model in the model catalog and see whether the account has access; Anthropic's models want a form about what they are used for, once for each account.",
        "Where questions go to an inference profile (eu.anthropic…), do the same in each region that it sends questions on to.",
        "Ask the model something in the playground there. Terraform has no resource for this; without access the endpoint is made, and every question is refused.",
      ],
      blocking: false,
      appliesTo: ({ models }) => Object.values(models ?? {}).some(({ type }) => type === "amazon-bedrock"),
    },
  ],
  checks: (consumer, view) => [...modelProblems(consumer, view), ...gatewayProblems(consumer, view)],
};

function accessesOf({ asks, profiles, guardrails, anyOf }: NonNullable<ModelEndpointModel["role"]>): Accessed[] {
  const asked = [
    ...Object.values(asks).flat(),
    ...profiles.map(({ behind }) => behind),
    ...(profiles.length > 0 ? [anyOf.profiles] : []),
  ];
  const applied = [
    ...guardrails.flatMap(({ profileArn }) => (profileArn === undefined ? [] : [profileArn])),
    ...(guardrails.length > 0 ? [anyOf.guardrails] : []),
  ];
  return [
    ...asked.map((arn): Accessed => ({ does: "ask-model", arn, key: { mode: "none" } })),
    ...applied.map((arn): Accessed => ({ does: "apply-guardrail", arn, key: { mode: "data" } })),
  ];
}

/** What is refused; by default everything where people ask. Models of one's own and embeddings have no guardrails. */
function guardrailsOf({ gateway, models }: ModelEndpoint): ModelEndpointModel["gateway"]["guardrails"] {
  if (Object.values(models).some((model) => !canBeGuarded(model))) return undefined;
  const byDefault = gateway.askedBy === "people" ? GUARDED : undefined;
  const [input, output] = [gateway.input ?? byDefault, gateway.output ?? byDefault];
  if (input === undefined && output === undefined) return undefined;
  return { ...(input !== undefined && { input }), ...(output !== undefined && { output }) };
}
