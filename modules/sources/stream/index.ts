import { credentialGrants } from "../../../config/derive/grants";
import type { StreamModel } from "../../../config/kinds/sources/stream";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { ServiceCredential } from "../../unity-catalog/service-credential";
import { kafka } from "./kafka";
import { kinesis } from "./kinesis";
import { readerStatements } from "./policy";
import { Stream } from "./stream";

export const contributions: Contributions<StreamModel> = {
  "unity-catalog"(scope, id, { entry: source, place, deployer, protection, read, ...layer }) {
    const { input } = source;
    const ofDataKey = input.reader === "kinesis" && input.key.mode === "data";
    const dataKeyArn = ofDataKey ? read("foundation", "kms_key_arns", "data") : undefined;
    const { [source.workspace]: workspaceId } = layer.workspaceIds;
    const { credentialName } = new ServiceCredential(scope, id, {
      name: source.credentialName,
      comment: `Reads the stream of the source ${source.key}`,
      role: source.role,
      statements: readerStatements(source, dataKeyArn, place),
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
    const made = new Stream(scope, id, {
      source,
      prefix: context.prefix,
      places: {
        ...(source.input.reader === "kafka" ? kafka : kinesis).place(source, read),
        region: context.place.region,
        credentialName: read("unity-catalog", "service_credential_names", source.key),
        catalogName: read("unity-catalog", "catalog_names", source.catalog),
      },
      runAs: runAsOf(source.runAs, context),
      deployerApplicationId: context.deployer.applicationId,
      tags: context.tags,
      preventDestroy: context.protection.preventDestroy,
    });
    return { pipeline_ids: made.pipelineId, ...(made.jobId !== undefined && { job_ids: made.jobId }) };
  },
};
