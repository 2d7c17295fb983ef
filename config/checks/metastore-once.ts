import { type Check, errorAt, namedApart, repeated } from "./check";

/** What there is once in a metastore is said by one environment of the region. */
export const metastoreOnce: Check = ({ environments }) =>
  repeated(
    namedApart(environments).filter(({ data }) => data.metastore !== undefined),
    ({ data }) => data.region,
  ).map(([later, earlier]) =>
    errorAt(
      later,
      ["metastore"],
      `${earlier.file} says what there is once in the metastore of ${later.data.region} already`,
      "say it in one of them",
    ),
  );
