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
  /** Made by the service itself or there from outside, not by Terraform: a default schema, a log group of a function. */
  readonly madeByService: boolean;
  /** Key of the object that the service made this one for; it goes when that one goes. */
  readonly madeWith?: string;
  readonly attributes: ObjectValue;
}

/** What rules and data sources may ask. */
export interface StoreView {
  /** Objects of the types, type by type, oldest first. */
  ofType(...types: readonly string[]): readonly CloudObject[];
  /** The first object of one of the types with this value of an attribute. */
  find(types: string | readonly string[], attribute: string, value: Value): CloudObject | undefined;
  get(key: string): CloudObject | undefined;
  all(): readonly CloudObject[];
  /** Names and slots that stay taken after a delete: log deliveries, keys in their deletion window. */
  isTaken(what: string): boolean;
  /** Tells of every object that is put in or changed, and of every key whose object is taken out. */
  onChange(listener: Listener): void;
}

type Listener = (key: string, object: CloudObject | undefined) => void;

interface Saved {
  readonly version: 1;
  readonly counter: number;
  readonly seeds: readonly (readonly [string, number])[];
  readonly objects: readonly CloudObject[];
  readonly taken: readonly string[];
}

/** The objects of a simulated cloud, in memory; a kept cloud is saved between commands. */
export class Store implements StoreView {
  private readonly objects = new Map<string, CloudObject>();
  private readonly keysByType = new Map<string, Set<string>>();
  private readonly taken = new Set<string>();
  private readonly seeds = new Map<string, number>();
  private readonly listeners: Listener[] = [];
  private counter = 0;

  static from(text: string): Store {
    const saved = JSON.parse(text) as Saved;
    const store = new Store();
    store.counter = saved.counter;
    for (const object of saved.objects) store.put(object);
    for (const what of saved.taken) store.take(what);
    for (const [base, count] of saved.seeds) store.seeds.set(base, count);
    return store;
  }

  /** Everything, as text that `from` reads. */
  save(): string {
    const saved: Saved = {
      version: 1,
      counter: this.counter,
      seeds: [...this.seeds],
      objects: this.all(),
      taken: [...this.taken],
    };
    return JSON.stringify(saved, null, 2);
  }

  /** A key that no object has had. */
  newKey(type: string): string {
    this.counter++;
    return `${type}#${this.counter}`;
  }

  /** A seed that no object has had: the base itself, for what is configured alike with a number. */
  newSeed(base: string): string {
    const count = this.seeds.get(base) ?? 0;
    this.seeds.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  }

  put(object: CloudObject): void {
    this.objects.set(object.key, object);
    const keys = this.keysByType.get(object.type) ?? new Set();
    this.keysByType.set(object.type, keys.add(object.key));
    for (const listener of this.listeners) listener(object.key, object);
  }

  remove(key: string): void {
    const object = this.objects.get(key);
    if (!object) return;
    this.objects.delete(key);
    this.keysByType.get(object.type)?.delete(key);
    for (const listener of this.listeners) listener(key, undefined);
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
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
    const keys = [...new Set(types)].flatMap((type) => [...(this.keysByType.get(type) ?? [])]);
    return keys.flatMap((key) => this.objects.get(key) ?? []);
  }

  find(types: string | readonly string[], attribute: string, value: Value): CloudObject | undefined {
    return this.ofType(...[types].flat()).find((object) => at(object.attributes, attribute) === value);
  }
}
