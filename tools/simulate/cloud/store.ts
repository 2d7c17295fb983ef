import type { ProviderName } from "../schema/packages";
import { at, type ObjectValue, type Value } from "../schema/value";

/** Something that exists in the simulated cloud. */
export interface CloudObject {
  /** Unique in the store. */
  readonly key: string;
  /** What ids and other made-up values derive from. */
  readonly seed: string;
  readonly provider: ProviderName;
  readonly type: string;
  /** AWS: account id. Databricks: account id. Undefined where the provider block does not say. */
  readonly account: string | undefined;
  /** AWS: region. Databricks: host of the workspace, undefined for objects of the account. */
  readonly place: string | undefined;
  /** Milliseconds since 1970 on the cloud's clock. */
  readonly createdAt: number;
  /** When it was last changed, as `createdAt`. */
  readonly changedAt: number;
  /** Made by the service itself, not by Terraform: a default schema, a log group of a function. */
  readonly madeByService: boolean;
  readonly attributes: ObjectValue;
}

/** What rules and data sources may ask. */
export interface StoreView {
  /** Objects of a type, oldest first. */
  ofType(...types: readonly string[]): readonly CloudObject[];
  /** The first object of one of the types with this value of an attribute. */
  find(types: string | readonly string[], attribute: string, value: Value): CloudObject | undefined;
  get(key: string): CloudObject | undefined;
  all(): readonly CloudObject[];
  /** Names and slots that stay taken after a delete: log deliveries, keys in their deletion window. */
  isTaken(what: string): boolean;
}

interface Saved {
  readonly version: 1;
  readonly counter: number;
  readonly objects: readonly CloudObject[];
  readonly taken: readonly string[];
}

/** The objects of a simulated cloud, in memory; a kept cloud is saved between commands. */
export class Store implements StoreView {
  private readonly objects = new Map<string, CloudObject>();
  private readonly taken = new Set<string>();
  private counter = 0;

  static from(text: string): Store {
    const saved = JSON.parse(text) as Saved;
    const store = new Store();
    store.counter = saved.counter;
    for (const object of saved.objects) store.objects.set(object.key, object);
    for (const what of saved.taken) store.taken.add(what);
    return store;
  }

  /** Everything, as text that `from` reads. */
  save(): string {
    const saved: Saved = { version: 1, counter: this.counter, objects: this.all(), taken: [...this.taken] };
    return JSON.stringify(saved, null, 2);
  }

  /** A key that no object has had. */
  newKey(type: string): string {
    this.counter++;
    return `${type}#${this.counter}`;
  }

  put(object: CloudObject): void {
    this.objects.set(object.key, object);
  }

  remove(key: string): void {
    this.objects.delete(key);
  }

  /** Marks a name or slot as taken for good. */
  take(what: string): void {
    this.taken.add(what);
  }

  isTaken(what: string): boolean {
    return this.taken.has(what);
  }

  get(key: string): CloudObject | undefined {
    return this.objects.get(key);
  }

  all(): readonly CloudObject[] {
    return [...this.objects.values()];
  }

  ofType(...types: readonly string[]): readonly CloudObject[] {
    return this.all().filter((object) => types.includes(object.type));
  }

  find(types: string | readonly string[], attribute: string, value: Value): CloudObject | undefined {
    return this.ofType(...[types].flat()).find((object) => at(object.attributes, attribute) === value);
  }
}
