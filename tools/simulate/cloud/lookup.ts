import type { CloudObject, StoreView } from "./store";

/** Texts by which an object is looked for. Two functions make two indexes, so it is a constant of its file. */
export type TextsOf = (object: CloudObject) => readonly string[];

/**
 * The objects of a store that have a text, oldest first. Each function's texts are kept up to date with the store, so
 * that a request takes as long among thousands of objects as among a few.
 */
export function withText(store: StoreView, textsOf: TextsOf, text: string): CloudObject[] {
  const indexes = INDEXES.get(store) ?? new Map<TextsOf, Index>();
  INDEXES.set(store, indexes);
  const index = indexes.get(textsOf) ?? new Index(store, textsOf);
  indexes.set(textsOf, index);
  return index.find(text);
}

const INDEXES = new WeakMap<StoreView, Map<TextsOf, Index>>();

class Index {
  private readonly keysByText = new Map<string, Set<string>>();
  private readonly known = new Map<string, { readonly texts: readonly string[]; readonly position: number }>();
  private count = 0;

  constructor(
    private readonly store: StoreView,
    private readonly textsOf: TextsOf,
  ) {
    for (const object of store.all()) this.note(object.key, object);
    store.onChange((key, object) => this.note(key, object));
  }

  find(text: string): CloudObject[] {
    const position = (key: string) => this.known.get(key)?.position ?? 0;
    const keys = [...(this.keysByText.get(text) ?? [])].sort((a, b) => position(a) - position(b));
    return keys.flatMap((key) => this.store.get(key) ?? []);
  }

  private note(key: string, object: CloudObject | undefined): void {
    const before = this.known.get(key);
    for (const text of before?.texts ?? []) this.keysByText.get(text)?.delete(key);
    this.known.delete(key);
    if (object === undefined) return;
    const texts = this.textsOf(object);
    for (const text of texts) this.keysByText.set(text, (this.keysByText.get(text) ?? new Set()).add(key));
    this.known.set(key, { texts, position: before?.position ?? this.count++ });
  }
}
