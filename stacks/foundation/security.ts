import type { Construct } from "constructs";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { ControlTower } from "../../modules/security/control-tower";
import { SecurityServices } from "../../modules/security/security-services";
import { EbsEncryption } from "../../modules/storage/ebs-encryption";
import { placeOf } from "../base/place";
import { managementProvider } from "../base/providers";
import type { KeyArns } from "./keys";

/** What an account or a region of it has once, and the controls of the organization. */
export function security(stack: Construct, env: Environment, keyArns: KeyArns): void {
  const { foundation, prefix } = env;
  if (foundation.ebsEncryptionByDefault === "create")
    configured(new EbsEncryption(stack, "ebs-encryption"), "foundation.ebsEncryptionByDefault");
  configured(
    new SecurityServices(stack, "security", {
      ...placeOf(env),
      prefix,
      volumeKeyArn: keyArns["workspace-storage"],
      settings: foundation,
    }),
    "foundation",
  );
  const tower = foundation.organization?.controlTower;
  if (tower !== undefined && tower.mode !== "off") {
    configured(
      new ControlTower(stack, "control-tower", { ...tower, provider: managementProvider(stack, tower) }),
      "foundation.organization.controlTower",
    );
  }
}
