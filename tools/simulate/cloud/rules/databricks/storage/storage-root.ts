import { at } from "../../../../schema/value";
import { inMetastore, metastoreOf } from "../../../databricks/scope";
import { locationHolding } from "../../../databricks/storage";
import { overlap, s3Location } from "../../../databricks/storage-url";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** Managed storage lies in an external location that can be written, away from external volumes. */
export const storageRoot: Rule = {
  id: "storage-root",
  source: 'Databricks, "Specify a managed storage location"; hazard H19',
  types: ["databricks_catalog", "databricks_schema"],
  operations: ["create"],
  refuses(request) {
    const { store, type, planned } = request;
    const url = textOf(at(planned, "storage_root"));
    const path = [{ attribute: "storage_root" }];
    const metastore = metastoreOf(request);
    if (url === undefined) {
      const own = store.find("databricks_metastore", "metastore_id", metastore ?? null);
      const foreign = ["connection_name", "share_name"].some((name) => textOf(at(planned, name)) !== undefined);
      if (type === "databricks_schema" || foreign || own === undefined) return undefined;
      if (textOf(at(own.attributes, "storage_root")) !== undefined || own.madeByService) return undefined;
      return {
        summary: "INVALID_STATE: Metastore storage root URL does not exist",
        detail: `The catalog ${textOf(at(planned, "name"))} has no storage_root, and the metastore has none either`,
        fix: "set storage_root to a folder of an external location",
        path,
      };
    }
    const here = s3Location(url);
    const location = here && locationHolding(request, here);
    if (here === undefined || location === undefined) {
      return {
        summary: "EXTERNAL_LOCATION_DOES_NOT_EXIST",
        detail: `No external location holds ${url}, the storage_root of ${type}`,
        fix: "make an external location for the bucket first, and depend on it",
        path,
      };
    }
    if (at(location.attributes, "read_only") === true) {
      const detail = `${describe(location)} is read-only, so nothing can be stored in ${url}`;
      return { summary: "INVALID_PARAMETER_VALUE", detail, fix: "set read_only of the location to false", path };
    }
    const volume = inMetastore(store, metastore ?? "", "databricks_volume").find(({ attributes }) => {
      const there = s3Location(textOf(at(attributes, "storage_location")));
      return there !== undefined && overlap(here, there);
    });
    if (volume === undefined) return undefined;
    const detail = `${url} overlaps with the external volume ${describe(volume)}`;
    return { summary: "LOCATION_OVERLAP", detail, fix: "use a folder of its own", path };
  },
};
