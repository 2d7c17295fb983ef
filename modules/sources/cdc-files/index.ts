import type { CdcFilesModel } from "../../../config/kinds/sources/cdc-files";
import { eventAlert } from "../../ingestion/event-alert";
import { LoadedSource, loadedSourceProps } from "../../ingestion/loaded-source";
import type { Contributions } from "../../kinds/contribution";
import { cdcFilesConfiguration } from "./configuration";

/** Files of changes of many tables, loaded by one pipeline: all changes into bronze, the rows that come of them into silver. */
export const contributions: Contributions<CdcFilesModel> = {
  ingestion(scope, id, context) {
    const { entry: source } = context;
    const props = loadedSourceProps(context);
    return new LoadedSource(scope, id, props, {
      source,
      asset: "pipelines/cdc_files.py",
      landing: {
        name: source.landingVolume,
        storageLocation: source.url,
        comment: `Files of changes of the source ${source.key}, a folder per table`,
      },
      configuration: (landingPath) => cdcFilesConfiguration(source, { landingPath, catalogName: props.catalogName }),
      eventLogTable: source.eventLogTable,
      paused: source.run.mode === "continuous" && source.run.paused,
      job: source.run.mode === "scheduled" ? { ...source.run, setting: ".run" } : undefined,
    }).outputs;
  },
  activation: eventAlert(({ eventLogTable, bronzeSchema, run }) => ({
    schemaName: bronzeSchema,
    table: eventLogTable,
    continuous: run.mode === "continuous",
  })),
};
