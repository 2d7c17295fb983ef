import { at } from "../../../../schema/value";
import { inMetastore, metastoreOf } from "../../../databricks/scope";
import { overlap, s3Location } from "../../../databricks/storage-url";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** An external location is a place in a bucket that exists, and no other location or metastore root is near it. */
export const externalLocationUrl: Rule = {
  id: "external-location-url",
  source: 'hazard H19; Unity Catalog API: LOCATION_OVERLAP; Databricks, "External locations"',
  types: ["databricks_external_location"],
  operations: ["create", "update"],
  refuses(request) {
    const { store, planned, existing, operation, changed } = request;
    const url = textOf(at(planned, "url"));
    if (url === undefined || (operation === "update" && !changed.includes("url"))) return undefined;
    const here = s3Location(url);
    const path = [{ attribute: "url" }];
    if (here === undefined) {
      const detail = `"${url}" is no place in S3`;
      return { summary: "INVALID_PARAMETER_VALUE", detail, fix: "write it as s3://bucket/folder", path };
    }
    if (!store.find("aws_s3_bucket", "bucket", here.bucket)) {
      const detail = `There is no bucket ${here.bucket}`;
      const fix = "make the bucket first; one from outside has to be declared in externalLocations";
      return { summary: "INVALID_PARAMETER_VALUE: the specified bucket does not exist", detail, fix, path };
    }
    const metastore = metastoreOf(request);
    const near = (metastore ? inMetastore(store, metastore, "databricks_external_location") : [])
      .filter(({ key }) => key !== existing?.key)
      .find(({ attributes }) => touches(here, textOf(at(attributes, "url"))));
    if (near) {
      return {
        summary: "LOCATION_OVERLAP",
        detail: `${url} overlaps with ${textOf(at(near.attributes, "url"))} of ${describe(near)}`,
        fix: "use folders of which none lies in the other",
        path,
      };
    }
    const root = textOf(
      at(store.find("databricks_metastore", "metastore_id", metastore ?? null)?.attributes, "storage_root"),
    );
    if (!touches(here, root)) return undefined;
    const detail = `${url} overlaps with ${root}, the storage root of the metastore`;
    return { summary: "LOCATION_OVERLAP", detail, fix: "keep the root of the metastore to itself", path };
  },
};

function touches(here: ReturnType<typeof s3Location>, url: string | undefined): boolean {
  const there = s3Location(url);
  return here !== undefined && there !== undefined && overlap(here, there);
}
