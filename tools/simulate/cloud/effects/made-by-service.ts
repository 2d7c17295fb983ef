import type { ObjectValue } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import type { CloudObject } from "../store";
import type { Happened } from "./effects";

/**
 * Puts an object into the cloud that the service makes by itself, in the account and region of what caused it.
 * @param along the object that it belongs to and goes with; without one it stays
 * @param global true for services without regions
 */
export function makeByService(
  { object, store, context }: Happened,
  type: string,
  attributes: ObjectValue,
  { along, global = false }: { readonly along?: CloudObject; readonly global?: boolean } = {},
): void {
  const now = context.clock.now();
  const { provider, account, place } = object;
  store.put({
    key: store.newKey(type),
    seed: store.newSeed(fingerprint([type, attributes])),
    provider,
    type,
    account,
    place: global ? undefined : place,
    createdAt: now,
    changedAt: now,
    madeByService: true,
    ...(along === undefined ? {} : { madeWith: along.key }),
    attributes,
  });
}
