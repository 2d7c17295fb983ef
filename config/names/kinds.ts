import type { Layer } from "../derive/layers";
import { named, type ResourceName, type What } from "./resource-name";
import type { NamedEnvironment, Names } from "./subject";

/** A name that a kind gives to something it makes: `{ what: "stream", purpose: key, layer: "data-services" }`. */
export interface TakenName {
  readonly what: What;
  /** What follows the environment's prefix. */
  readonly purpose: string;
  /** Layer that makes it. */
  readonly layer: Layer;
}

/** An entry of the configuration (a data service, a source, a consumer) with the names that its kind takes. */
export interface NamingEntry extends Pick<ResourceName, "of" | "label"> {
  readonly names: readonly TakenName[];
}

/** Where entries of kinds come from: a function per family of kinds. */
export const KIND_ENTRIES: readonly ((env: NamedEnvironment) => readonly NamingEntry[])[] = [];

/** Names that kinds (data services, sources, connections, consumers) give to what they make. */
export const kindNames =
  (families = KIND_ENTRIES): Names =>
  (env, start) =>
    families
      .flatMap((entriesOf) => entriesOf(env))
      .flatMap(({ of, label, names }) =>
        names.map(({ what, purpose, layer }) => named(start, what, purpose, { layer, of, label })),
      );
