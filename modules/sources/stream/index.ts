import { credentialGrants } from "../../../config/derive/grants";
import type { StreamModel } from "../../../config/kinds/sources/stream";
import { eventAlert } from "../../ingestion/event-alert";
import { LoadedSource, loadedSourceProps } from "../../ingestion/loaded-source";
import type { Contributions } from "../../kinds/contribution";
import { ServiceCredential } from "../../unity-catalog/service-credential";
import { streamConfiguration } from "./configuration";
import { kafka } from "./kafka";
import { kinesis } from "./kinesis";
import { readerStatements } from "./policy";

/** Records of a stream, loaded into a bronze and a checked silver table, on and on or on a schedule. */
export const contributions: Contributions<StreamModel> = {
  "unity-catalog"(scope, id, { entry: source, place, deployer, protection, read, keyArn, ...layer }) {
    const { [source.workspace]: workspaceId } = layer.workspaceIds;
    const { credentialName } = new ServiceCredential(scope, id, {
      name: source.credentialName,
      comment: `Reads the stream of the source ${source.key}`,
      role: source.role,
      statements: readerStatements(source, keyArn, place),
      partition: place.partition,
      awsAccountId: place.accountId,
      unityCatalogRoleArn: layer.unityCatalogRoleArn,
      workspaceIds: workspaceId === undefined ? {} : { [source.workspace]: workspaceId },
      grants: credentialGrants(deployer.key, source.runAs),
      applicationIds: Object.fromEntries(
        [deployer.key, source.runAs].map((key) => [key, read("account", "service_principal_application_ids", key)]),
      ),
      protection,
    });
    return { service_credential_names: credentialName };
  },
  ingestion(scope, id, context) {
    const { entry: source, read } = context;
    const { run, compute } = source;
    const props = loadedSourceProps(context);
    const places = {
      ...(source.input.reader === "kafka" ? kafka : kinesis).place(source, read),
      region: context.place.region,
      credentialName: read("unity-catalog", "service_credential_names", source.key),
      catalogName: props.catalogName,
    };
    return new LoadedSource(scope, id, props, {
      source,
      asset: "pipelines/stream.py",
      configuration: () => streamConfiguration(source, places),
      eventLogTable: `${source.table}_event_log`,
      compute: compute.mode === "classic" ? compute : undefined,
      paused: run.mode === "continuous" && run.paused,
      job: run.mode === "scheduled" ? { ...run, setting: ".run" } : undefined,
    }).outputs;
  },
  activation: eventAlert(({ table, bronzeSchema, run }) => ({
    schemaName: bronzeSchema,
    table: `${table}_event_log`,
    continuous: run.mode === "continuous",
  })),
};
