import { DataAwsRedshiftserverlessNamespace } from "@cdktf/provider-aws/lib/data-aws-redshiftserverless-namespace";
import { DataAwsRedshiftserverlessWorkgroup } from "@cdktf/provider-aws/lib/data-aws-redshiftserverless-workgroup";
import { Construct } from "constructs";
import type { RedshiftServerlessModel } from "../../../config/kinds/data-services/redshift-serverless";
import { configured } from "../../configured";
import type { Contributions, Made } from "../../kinds/contribution";
import { wayToExisting } from "../database/shared";
import { workgroupEndpoint } from "../redshift/endpoint";
import { inboundMade } from "../redshift/inbound";
import { surroundings } from "../redshift/surroundings";
import { WorkgroupAlarms } from "./alarms";
import { Snapshots } from "./snapshots";
import { Workgroup } from "./workgroup";

export const contributions: Contributions<RedshiftServerlessModel> = {
  "data-services"(scope, id, context): Made {
    const { entry: warehouse, place, tags, protection } = context;
    const all = new Construct(scope, id);
    if (warehouse.mode === "existing") {
      const endpoint = workgroupEndpoint(all, { ...context, entry: warehouse });
      if (endpoint !== undefined && warehouse.endpoint?.ownerAccount !== undefined) {
        return { database_hosts: endpoint, warehouse_names: warehouse.workgroup };
      }
      const found = new DataAwsRedshiftserverlessWorkgroup(all, "Resource", { workgroupName: warehouse.workgroup });
      wayToExisting(all, "compute", { ...context, entry: warehouse });
      return {
        database_hosts: endpoint ?? found.endpoint.get(0).address,
        warehouse_names: found.workgroupName,
        ...(warehouse.copiedArns.length > 0 && {
          warehouse_namespace_arns: new DataAwsRedshiftserverlessNamespace(all, "namespace", {
            namespaceName: found.namespaceName,
          }).arn,
        }),
      };
    }
    const around = surroundings(all, { ...context, entry: warehouse });
    const made = new Workgroup(all, "workgroup", { warehouse, ...around, tags, protection });
    if (warehouse.snapshots !== undefined) {
      const { snapshots, name: warehouseName } = warehouse;
      configured(
        new Snapshots(all, "snapshots", { warehouseName, namespaceArn: made.namespaceArn, snapshots, place, tags }),
        ".snapshots",
      );
    }
    return {
      database_hosts: made.address,
      warehouse_names: made.workgroupName,
      database_admin_secret_arns: made.secretArn,
      ...(around.catalogNames.length > 0 && { warehouse_catalogs: around.catalogNames.join(" ") }),
      ...inboundMade(all, { warehouse, namespaceArn: made.namespaceArn, after: [made.workgroup], place }),
    };
  },
  operations(scope, id, { entry: warehouse, alarmTopicArn }) {
    if (warehouse.mode === "create") new WorkgroupAlarms(scope, id, { warehouse, topicArn: alarmTopicArn });
    return {};
  },
};
