import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView } from "../view";
import { unknownSecret } from "../workloads/secrets";
import { bedrockProblems } from "./model-endpoint-bedrock";
import { type ModelEndpoint, originOf, type ServedModel } from "./served-model";

type Draft = Salvaged<ModelEndpoint>;
type Model = Salvaged<ServedModel>;
type Named = readonly [name: string, model: Model];

/** Models that can be together behind one name, and that can be made. */
export function modelProblems(it: Draft, view: EntryView): Problem[] {
  const models = Object.entries(it.models ?? {}) as Named[];
  return [
    ...shares(models, it, view),
    ...apart(models, view),
    ...otherTasks(models, view),
    ...models.flatMap(([name, model]) => [
      ...secretsOf(model).flatMap(([path, secret]) =>
        unknownSecret(it.workspace, secret, ["models", name, ...path], view),
      ),
      ...throughputProblems(name, model, view),
      ...bedrockProblems(name, model, view),
    ]),
    ...withModelUnits(models, it, view),
    ...optimized(models, it, view),
    ...(it.owner !== undefined && it.permissions !== undefined && Object.hasOwn(it.permissions, it.owner)
      ? [view.problem(["permissions", it.owner], `${it.owner} owns the endpoint, and manages it anyway`, "remove it")]
      : []),
  ];
}

/** All questions go somewhere. */
function shares(models: readonly Named[], it: Draft, view: EntryView): Problem[] {
  if (models.length > 1) {
    const silent = models.filter(([name]) => !view.isWritten(["models", name, "percent"]));
    if (silent.length > 0) {
      return silent.map(([name]) =>
        view.problem(
          ["models", name],
          "several models share the questions, and it does not say how many it gets",
          "add percent",
        ),
      );
    }
  }
  if (models.some(([, { percent }]) => percent === undefined) && models.length > 1) return [];
  const all = models.reduce((sum, [, { percent = 100 }]) => sum + percent, 0);
  if (models.length > 0 && all !== 100) {
    return [view.problem(["models"], `percent adds up to ${all}`, "let all models together have 100")];
  }
  if (it.gateway?.fallback !== false) return [];
  return models.flatMap(([name, { percent }]) =>
    percent === 0
      ? [
          view.problem(
            ["models", name, "percent"],
            "nobody ever asks it",
            "remove the model, or set gateway.fallback to true",
          ),
        ]
      : [],
  );
}

/** Databricks takes models of others and models that it runs itself in separate endpoints. */
function apart(models: readonly Named[], view: EntryView): Problem[] {
  const external = (type: ServedModel["type"]) => originOf(type) === "external";
  const [first, ...others] = models.flatMap(([name, { type }]) => (type === undefined ? [] : [{ name, type }]));
  if (first === undefined) return [];
  return others
    .filter(({ type }) => external(type) !== external(first.type))
    .map(({ name, type }) =>
      view.problem(
        ["models", name, "type"],
        `"${type}" and "${first.type}" (${first.name}) cannot be in one endpoint: models of a provider have endpoints of their own`,
        "make a second endpoint",
      ),
    );
}

/** Whoever asks an endpoint asks one sort of question. */
function otherTasks(models: readonly Named[], view: EntryView): Problem[] {
  const asked = models.flatMap(([name, model]) =>
    "task" in model && model.task !== undefined ? [{ name, task: model.task }] : [],
  );
  const [first, ...others] = asked;
  return others
    .filter(({ task }) => task !== first?.task)
    .map(({ name, task }) =>
      view.problem(
        ["models", name, "task"],
        `${task} is another task than that of ${first?.name}, ${first?.task}`,
        "give all models of the endpoint the same task",
      ),
    );
}

/** Every secret that a model names, with the field that names it. */
function secretsOf(model: Model): readonly (readonly [Path, Salvaged<{ scope: string; key: string }>])[] {
  const named = (path: Path, secret: Salvaged<{ scope: string; key: string }> | undefined) =>
    secret === undefined ? [] : [[path, secret] as const];
  switch (model.type) {
    case "unity-catalog":
      return Object.entries(model.environment ?? {}).flatMap(([variable, secret]) =>
        named(["environment", variable], secret),
      );
    case "openai":
    case "anthropic":
    case "cohere":
      return named(["apiKey"], model.apiKey);
    case "amazon-bedrock":
      return model.access?.mode === "keys"
        ? [
            ...named(["access", "accessKeyId"], model.access.accessKeyId),
            ...named(["access", "secretAccessKey"], model.access.secretAccessKey),
          ]
        : [];
    case "custom":
      return model.authentication?.mode === "bearer"
        ? named(["authentication", "token"], model.authentication.token)
        : model.authentication?.mode === "header"
          ? named(["authentication", "value"], model.authentication.value)
          : [];
    default:
      return [];
  }
}

/** What is kept ready is no more than the most, and what it costs is accepted. */
function throughputProblems(name: string, model: Model, view: EntryView): Problem[] {
  if (model.type !== "foundation" || model.throughput?.unit !== "tokens") return [];
  const { min, max, acknowledgeHourlyCost } = model.throughput;
  const at: Path = ["models", name, "throughput"];
  return [
    ...(min !== undefined && max !== undefined && min > max
      ? [view.problem([...at, "min"], `${min} is more than max, ${max}`, `use at most ${max}`)]
      : []),
    ...(min !== undefined && min > 0 && acknowledgeHourlyCost === undefined
      ? [
          view.problem(
            [...at, "min"],
            `${min} tokens a second are kept ready, and billed by the hour, around the clock`,
            "add acknowledgeHourlyCost: true, or let min be 0",
          ),
        ]
      : []),
  ];
}

/** An endpoint of model units is another thing to Databricks, with fewer settings. */
function withModelUnits(models: readonly Named[], it: Draft, view: EntryView): Problem[] {
  const inUnits = ([, model]: Named) => model.type === "foundation" && model.throughput?.unit === "model-units";
  if (!models.some(inUnits)) return [];
  const others = models.filter((one) => one[1].type !== undefined && !inUnits(one));
  return [
    ...others.map(([name]) =>
      view.problem(
        ["models", name],
        "another model of the endpoint has throughput in model units, and this one has not",
        "make a second endpoint",
      ),
    ),
    ...(it.comment === undefined
      ? []
      : [view.problem(["comment"], "an endpoint with throughput in model units has no comment", "remove it")]),
  ];
}

/** The short way is there for models of one's own. */
function optimized(models: readonly Named[], it: Draft, view: EntryView): Problem[] {
  if (it.routeOptimized !== true) return [];
  return models.some(([, { type }]) => type !== undefined && type !== "unity-catalog")
    ? [
        view.problem(
          ["routeOptimized"],
          "Databricks optimizes the route to models of one's own alone",
          "set it to false, or serve models of Unity Catalog",
        ),
      ]
    : [];
}
