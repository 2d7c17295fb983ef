import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { QuickSightModel } from "../../../config/kinds/consumers/quicksight";
import { configured } from "../../configured";
import { placedSubnets } from "../../data-services/placed-subnets";
import type { Contributions } from "../../kinds/contribution";
import { quickSightAlarms } from "./alarms";
import { dataSets, dataSource } from "./data";
import { assignmentsOf, peopleOf } from "./people";
import { shown } from "./shown";
import { VpcConnection } from "./vpc-connection";

export const contributions: Contributions<QuickSightModel> = {
  // After the warehouse, whose id the data source needs.
  operations(parent, id, { entry, place, tags, read, readAll, alarmTopicArn }) {
    const scope = new Construct(parent, id);
    const { network } = entry;
    const people = peopleOf(scope, entry, place);
    assignmentsOf(scope, entry, place, people);
    const props = {
      entry,
      catalogName: (key: string) => read("unity-catalog", "catalog_names", key),
      host: Fn.trimprefix(read("workspace", "workspace_urls", entry.workspace), "https://"),
      warehouseId: read("serving", "warehouse_ids", entry.warehouse),
      secretArn: read("data-services", "secret_arns", entry.signIn),
      vpcConnectionArn:
        network.mode === "vpc"
          ? configured(
              new VpcConnection(scope, "network", {
                entry,
                dnsResolvers: network.dnsResolvers,
                subnetIds: Object.values(placedSubnets({ ...network, subnets: "data-services" }, readAll)),
                securityGroupId: read("network", "consumer_security_group_ids", entry.key),
                place,
                tags,
              }),
              ".network",
            ).arn
          : undefined,
      people,
      tags,
    };
    const source = dataSource(scope, props);
    shown(scope, { entry, dataSets: dataSets(scope, props, source.arn), people, tags });
    quickSightAlarms(scope, entry, alarmTopicArn);
    return {};
  },
};
