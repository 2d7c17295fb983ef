import { at, type ObjectValue, type Value } from "../schema/value";
import { describe } from "./describe";
import { partsOf } from "./parts";
import type { CloudObject, Store } from "./store";

/** An object by its type and some of its attributes; no Terraform address, which a cloud does not know. */
export interface Selector {
  readonly type: string;
  /** Attribute → value. Default: whichever there is. */
  readonly where?: Readonly<Record<string, Value>>;
}

/** The one object that a selector means. Throws where there is none, or more than one. */
export function select(store: Store, { type, where = {} }: Selector): CloudObject {
  const found = store
    .ofType(type)
    .filter(({ attributes }) => Object.entries(where).every(([name, value]) => at(attributes, name) === value));
  const [object] = found;
  if (object && found.length === 1) return object;
  const what = `${type} with ${JSON.stringify(where)}`;
  throw new Error(
    found.length === 0 ? `there is no ${what}` : `${what} is ambiguous: ${found.map(describe).join(", ")}`,
  );
}

/** Somebody changes attributes of an object by hand, past Terraform. The object as it is then. */
export function changeOutside(store: Store, selector: Selector, attributes: ObjectValue): CloudObject {
  const object = select(store, selector);
  const changed = { ...object, attributes: { ...object.attributes, ...attributes } };
  store.put(changed);
  return changed;
}

/** Somebody deletes an object by hand, with everything that goes with it. What is gone. */
export function removeOutside(store: Store, selector: Selector): readonly CloudObject[] {
  const gone: CloudObject[] = [];
  const remove = (object: CloudObject): void => {
    const parts = partsOf(store, object);
    store.remove(object.key);
    gone.push(object);
    for (const part of parts) if (store.get(part.key)) remove(part);
  };
  remove(select(store, selector));
  return gone;
}

/** Somebody empties the buckets by hand, as a teardown of protected data needs. How many objects went. */
export function emptyBuckets(store: Store): number {
  const objects = store.ofType("aws_s3_object").filter(({ madeByService }) => madeByService);
  for (const { key } of objects) store.remove(key);
  return objects.length;
}
