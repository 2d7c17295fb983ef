import { shopConnection } from "./external-connections";

type Change = NonNullable<Parameters<typeof shopConnection>[0]>;

/** A connection by which pipelines of one's own read the stream `events`. */
export const streamsConnection = (change: Change = {}) =>
  shopConnection({
    type: "kinesis",
    dataService: undefined,
    options: {},
    comment: "Events of the shop",
    streams: ["events"],
    ...change,
  });
