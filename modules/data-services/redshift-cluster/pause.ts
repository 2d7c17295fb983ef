import { RedshiftScheduledAction } from "@cdktf/provider-aws/lib/redshift-scheduled-action";
import { Construct } from "constructs";
import type { CreatedWarehouseCluster } from "../../../config/kinds/data-services/redshift-cluster";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { pauseStatements, pauseTrust } from "../redshift/policies";

export interface PauseProps {
  readonly warehouse: Pick<CreatedWarehouseCluster, "name" | "pauseRole">;
  readonly pause: NonNullable<CreatedWarehouseCluster["pause"]>;
  /** Identifier of the cluster. */
  readonly clusterIdentifier: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** Switches a cluster off and on at set times. */
export class Pause extends Construct {
  constructor(scope: Construct, id: string, { warehouse, pause, clusterIdentifier, place, tags }: PauseProps) {
    super(scope, id);
    const { name } = warehouse;
    const role = new ServiceRole(this, "role", {
      roleName: warehouse.pauseRole.name,
      description: `Switches ${name} off and on`,
      trust: pauseTrust(),
      policyName: "pause",
      statements: pauseStatements(name, place),
      tags,
    });
    const common = { iamRole: role.arn, dependsOn: [role.policy] };
    new RedshiftScheduledAction(this, "off", {
      name: `${name}-off`,
      description: `Switches ${name} off`,
      schedule: `cron(${pause.at})`,
      targetAction: { pauseCluster: { clusterIdentifier } },
      ...common,
    });
    new RedshiftScheduledAction(this, "on", {
      name: `${name}-on`,
      description: `Switches ${name} on`,
      schedule: `cron(${pause.resumeAt})`,
      targetAction: { resumeCluster: { clusterIdentifier } },
      ...common,
    });
  }
}
