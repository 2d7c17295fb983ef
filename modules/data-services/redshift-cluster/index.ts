import { DataAwsRedshiftCluster } from "@cdktf/provider-aws/lib/data-aws-redshift-cluster";
import { Construct } from "constructs";
import type { RedshiftClusterModel } from "../../../config/kinds/data-services/redshift-cluster";
import { configured } from "../../configured";
import type { Contributions, Made } from "../../kinds/contribution";
import { wayToExisting } from "../database/shared";
import { clusterEndpoint } from "../redshift/endpoint";
import { inboundMade } from "../redshift/inbound";
import { surroundings } from "../redshift/surroundings";
import { RedshiftClusterAlarms } from "./alarms";
import { RedshiftCluster } from "./cluster";
import { Pause } from "./pause";

export const contributions: Contributions<RedshiftClusterModel> = {
  "data-services"(scope, id, context): Made {
    const { entry: warehouse, place, tags, protection } = context;
    const all = new Construct(scope, id);
    if (warehouse.mode === "existing") {
      const endpoint = clusterEndpoint(all, { ...context, entry: warehouse });
      if (endpoint !== undefined && warehouse.endpoint?.ownerAccount !== undefined) {
        return { database_hosts: endpoint, warehouse_names: warehouse.identifier };
      }
      const found = new DataAwsRedshiftCluster(all, "Resource", { clusterIdentifier: warehouse.identifier });
      wayToExisting(all, "compute", { ...context, entry: warehouse });
      return {
        database_hosts: endpoint ?? found.endpoint,
        warehouse_names: found.clusterIdentifier,
        ...(warehouse.copiedArns.length > 0 && { warehouse_namespace_arns: found.clusterNamespaceArn }),
      };
    }
    const around = surroundings(all, { ...context, entry: warehouse });
    const made = new RedshiftCluster(all, "cluster", { warehouse, ...around, tags, protection });
    const { pause } = warehouse;
    if (pause !== undefined) {
      configured(
        new Pause(all, "pause", { warehouse, pause, clusterIdentifier: made.identifier, place, tags }),
        ".pause",
      );
    }
    return {
      database_hosts: made.address,
      warehouse_names: made.identifier,
      database_admin_secret_arns: made.secretArn,
      ...(around.catalogNames.length > 0 && { warehouse_catalogs: around.catalogNames.join(" ") }),
      ...inboundMade(all, { warehouse, namespaceArn: made.namespaceArn, after: [], place }),
    };
  },
  operations(scope, id, { entry: warehouse, alarmTopicArn }) {
    if (warehouse.mode === "create") new RedshiftClusterAlarms(scope, id, { warehouse, topicArn: alarmTopicArn });
    return {};
  },
};
