import type { CloudContext } from "../../semantics/cloud";
import type { Published } from "../published";
import type { CloudObject, Store } from "../store";

export interface Happened {
  readonly object: CloudObject;
  readonly store: Store;
  readonly context: CloudContext;
  readonly published: Published;
}

/** What a service does by itself when an object comes, changes or goes. */
export interface Effects {
  created?(happened: Happened): void;
  updated?(happened: Happened & { readonly before: CloudObject }): void;
  deleted?(happened: Happened): void;
  /** How long it takes until it is made or gone, in milliseconds on the cloud's clock. Default: no time at all. */
  takes?(object: CloudObject, operation: "create" | "delete"): number;
}
