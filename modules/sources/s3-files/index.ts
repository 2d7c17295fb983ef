import type { S3FilesModel } from "../../../config/kinds/sources/s3-files";
import { eventAlert } from "../../ingestion/event-alert";
import { LoadedSource, loadedSourceProps } from "../../ingestion/loaded-source";
import type { Contributions } from "../../kinds/contribution";
import { s3FilesConfiguration } from "./configuration";

/** Files of the raw zone, loaded by Auto Loader into a bronze and a checked silver table. */
export const contributions: Contributions<S3FilesModel> = {
  ingestion(scope, id, context) {
    const { entry: source } = context;
    const props = loadedSourceProps(context);
    return new LoadedSource(scope, id, props, {
      source,
      asset: "pipelines/s3_files.py",
      landing: {
        name: `landing_${source.table}`,
        storageLocation: source.url,
        comment: `Files of the source ${source.key}, as they arrive`,
      },
      configuration: (landingPath) => s3FilesConfiguration(source, { landingPath, catalogName: props.catalogName }),
      eventLogTable: `${source.table}_event_log`,
      job: { ...source, setting: ".schedule" },
    }).outputs;
  },
  activation: eventAlert(({ table, bronzeSchema }) => ({
    schemaName: bronzeSchema,
    table: `${table}_event_log`,
    continuous: false,
  })),
};
