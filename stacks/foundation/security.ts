import type { Construct } from "constructs";
import type { Environment } from "../../config/model";
import { ControlTower } from "../../modules/security/control-tower";
import { SecurityServices } from "../../modules/security/security-services";
import { EbsEncryption } from "../../modules/storage/ebs-encryption";
import { placeOf } from "../base/place";
import { managementProvider } from "../base/providers";
import type { KeyArns } from "./keys";

/** What an account or a region of it has once, and the controls of the organization. */
export function security(stack: Construct, env: Environment, keyArns: KeyArns): void {
  const { foundation, prefix } = env;
  if (foundation.ebsEncryptionByDefault === "create") new EbsEncryption(stack, "ebs-encryption");
  new SecurityServices(stack, "security", {
    ...placeOf(env),
    prefix,
    volumeKeyArn: keyArns["workspace-storage"],
    settings: foundation,
  });
  const tower = foundation.organization?.controlTower;
  if (tower !== undefined && tower.mode !== "off") {
    new ControlTower(stack, "control-tower", { ...tower, provider: managementProvider(stack, tower) });
  }
}
