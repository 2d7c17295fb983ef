import type { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { LOG_GROUPS, ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { AccessGrants } from "../../modules/security/access-grants";
import { ApiGatewayLogs } from "../../modules/security/api-gateway-logs";
import { BedrockLogs } from "../../modules/security/bedrock-logs";
import { ControlTower } from "../../modules/security/control-tower";
import { IotLogs } from "../../modules/security/iot-logs";
import { MonitoringLink } from "../../modules/security/monitoring-link";
import { QuickSightSubscription } from "../../modules/security/quicksight-subscription";
import { SecurityServices } from "../../modules/security/security-services";
import { SpotRole } from "../../modules/security/spot-role";
import { VpcPublicAccess } from "../../modules/security/vpc-public-access";
import { EbsEncryption } from "../../modules/storage/ebs-encryption";
import { placeOf } from "../base/place";
import { managementProvider } from "../base/providers";
import type { KeyArns } from "./keys";

/** Roles and groups with which services log, set once for an account and region. */
function logsOfServices(stack: Construct, env: Environment, kmsKeyArn: string): void {
  const { foundation, names } = env;
  if (foundation.apiGatewayLogs === "create") {
    const roleName = nameOf(names, "roles", ROLES.apiGatewayLogs);
    configured(new ApiGatewayLogs(stack, "api-gateway-logs", { roleName }), "foundation.apiGatewayLogs");
  }
  if (foundation.bedrockLogs.mode === "create") {
    configured(
      new BedrockLogs(stack, "bedrock-logs", {
        place: placeOf(env),
        roleName: nameOf(names, "roles", ROLES.bedrockLogs),
        groupName: nameOf(names, "logGroups", LOG_GROUPS.bedrock),
        settings: foundation.bedrockLogs,
        kmsKeyArn,
        preventDestroy: env.protection.preventDestroy,
      }),
      "foundation.bedrockLogs",
    );
  }
  if (foundation.quickSight.mode === "create") {
    configured(
      new QuickSightSubscription(stack, "quicksight", {
        settings: foundation.quickSight,
        preventDestroy: env.protection.preventDestroy,
      }),
      "foundation.quickSight",
    );
  }
  if (foundation.iotLogs.mode !== "create") return;
  configured(
    new IotLogs(stack, "iot-logs", {
      place: placeOf(env),
      roleName: nameOf(names, "roles", ROLES.iotLogs),
      settings: foundation.iotLogs,
      kmsKeyArn,
      preventDestroy: env.protection.preventDestroy,
    }),
    "foundation.iotLogs",
  );
}

/** What an account or a region of it has once, and the controls of the organization. */
export function security(stack: Construct, env: Environment, keyArns: KeyArns): void {
  const { foundation, prefix } = env;
  const { accessGrants } = foundation;
  if (accessGrants.mode === "create" && accessGrants.identityCenterArn !== undefined) {
    configured(
      new AccessGrants(stack, "access-grants", {
        identityCenterArn: accessGrants.identityCenterArn,
        preventDestroy: env.protection.preventDestroy,
      }),
      "foundation.accessGrants",
    );
  }
  if (foundation.ebsEncryptionByDefault === "create")
    configured(new EbsEncryption(stack, "ebs-encryption"), "foundation.ebsEncryptionByDefault");
  if (foundation.spotRole === "create") {
    const { preventDestroy } = env.protection;
    configured(new SpotRole(stack, "spot-role", { preventDestroy }), "foundation.spotRole");
  }
  if (foundation.vpcPublicAccess.mode === "create")
    configured(
      new VpcPublicAccess(stack, "vpc-public-access", foundation.vpcPublicAccess),
      "foundation.vpcPublicAccess",
    );
  const { monitoring } = foundation;
  if (monitoring.mode === "create" && monitoring.sinkArn !== undefined) {
    configured(
      new MonitoringLink(stack, "monitoring", { ...monitoring, sinkArn: monitoring.sinkArn }),
      "foundation.monitoring",
    );
  }
  configured(
    new SecurityServices(stack, "security", {
      ...placeOf(env),
      prefix,
      volumeKeyArn: keyArns["workspace-storage"],
      settings: foundation,
    }),
    "foundation",
  );
  logsOfServices(stack, env, keyArns.logs);
  const tower = foundation.organization?.controlTower;
  if (tower !== undefined && tower.mode !== "off") {
    configured(
      new ControlTower(stack, "control-tower", { ...tower, provider: managementProvider(stack, tower) }),
      "foundation.organization.controlTower",
    );
  }
}
