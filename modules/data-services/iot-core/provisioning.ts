import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IotPolicy } from "@cdktf/provider-aws/lib/iot-policy";
import { IotProvisioningTemplate } from "@cdktf/provider-aws/lib/iot-provisioning-template";
import { Construct } from "constructs";
import type { IotCoreModel, Provisioning as Template } from "../../../config/kinds/data-services/iot-core";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import { serviceTrust } from "../../iam/service-trust";
import type { Place } from "../../place";
import type { Devices } from "./devices";
import { claimStatements, provisioningStatements } from "./policies";

export interface ProvisioningProps {
  readonly entry: Pick<IotCoreModel, "name" | "provisioning" | "provisioningRole">;
  readonly devices: Devices;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a function that checks serial numbers is sent. */
const HOOK_PAYLOAD = "2020-04-01";

/** Templates by which devices get certificates of their own, and what their claims may do. */
export class Provisioning extends Construct {
  constructor(scope: Construct, id: string, { entry, devices, place, tags }: ProvisioningProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: entry.provisioningRole.name,
      description: `Makes devices of ${entry.name}`,
      assumeRolePolicy: policyDocument(serviceTrust("iot.amazonaws.com", place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "devices",
      role: role.name,
      policy: policyDocument(provisioningStatements(entry.name, place)),
    });
    for (const [key, template] of Object.entries(entry.provisioning)) {
      const made = new IotProvisioningTemplate(this, key, {
        name: template.name,
        description: `Devices of ${entry.name}`,
        type: "FLEET_PROVISIONING",
        enabled: template.enabled,
        provisioningRoleArn: role.arn,
        templateBody: templateBody(entry.name, template, devices),
        ...(template.hookFunctionArn !== undefined && {
          preProvisioningHook: { targetArn: template.hookFunctionArn, payloadVersion: HOOK_PAYLOAD },
        }),
        tags: { ...tags },
        dependsOn: [policy],
      });
      const claim = new IotPolicy(this, `${key}-claim`, {
        name: template.claimName,
        policy: policyDocument(claimStatements(template, place)),
        tags: { ...tags },
      });
      for (const one of [made, claim]) configured(one, `.provisioning.${key}`);
    }
  }
}

/**
 * What is made for a device: a thing that is called after its serial number, and its certificate with the policy. What was
 * changed by hand stays, but for the type. Source: AWS IoT developer guide, "Provisioning templates".
 */
function templateBody(start: string, template: Template, { thingTypes, thingGroups, policies }: Devices): string {
  const { thingType } = template;
  const groups = template.thingGroups.map((group) => thingGroups[group] ?? group);
  return JSON.stringify({
    Parameters: { SerialNumber: { Type: "String" }, "AWS::IoT::Certificate::Id": { Type: "String" } },
    Resources: {
      certificate: {
        Type: "AWS::IoT::Certificate",
        Properties: { CertificateId: { Ref: "AWS::IoT::Certificate::Id" }, Status: "Active" },
      },
      policy: { Type: "AWS::IoT::Policy", Properties: { PolicyName: policies[template.policy] ?? template.policy } },
      thing: {
        Type: "AWS::IoT::Thing",
        OverrideSettings: { AttributePayload: "MERGE", ThingGroups: "DO_NOTHING", ThingTypeName: "REPLACE" },
        Properties: {
          ThingName: { "Fn::Join": ["", [`${start}-`, { Ref: "SerialNumber" }]] },
          ...(thingType !== undefined && { ThingTypeName: thingTypes[thingType] ?? thingType }),
          ...(groups.length > 0 && { ThingGroups: groups }),
        },
      },
    },
  });
}
