import { at } from "../../../../schema/value";
import { inMetastore, metastoreOf } from "../../../databricks/scope";
import { locationHolding } from "../../../databricks/storage";
import { overlap, s3Location } from "../../../databricks/storage-url";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** An external volume lies in an external location, and nothing else of Unity Catalog lies there. */
export const volumeLocation: Rule = {
  id: "volume-location",
  source: 'hazard H19; Databricks, "What are Unity Catalog volumes?"; API: LOCATION_OVERLAP',
  types: ["databricks_volume"],
  operations: ["create"],
  refuses(request) {
    const { store, planned } = request;
    const url = textOf(at(planned, "storage_location"));
    const external = at(planned, "volume_type") === "EXTERNAL";
    const path = [{ attribute: "storage_location" }];
    const summary = "INVALID_PARAMETER_VALUE";
    if (external !== (url !== undefined)) {
      return external
        ? {
            summary,
            detail: "An external volume needs a storage_location",
            fix: "name a folder of an external location",
            path,
          }
        : {
            summary,
            detail: "A managed volume has no storage_location",
            fix: "leave it out, or make the volume EXTERNAL",
            path,
          };
    }
    const here = s3Location(url);
    if (here === undefined) return undefined;
    if (locationHolding(request, here) === undefined) {
      const detail = `No external location holds ${url}`;
      const fix = "make an external location for the bucket first, and let the volume depend on it";
      return { summary: "EXTERNAL_LOCATION_DOES_NOT_EXIST", detail, fix, path };
    }
    const metastore = metastoreOf(request) ?? "";
    for (const other of inMetastore(store, metastore, "databricks_volume", "databricks_catalog", "databricks_schema")) {
      const theirs = textOf(
        at(other.attributes, other.type === "databricks_volume" ? "storage_location" : "storage_root"),
      );
      const there = s3Location(theirs);
      if (there === undefined || !overlap(here, there)) continue;
      const detail = `${url} overlaps with ${theirs} of ${describe(other)}`;
      return { summary: "LOCATION_OVERLAP", detail, fix: "use a folder of its own", path };
    }
    return undefined;
  },
};
