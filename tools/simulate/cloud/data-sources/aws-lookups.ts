import type { Block } from "../../schema/model";
import { at, isObject, type ObjectValue, type Value } from "../../schema/value";
import { isRefused, type Refused } from "../../semantics/cloud";
import { keyNamed } from "../aws/policies";
import type { CloudObject } from "../store";
import { itemsOf, textOf, textsAt } from "../values";
import { isNear, whereabouts } from "../whereabouts";
import type { DataSource, DataSourceRequest } from "./data-source";

/** Filter names of EC2 that are not the attribute with other dashes. */
const FILTERS: Readonly<Record<string, string>> = {
  "availability-zone-id": "availability_zone_id",
  cidr: "cidr_block",
  "group-id": "id",
  "group-name": "name",
  "nat-gateway-id": "id",
  "route-table-id": "id",
  "subnet-id": "id",
};

/** Finds one object of a type: by arguments, tags and filters. */
export function lookedUp(request: DataSourceRequest, by: readonly string[]): ObjectValue | Refused {
  const found = request.store
    .ofType(request.type)
    .filter((object) => isHere(request, object) && agrees(request.config, object, by));
  const [object] = found;
  const answer = object && found.length === 1 ? object.attributes : notFound(request, found.length);
  if (isRefused(answer) || !isObject(answer)) return answer;
  // Data sources say `tags` for what resources call `tags_all`.
  return { ...asSaid(answer, request.schema), tags: at(answer, "tags_all") };
}

/** Some resources have as a text what their data source says as true or false: `encrypted` of a cluster of Redshift. */
function asSaid(found: ObjectValue, { attributes }: Block): ObjectValue {
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => {
      const isText = attributes.get(name)?.type === "bool" && (value === "true" || value === "false");
      return [name, isText ? value === "true" : value];
    }),
  );
}

/** Lists the ids of a type: by tags and filters. */
export function listed(request: DataSourceRequest, type: string): ObjectValue {
  const found = request.store
    .ofType(type)
    .filter((object) => isHere(request, object) && agrees(request.config, object, []));
  const ids = found.map(({ attributes }) => at(attributes, "id"));
  return { id: request.context.region ?? "", ids, arns: found.map(({ attributes }) => at(attributes, "arn")) };
}

/** A key by its id, its ARN or an alias. */
export const keyAnswer: DataSource = (request) => {
  const key = keyNamed(request.store, at(request.config, "key_id"));
  return key && isHere(request, key)
    ? { ...key.attributes, enabled: true, key_state: "Enabled" }
    : notFound(request, 0);
};

function isHere({ context, config }: DataSourceRequest, object: CloudObject): boolean {
  const region = textOf(at(config, "region")) ?? context.region ?? null;
  return isNear(object, whereabouts(context, { region }), "place");
}

/** True where an object has every value that is asked for: arguments, tags, filters. */
function agrees(config: ObjectValue, { attributes }: CloudObject, by: readonly string[]): boolean {
  const tags = at(attributes, "tags_all");
  const tag = (name: string): Value => (isObject(tags) ? at(tags, name) : null);
  const wanted = at(config, "tags");
  return (
    by.every((row) => {
      const [argument = "", attribute = argument] = row.split(":");
      const value = textOf(at(config, argument));
      return value === undefined || value === textOf(at(attributes, attribute));
    }) &&
    (!isObject(wanted) || Object.entries(wanted).every(([name, value]) => tag(name) === value)) &&
    itemsOf(config, "filter").every((filter) => {
      const name = textOf(at(filter, "name")) ?? "";
      const actual = name.startsWith("tag:")
        ? tag(name.slice(4))
        : at(attributes, FILTERS[name] ?? name.replaceAll("-", "_"));
      return textsAt(filter, "values").includes(textOf(actual) ?? "");
    })
  );
}

function notFound({ type, config }: DataSourceRequest, count: number): Refused {
  const asked = JSON.stringify(config, (_, value: unknown) => value ?? undefined);
  return {
    refused: {
      rule: "lookup",
      summary: count === 0 ? "no matching object found" : "multiple objects matched",
      detail: `data ${type} with ${asked} finds ${count === 0 ? "nothing" : `${count} objects`} in this account and region`,
      fix:
        count === 0
          ? "apply the stack that makes the object first, or correct the arguments"
          : "add arguments until one object is left",
    },
  };
}
