import type { Block } from "../../schema/model";
import type { ObjectValue } from "../../schema/value";
import type { CloudContext, Refused } from "../../semantics/cloud";
import type { Published } from "../published";
import type { StoreView } from "../store";

export interface DataSourceRequest {
  readonly type: string;
  readonly schema: Block;
  readonly config: ObjectValue;
  readonly context: CloudContext;
  readonly published: Published;
  readonly store: StoreView;
}

/** Answers a data source: what it finds, or why there is nothing. */
export type DataSource = (request: DataSourceRequest) => ObjectValue | Refused;
