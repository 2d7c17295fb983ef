import type { Construct } from "constructs";
import { answering, type Caller, callersIn } from "../../config/derive/placements";
import { DATA_PLANE_PORTS } from "../../config/facts/ports";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { CallerRules } from "../../modules/network/caller-rules";
import { ClientSecurityGroup } from "../../modules/network/client-security-group";
import type { Exit } from "../../modules/network/network-acl-rules";
import type { NetworkOutputs } from "./outputs";

interface CallersProps {
  readonly vpcId: string;
  /** Data service → its security group, of those that the network makes. */
  readonly groupIds: Readonly<Record<string, string>>;
  /** How services of AWS are reached. Default: by endpoints and addresses that nobody here knows. */
  readonly awsServices?: { readonly endpointsGroupId: string; readonly s3PrefixListId: string };
}

const HTTPS = DATA_PLANE_PORTS.value.https;
const EVERYWHERE = "0.0.0.0/0";
/** Over a gateway endpoint: its addresses are public ones. */
const S3 = "s3";

/** Security groups of data services that call something, with the rules from both ends. */
export function callers(
  stack: Construct,
  env: Environment,
  { vpcId, groupIds, awsServices }: CallersProps,
): Pick<NetworkOutputs, "data_service_security_group_ids"> {
  const all = callersIn(env);
  if (all.length === 0) return {};
  const made = all.map((caller) => {
    const { key, path, calls } = caller;
    const id = `data-service-${key}`;
    // What is called, too, has a group already.
    const securityGroupId =
      groupIds[key] ??
      new ClientSecurityGroup(stack, id, {
        vpcId,
        name: `${env.prefix}-${id}`,
        description: "Data service that calls others",
        clientCidrs: [],
        ports: [],
      }).securityGroupId;
    const group = stack.node.findChild(id);
    const interfaces = calls.services.filter((service) => service !== S3);
    new CallerRules(group, "calls", {
      caller: key,
      securityGroupId,
      groups: [
        ...dataServicesOf(env, caller, groupIds),
        ...(awsServices === undefined || interfaces.length === 0
          ? []
          : [{ id: "endpoints", securityGroupId: awsServices.endpointsGroupId, ports: [HTTPS], own: true }]),
      ],
      prefixLists: awsServices !== undefined && calls.services.includes(S3) ? { s3: awsServices.s3PrefixListId } : {},
      blocks: [
        ...calls.outside,
        ...(awsServices === undefined && calls.services.length > 0 ? [{ cidrs: [EVERYWHERE], ports: [HTTPS] }] : []),
      ],
    });
    configured(group, path.join("."));
    return [key, securityGroupId] as const;
  });
  return { data_service_security_group_ids: { ...groupIds, ...Object.fromEntries(made) } };
}

/** Data services that are called: a group that is made here lets the caller in, another one is its owner's affair. */
function dataServicesOf(env: Environment, { key: caller, calls }: Caller, groupIds: CallersProps["groupIds"]) {
  return calls.dataServices.map(({ key, ports }) => {
    const called = key === undefined ? undefined : answering(env, key);
    const own = key === undefined ? undefined : groupIds[key];
    const securityGroupId = own ?? called?.securityGroupId;
    if (key === undefined || called === undefined || securityGroupId === undefined) {
      throw new Error(`the way from ${caller} to ${key} is checked to be known`);
    }
    return { id: key, securityGroupId, ports: ports ?? called.ports, own: own !== undefined };
  });
}

/** What data services call outside of the VPC. */
export const exitsOf = (env: Environment): Exit[] =>
  callersIn(env).flatMap(({ subnets, calls }) => [
    ...calls.outside.flatMap(({ cidrs, ports }) =>
      cidrs.flatMap((cidr) => ports.map((range) => ({ subnets, cidr, ...range }))),
    ),
    ...(calls.services.includes(S3) ? [{ subnets, cidr: EVERYWHERE, ...HTTPS }] : []),
  ]);
