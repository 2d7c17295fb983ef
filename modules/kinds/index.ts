import type { Family, KindOf, ModelOf } from "../../config/kinds";
import type * as dashboard from "../consumers/dashboard";
import type * as recipient from "../consumers/recipient";
import type * as share from "../consumers/share";
import type * as sqlWarehouse from "../consumers/sql-warehouse";
import type * as kinesisStream from "../data-services/kinesis-stream";
import type * as transferServer from "../data-services/transfer-server";
import type * as s3Files from "../sources/s3-files";
import type * as stream from "../sources/stream";
import type { Contributions } from "./contribution";

type Load<M> = () => { readonly contributions: Contributions<M> };

/**
 * Kind → what it makes. A type and a line here per kind; a missing one does not compile. Each is loaded when an entry of the
 * kind is there, so that kinds that are not in use cost nothing. In the order in which they are made: in one layer a
 * kind may use the ones above it.
 */
export const CONTRIBUTIONS: { readonly [F in Family]: { readonly [K in KindOf<F>]: Load<ModelOf<F, K>> } } = {
  dataServices: {
    "kinesis-stream": () => require("../data-services/kinesis-stream") as typeof kinesisStream,
    "transfer-server": () => require("../data-services/transfer-server") as typeof transferServer,
  },
  sources: {
    "s3-files": () => require("../sources/s3-files") as typeof s3Files,
    stream: () => require("../sources/stream") as typeof stream,
  },
  consumers: {
    "sql-warehouse": () => require("../consumers/sql-warehouse") as typeof sqlWarehouse,
    dashboard: () => require("../consumers/dashboard") as typeof dashboard,
    recipient: () => require("../consumers/recipient") as typeof recipient,
    share: () => require("../consumers/share") as typeof share,
  },
};
