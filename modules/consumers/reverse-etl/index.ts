import { credentialGrants } from "../../../config/derive/grants";
import { nameOf } from "../../../config/derive/names";
import type { ReverseEtlModel } from "../../../config/kinds/consumers/reverse-etl";
import { runAsOf } from "../../ingestion/run-as";
import { shippedProgram } from "../../ingestion/shipped-program";
import type { Contributions, Made } from "../../kinds/contribution";
import { ServiceCredential } from "../../unity-catalog/service-credential";
import { commandLine } from "./command-line";
import { DeliveryJob } from "./job";
import { deliveryStatements } from "./policies";

/** A table of the lake for an operational store: the way into it, and the job that brings what has changed. */
export const contributions: Contributions<ReverseEtlModel> = {
  "unity-catalog"(scope, id, { entry, place, deployer, protection, read, keyArn, ...layer }): Made {
    const { written } = entry;
    if (written === undefined) return {};
    const { [entry.workspace]: workspaceId } = layer.workspaceIds;
    const { credentialName } = new ServiceCredential(scope, id, {
      name: written.credentialName,
      comment: `Brings the table ${entry.table.name} into ${entry.target.dataService}`,
      role: written.role,
      statements: deliveryStatements(written, keyArn, place),
      partition: place.partition,
      awsAccountId: place.accountId,
      unityCatalogRoleArn: layer.unityCatalogRoleArn,
      workspaceIds: workspaceId === undefined ? {} : { [entry.workspace]: workspaceId },
      grants: credentialGrants(deployer.key, entry.runAs),
      applicationIds: Object.fromEntries(
        [deployer.key, entry.runAs].map((key) => [key, read("account", "service_principal_application_ids", key)]),
      ),
      protection,
    });
    return { service_credential_names: credentialName };
  },
  // The table is there once something has filled it.
  activation(scope, id, context): Made {
    const { entry, place, prefix, names, read, tags, deployer } = context;
    const { target } = entry;
    const runAs = runAsOf(entry.runAs, context);
    const { jobId } = new DeliveryJob(scope, id, {
      entry,
      name: nameOf(names, "jobs", entry.key),
      program: shippedProgram(scope, {
        kind: "reverse-etl",
        asset: "jobs/reverse_etl.py",
        setting: "consumers",
        prefix,
        runAs,
        deployerApplicationId: deployer.applicationId,
      }),
      parameters: commandLine(entry, {
        region: place.region,
        catalogName: (key) => read("unity-catalog", "catalog_names", key),
        host: () => read("data-services", "database_hosts", target.dataService),
        storeName: () =>
          read("data-services", target.store === "dynamodb" ? "table_names" : "stream_names", target.dataService),
        brokers: () => read("data-services", "kafka_brokers", target.dataService),
        credentialName: () => read("unity-catalog", "service_credential_names", entry.key),
      }),
      budgetPolicyId: context.budgetPolicyId(),
      runAs,
      policyId: (key) => read("settings", "cluster_policy_ids", key),
      deployerApplicationId: deployer.applicationId,
      tags,
    });
    return { delivery_job_ids: jobId };
  },
};
