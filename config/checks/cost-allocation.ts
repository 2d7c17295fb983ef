import { AWS_QUOTAS } from "../facts/aws-quotas";
import { NO_COSTS_IN_GOVCLOUD } from "../facts/partitions";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, entries, errorAt } from "./check";

const AT = "costAllocation";
const MOST_CATEGORIES = AWS_QUOTAS.value.costCategories;

/** Tags that categories go by are in the bill, and every value of a category is for something. */
export const costAllocation: Check = ({ account }) =>
  account.data.costAllocation === undefined ? [] : [...ofShard(account), ...ofCategories(account)];

function ofShard(account: AccountDraft): Problem[] {
  const { shard } = account.data;
  return shard === undefined || shard === "commercial"
    ? []
    : [errorAt(account, [AT], NO_COSTS_IN_GOVCLOUD, "remove it, and have the tags activated there")];
}

function ofCategories(account: AccountDraft): Problem[] {
  const { tags, categories } = account.data.costAllocation ?? {};
  const names = Object.keys(categories ?? {});
  const active = (path: readonly string[], tag: string): Problem[] =>
    tags === undefined || tags.includes(tag)
      ? []
      : [errorAt(account, [AT, "categories", ...path], `the tag ${tag} is not in the bill`, `add it to ${AT}.tags`)];
  return [
    ...(names.length > MOST_CATEGORIES
      ? [errorAt(account, [AT, "categories"], `has ${names.length}`, `use at most ${MOST_CATEGORIES}`)]
      : []),
    ...entries(categories).flatMap(([name, category]): Problem[] => {
      if (category.by === "tag") return category.tag === undefined ? [] : active([name, "tag"], category.tag);
      if (category.by !== "rules") return [];
      const values = entries(category.values);
      return [
        ...(values.length === 0 && category.values !== undefined
          ? [errorAt(account, [AT, "categories", name, "values"], "has no value", "write one, or remove the category")]
          : []),
        ...values.flatMap(([value, { tags: asked = {}, awsAccountIds }]) => {
          const path = [name, "values", value];
          return [
            ...(Object.keys(asked).length === 0 && awsAccountIds === undefined
              ? [
                  errorAt(
                    account,
                    [AT, "categories", ...path],
                    "is for every cost",
                    "write tags or awsAccountIds, or otherwise for what is left",
                  ),
                ]
              : []),
            ...Object.keys(asked).flatMap((tag) => active([...path, "tags", tag], tag)),
          ];
        }),
      ];
    }),
  ];
}
