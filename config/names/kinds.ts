import { entriesOf } from "../kinds/entries";
import type { AnyEntry } from "../kinds/view";
import type { Salvaged } from "../lenient";
import { named } from "./resource-name";
import type { Names } from "./subject";

/** Names that kinds (data services, sources, connections, consumers) give to what they make. */
export const kindNames: Names = (env, start) =>
  entriesOf<Salvaged<AnyEntry>>(env).flatMap(({ kind, entry, key, noun, path }) =>
    (kind.names?.(entry, key) ?? []).map(({ what, layer, purpose, field = [] }) => {
      const whose = field.length === 0 ? `${noun} ${key}` : `${field.join(" ")} of ${noun} ${key}`;
      return named(start, what, purpose, { layer, of: [...path, ...field], label: whose });
    }),
  );
