import { at } from "../../schema/value";
import type { CloudObject } from "../store";
import { itemsOf, textOf, textsAt } from "../values";
import { isNear, whereabouts } from "../whereabouts";
import type { DataSourceRequest } from "./data-source";

/** Objects of some types in the account and region that a data source asks in. */
export function objectsHere({ store, context, config }: DataSourceRequest, ...types: readonly string[]): CloudObject[] {
  const region = textOf(at(config, "region")) ?? context.region ?? null;
  return store.ofType(...types).filter((object) => isNear(object, whereabouts(context, { region }), "place"));
}

/** Values of the filters of a name. */
export function filterValues({ config }: DataSourceRequest, name: string): string[] {
  return itemsOf(config, "filter")
    .filter((filter) => textOf(at(filter, "name")) === name)
    .flatMap((filter) => textsAt(filter, "values"));
}

/** Region that a data source asks in: its own argument, else the one of the provider block. */
export function regionAsked({ config, context }: DataSourceRequest): string {
  return textOf(at(config, "region")) ?? context.region ?? "us-east-1";
}
