import type { z } from "zod";
import { VECTOR_SEARCH } from "../../facts/vector-search";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { vectorSearch } from "../../schema/consumers/vector-search";
import type { EntryView } from "../view";
import { isAwaited } from "./served-model";

type VectorSearch = z.output<typeof vectorSearch>;
type VectorIndex = VectorSearch["indexes"][string];
type Index = Salvaged<VectorIndex>;
type Embeddings = Salvaged<VectorIndex["embeddings"]>;

/** An endpoint whose indexes Databricks can make. */
export const vectorSearchProblems = (it: Salvaged<VectorSearch>, view: EntryView): Problem[] => [
  ...(it.owner !== undefined && it.permissions !== undefined && Object.hasOwn(it.permissions, it.owner)
    ? [view.problem(["permissions", it.owner], `${it.owner} owns the endpoint, and manages it anyway`, "remove it")]
    : []),
  ...Object.entries(it.indexes ?? {}).flatMap(([name, index]) => [
    ...following(it, name, index, view),
    ...columnsOf(name, index, view),
    ...itself(name, index, view),
    ...models(["indexes", name, "embeddings"], index.embeddings, view),
  ]),
];

/** Not every sort of endpoint follows at once. */
function following({ type }: Salvaged<VectorSearch>, name: string, index: Index, view: EntryView): Problem[] {
  if (type === undefined || index.mode !== "synced" || index.refresh === undefined) return [];
  const ways: readonly string[] = VECTOR_SEARCH.value.endpointTypes[type];
  return ways.includes(index.refresh)
    ? []
    : [
        view.problem(
          ["indexes", name, "refresh"],
          `an index on an endpoint of type "${type}" cannot be "${index.refresh}"`,
          `use ${ways.map((way) => `"${way}"`).join(" or ")}, or another type of endpoint`,
        ),
      ];
}

/** The key has its type among the columns, and the vectors have theirs by themselves. */
function columnsOf(name: string, index: Index, view: EntryView): Problem[] {
  if (index.mode !== "direct" || index.columns === undefined) return [];
  const { columns, primaryKey, embeddings } = index;
  const at = ["indexes", name, "columns"];
  const missing = (column: string | undefined, what: string) =>
    column === undefined || Object.hasOwn(columns, column)
      ? []
      : [view.problem(at, `has no ${column}, which is ${what}`, "add it with its type")];
  return [
    ...missing(primaryKey, "the primary key"),
    ...(embeddings?.mode === "computed" ? missing(embeddings.column, "the column of text") : []),
    ...(embeddings?.mode === "own" && embeddings.column !== undefined && Object.hasOwn(columns, embeddings.column)
      ? [
          view.problem(
            [...at, embeddings.column],
            "is the column of vectors, whose type follows from embeddings",
            "remove it here",
          ),
        ]
      : []),
    ...(embeddings?.mode === "computed" &&
    embeddings.column !== undefined &&
    Object.hasOwn(columns, embeddings.column) &&
    columns[embeddings.column] !== undefined &&
    columns[embeddings.column] !== "string"
      ? [view.problem([...at, embeddings.column], "vectors are made of text", 'give it the type "string"')]
      : []),
  ];
}

/** What is followed, the index and the copy are three tables. */
function itself(name: string, index: Index, view: EntryView): Problem[] {
  if (index.mode !== "synced") return [];
  const { source, copyInto, catalog, schema, primaryKey, embeddings } = index;
  const isHere = source?.catalog === catalog && source?.schema === schema;
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one.toLowerCase() === other?.toLowerCase();
  return [
    ...(isHere && same(source?.table, name)
      ? [view.problem(["indexes", name], "has the name of the table that it follows", "give the index another name")]
      : []),
    ...(isHere && same(source?.table, copyInto)
      ? [view.problem(["indexes", name, "copyInto"], "is the table that it follows", "use another name")]
      : []),
    ...(same(copyInto, name)
      ? [view.problem(["indexes", name, "copyInto"], "is the index itself", "use another name")]
      : []),
    ...(copyInto !== undefined && embeddings?.mode === "own"
      ? [
          view.problem(
            ["indexes", name, "copyInto"],
            "Databricks keeps a copy of vectors that it makes, and these are in the table already",
            "remove it",
          ),
        ]
      : []),
    ...(same(primaryKey, embeddings?.column)
      ? [view.problem(["indexes", name, "primaryKey"], "is what vectors are made of", "name the column of the key")]
      : []),
  ];
}

/** What makes vectors is asked for embeddings, and is there. */
function models(path: Path, embeddings: Embeddings | undefined, view: EntryView): Problem[] {
  if (embeddings?.mode !== "computed") return [];
  return (["model", "questions"] as const).flatMap((field) => {
    const model = embeddings[field];
    const key = model?.mode === "endpoint" ? model.endpoint : undefined;
    const consumers = view.environment.consumers ?? {};
    const endpoint = key !== undefined && Object.hasOwn(consumers, key) ? consumers[key] : undefined;
    if (endpoint?.kind !== "model-endpoint") return [];
    const at = [...path, field, "endpoint"];
    const other = Object.values(endpoint.models ?? {}).flatMap((one) =>
      "task" in one && one.task !== undefined && one.task !== "llm/v1/embeddings" ? [one.task] : [],
    )[0];
    return [
      ...(other === undefined
        ? []
        : [
            view.problem(
              at,
              `the endpoint ${key} answers ${other}, and makes no embeddings`,
              'name one whose models have the task "llm/v1/embeddings"',
            ),
          ]),
      ...(isAwaited(endpoint)
        ? [
            view.problem(
              at,
              `the endpoint ${key} is not made before its model's version exists`,
              `deploy that first, and set exists to true there`,
            ),
          ]
        : []),
    ];
  });
}
