import { at } from "../../schema/value";
import type { CloudObject } from "../store";
import { itemsOf, textOf, textsAt } from "../values";
import { isNear, whereabouts } from "../whereabouts";
import type { DataSourceRequest } from "./data-source";

export function objectsHere({ store, context, config }: DataSourceRequest, ...types: readonly string[]): CloudObject[] {
  const region = textOf(at(config, "region")) ?? context.region ?? null;
  return store.ofType(...types).filter((object) => isNear(object, whereabouts(context, { region }), "place"));
}

export function filterValues({ config }: DataSourceRequest, name: string): string[] {
  return itemsOf(config, "filter")
    .filter((filter) => textOf(at(filter, "name")) === name)
    .flatMap((filter) => textsAt(filter, "values"));
}

export function regionAsked({ config, context }: DataSourceRequest): string {
  return textOf(at(config, "region")) ?? context.region ?? "us-east-1";
}
