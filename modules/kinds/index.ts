import type { Family, KindOf, ModelOf } from "../../config/kinds";
import type { Contributions } from "./contribution";

type Load<M> = () => { readonly contributions: Contributions<M> };

/**
 * Kind → what it makes. One line here per kind; a missing one does not compile. Each is loaded when an entry of the
 * kind is there, so that kinds that are not in use cost nothing. In the order in which they are made: in one layer a
 * kind may use the ones above it.
 */
export const CONTRIBUTIONS: { readonly [F in Family]: { readonly [K in KindOf<F>]: Load<ModelOf<F, K>> } } = {
  dataServices: {
    "kinesis-stream": () =>
      require("../data-services/kinesis-stream") as typeof import("../data-services/kinesis-stream"),
    "transfer-server": () =>
      require("../data-services/transfer-server") as typeof import("../data-services/transfer-server"),
  },
  sources: {
    "s3-files": () => require("../sources/s3-files") as typeof import("../sources/s3-files"),
    stream: () => require("../sources/stream") as typeof import("../sources/stream"),
  },
  consumers: {
    "sql-warehouse": () => require("../consumers/sql-warehouse") as typeof import("../consumers/sql-warehouse"),
    dashboard: () => require("../consumers/dashboard") as typeof import("../consumers/dashboard"),
  },
};
