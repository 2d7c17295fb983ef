import { IotPolicy } from "@cdktf/provider-aws/lib/iot-policy";
import { IotPolicyAttachment } from "@cdktf/provider-aws/lib/iot-policy-attachment";
import { IotThingGroup } from "@cdktf/provider-aws/lib/iot-thing-group";
import { IotThingType } from "@cdktf/provider-aws/lib/iot-thing-type";
import { Construct } from "constructs";
import type { IotCoreModel, ThingGroup } from "../../../config/kinds/data-services/iot-core";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { deviceStatements } from "./policies";

export interface DevicesProps {
  readonly entry: Pick<IotCoreModel, "rules" | "policies" | "thingTypes" | "thingGroups">;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

type Names = Readonly<Record<string, string>>;

/** Types and groups of devices, and what devices may do. The devices are made by provisioning, or by hand. */
export class Devices extends Construct {
  /** Key → name, references. */
  readonly thingTypes: Names;
  readonly thingGroups: Names;
  readonly policies: Names;

  constructor(scope: Construct, id: string, props: DevicesProps) {
    super(scope, id);
    const { entry, tags } = props;
    this.thingTypes = each(entry.thingTypes, (key, { name, description, searchableAttributes, deprecated }) => {
      const type = new IotThingType(this, `type-${key}`, {
        name,
        deprecated,
        properties: {
          ...(description !== undefined && { description }),
          searchableAttributes: [...searchableAttributes],
        },
        tags: { ...tags },
      });
      return configured(type, `.thingTypes.${key}`).name;
    });
    const policies = each(entry.policies, (key, policy) => {
      const rules = policy.rules.flatMap((rule) => entry.rules[rule]?.name ?? []);
      const made = new IotPolicy(this, `policy-${key}`, {
        name: policy.name,
        policy: policyDocument(deviceStatements(policy, rules, props.place)),
        tags: { ...tags },
        // Devices hold on to it: without it they send no more.
        lifecycle: { preventDestroy: props.protection.preventDestroy },
      });
      return configured(made, `.policies.${key}`).name;
    });
    this.policies = policies;
    this.thingGroups = this.groups(entry.thingGroups, policies, tags);
  }

  /** Each after the group that it is in. */
  private groups(all: IotCoreModel["thingGroups"], policies: Names, tags: Names): Names {
    const made: Record<string, string> = {};
    const make = (key: string, group: ThingGroup): string => {
      const earlier = made[key];
      if (earlier !== undefined) return earlier;
      const above = group.parent === undefined ? undefined : all[group.parent];
      const parentGroupName = above === undefined || group.parent === undefined ? undefined : make(group.parent, above);
      const { name, description, attributes } = group;
      const one = new IotThingGroup(this, `group-${key}`, {
        name,
        ...(parentGroupName !== undefined && { parentGroupName }),
        properties: {
          ...(description !== undefined && { description }),
          ...(Object.keys(attributes).length > 0 && { attributePayload: { attributes: { ...attributes } } }),
        },
        tags: { ...tags },
      });
      configured(one, `.thingGroups.${key}`);
      for (const policy of group.policies) {
        const attached = new IotPolicyAttachment(this, `group-${key}-${policy}`, {
          policy: policies[policy] ?? policy,
          target: one.arn,
        });
        configured(attached, `.thingGroups.${key}`);
      }
      made[key] = one.name;
      return one.name;
    };
    for (const [key, group] of Object.entries(all)) make(key, group);
    return made;
  }
}

const each = <T>(all: Readonly<Record<string, T>>, make: (key: string, one: T) => string): Names =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, make(key, one)]));
