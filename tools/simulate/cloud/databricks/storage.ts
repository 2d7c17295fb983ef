import { at } from "../../schema/value";
import type { CloudObject } from "../store";
import { textOf } from "../values";
import { type Asking, inMetastore, metastoreOf } from "./scope";
import { holds, type S3Location, s3Location } from "./storage-url";

/** The external location that a place lies in, in the metastore of a request. */
export function locationHolding(asking: Asking, place: S3Location): CloudObject | undefined {
  const metastore = metastoreOf(asking);
  const all =
    metastore === undefined
      ? asking.store.ofType("databricks_external_location")
      : inMetastore(asking.store, metastore, "databricks_external_location");
  return all.find(({ attributes }) => {
    const location = s3Location(textOf(at(attributes, "url")));
    return location !== undefined && holds(location, place);
  });
}
