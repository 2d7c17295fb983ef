import type { CloudObject, StoreView } from "../store";
import { textsAt } from "../values";
import { namedBy, REFERENCES } from ".";

/**
 * The objects that may name an object, or that a service made along with it, oldest first: among thousands, the few
 * that are worth a closer look. Each has the very text that a reference would have to hold.
 */
export function usersOf(store: StoreView, target: CloudObject): CloudObject[] {
  const index = indexes.get(store) ?? new Index(store);
  indexes.set(store, index);
  return index.usersOf(target);
}

const indexes = new WeakMap<StoreView, Index>();

/** Who says what, kept up to date with a store. */
class Index {
  /** Text that names something → keys of the objects that say it. */
  private readonly byName = new Map<string, Set<string>>();
  /** Key of an object → keys of what a service made along with it. */
  private readonly byMaker = new Map<string, Set<string>>();
  private readonly known = new Map<string, Entry>();
  private count = 0;

  constructor(private readonly store: StoreView) {
    for (const object of store.all()) this.note(object.key, object);
    store.onChange((key, object) => this.note(key, object));
  }

  usersOf(target: CloudObject): CloudObject[] {
    const names = attributesOf(target.type).flatMap((attribute) => textsAt(target.attributes, attribute));
    const keys = new Set([...names.flatMap((name) => [...(this.byName.get(name) ?? [])])]);
    for (const key of this.byMaker.get(target.key) ?? []) keys.add(key);
    keys.delete(target.key);
    const position = (key: string) => this.known.get(key)?.position ?? 0;
    return [...keys].sort((a, b) => position(a) - position(b)).flatMap((key) => this.store.get(key) ?? []);
  }

  private note(key: string, object: CloudObject | undefined): void {
    const before = this.known.get(key);
    for (const name of before?.names ?? []) this.byName.get(name)?.delete(key);
    if (before?.madeWith !== undefined) this.byMaker.get(before.madeWith)?.delete(key);
    this.known.delete(key);
    if (object === undefined) return;
    const { type, attributes, madeWith } = object;
    const names = new Set(namedBy(type, attributes).map(({ name }) => name));
    for (const name of names) add(this.byName, name, key);
    if (madeWith !== undefined) add(this.byMaker, madeWith, key);
    this.known.set(key, { names, madeWith, position: before?.position ?? this.count++ });
  }
}

interface Entry {
  readonly names: ReadonlySet<string>;
  readonly madeWith: string | undefined;
  readonly position: number;
}

function add(sets: Map<string, Set<string>>, name: string, key: string): void {
  sets.set(name, (sets.get(name) ?? new Set()).add(key));
}

/** Attributes of a type by which others name it. */
export function attributesOf(type: string): readonly string[] {
  const known = attributes.get(type);
  if (known) return known;
  const rows = REFERENCES.filter(({ targets }) => targets.includes(type));
  const found = [...new Set(rows.flatMap(({ attribute }) => attribute))];
  attributes.set(type, found);
  return found;
}

const attributes = new Map<string, readonly string[]>();
