import { at } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";
import { textOf } from "../values";
import type { DataSource } from "./data-source";

/** Everything of a type as a map from name to id. */
export const idsByName =
  (type: string, name: string, id: string): DataSource =>
  ({ store, context }) => ({
    id: context.accountId ?? "_",
    ids: Object.fromEntries(
      objectsOfAccount(store, type, context.accountId).map(({ attributes }) => [
        textOf(at(attributes, name)) ?? "",
        at(attributes, id),
      ]),
    ),
  });

/** Objects of a type in a Databricks account. */
export function objectsOfAccount(store: StoreView, type: string, account: string | undefined): CloudObject[] {
  return store.ofType(type).filter((object) => object.account === account);
}
