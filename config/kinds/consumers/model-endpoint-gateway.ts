import { GATEWAY_FEATURES, RATE_LIMITS } from "../../facts/model-serving";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { EntryView } from "../view";
import { canBeGuarded, type ModelEndpoint, originOf, type ServedModel } from "./served-model";

type Draft = Salvaged<ModelEndpoint>;
type RateLimit = ModelEndpoint["gateway"]["rateLimits"][number];

/** What stands before the models can be there for all of them. */
export const gatewayProblems = (it: Draft, view: EntryView): Problem[] => [
  ...limitProblems(it, view),
  ...guardrailProblems(it, view),
  ...fallbackProblems(it, view),
];

const typesOf = ({ models }: Draft): readonly ServedModel["type"][] =>
  Object.values(models ?? {}).flatMap(({ type }) => (type === undefined ? [] : [type]));

/** Whom a limit is for, so that nobody has two. */
const whomOf = (limit: Salvaged<RateLimit>): string | undefined => {
  if (limit.per === "group") return limit.group && `the group ${limit.group}`;
  if (limit.per === "service-principal")
    return limit.servicePrincipal && `the service principal ${limit.servicePrincipal}`;
  return limit.per && `per ${limit.per}`;
};

function limitProblems(it: Draft, view: EntryView): Problem[] {
  const limits = it.gateway?.rateLimits ?? [];
  const uncounted = typesOf(it).find((type) => !GATEWAY_FEATURES.value[originOf(type)].tokens);
  const ofGroups = limits.filter(({ per }) => per === "group").length;
  const most = RATE_LIMITS.value.mostForGroups;
  return [
    ...limits.flatMap((limit, index) => {
      const at = ["gateway", "rateLimits", index];
      const whom = whomOf(limit);
      return [
        ...(limit.per !== undefined && limit.calls === undefined && limit.tokens === undefined
          ? [view.problem(at, "it limits nothing", "add calls or tokens")]
          : []),
        ...(limit.tokens !== undefined && uncounted !== undefined
          ? [view.problem([...at, "tokens"], "a model of one's own has no tokens to count", "limit calls instead")]
          : []),
        ...(whom !== undefined && limits.findIndex((other) => whomOf(other) === whom) < index
          ? [
              view.problem(
                at,
                `there is a limit ${whom.startsWith("per") ? whom : `for ${whom}`} already`,
                "remove one of them",
              ),
            ]
          : []),
      ];
    }),
    ...(ofGroups > most
      ? [
          view.problem(
            ["gateway", "rateLimits"],
            `${ofGroups} limits are for groups, and ${most} is the most`,
            "remove some",
          ),
        ]
      : []),
  ];
}

/** Guardrails read texts of chats and completions. */
function guardrailProblems(it: Draft, view: EntryView): Problem[] {
  const models = Object.values(it.models ?? {}).filter(({ type }) => type !== undefined);
  if (models.every(canBeGuarded)) return [];
  return (["input", "output"] as const).flatMap((way) =>
    it.gateway?.[way] === undefined
      ? []
      : [
          view.problem(
            ["gateway", way],
            "Databricks has guardrails for chats and completions, not for models of one's own or embeddings",
            "remove it, and let the program that asks look at its texts",
          ),
        ],
  );
}

/** A question goes on to another provider, where there is one. */
function fallbackProblems(it: Draft, view: EntryView): Problem[] {
  const types = typesOf(it);
  if (it.gateway?.fallback !== true || types.length === 0) return [];
  if (types.some((type) => !GATEWAY_FEATURES.value[originOf(type)].fallback)) {
    return [
      view.problem(["gateway", "fallback"], "questions go on between models of providers alone", "set it to false"),
    ];
  }
  return types.length === 1
    ? [
        view.problem(
          ["gateway", "fallback"],
          "there is no second model that a question could go on to",
          "add one, or set it to false",
        ),
      ]
    : [];
}
