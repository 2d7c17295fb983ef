import type { Construct } from "constructs";
import { portText } from "../../config/derive/connections/links";
import { nameOf } from "../../config/derive/names";
import { answering, type Caller, callersIn } from "../../config/derive/placements";
import { SECURITY_GROUPS } from "../../config/derive/purposes";
import { DATA_PLANE_PORTS } from "../../config/facts/ports";
import { FAMILIES, type Family } from "../../config/kinds";
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

/** What of the contract is there only where something calls others. */
type Outputs = Pick<
  NetworkOutputs,
  "data_service_security_group_ids" | "workload_security_group_ids" | "consumer_security_group_ids"
>;

/** Security groups of data services, workloads and consumers that call something, with the rules from both ends. */
export function callers(stack: Construct, env: Environment, props: CallersProps): Outputs {
  const all = callersIn(env);
  const made = (family: Family) =>
    Object.fromEntries(
      all.filter((caller) => caller.family === family).map((caller) => [caller.key, group(stack, env, caller, props)]),
    );
  const [services, workloads, consumers] = [made("dataServices"), made("workloads"), made("consumers")];
  return {
    ...(Object.keys(services).length > 0 && { data_service_security_group_ids: { ...props.groupIds, ...services } }),
    ...(Object.keys(workloads).length > 0 && { workload_security_group_ids: workloads }),
    ...(Object.keys(consumers).length > 0 && { consumer_security_group_ids: consumers }),
  };
}

/** @returns id of the security group of a caller */
function group(
  stack: Construct,
  env: Environment,
  caller: Caller,
  { vpcId, groupIds, awsServices }: CallersProps,
): string {
  const { family, key, path, ports, clientCidrs, calls } = caller;
  const { id, noun } = FAMILIES[family];
  const whose = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  // What is called, too, has a group already.
  const known = family === "dataServices" ? groupIds[key] : undefined;
  const securityGroupId =
    known ??
    new ClientSecurityGroup(stack, `${id}-${key}`, {
      vpcId,
      name: nameOf(env.names, "securityGroups", SECURITY_GROUPS.caller(id, key)),
      description: `${whose} that calls others`,
      clientCidrs,
      ports: ports.map((range) => ({
        id: portText(range),
        protocol: "tcp",
        port: range.from,
        lastPort: range.to,
        description: "Clients",
      })),
    }).securityGroupId;
  const made = stack.node.findChild(`${id}-${key}`);
  const overEndpoints = calls.workspaces === true || calls.services.some((service) => service !== S3);
  new CallerRules(made, "calls", {
    caller: `${noun} ${key}`,
    securityGroupId,
    groups: [
      ...(calls.itself === undefined ? [] : [{ id: "itself", securityGroupId, ports: calls.itself, own: true }]),
      ...dataServicesOf(env, caller, groupIds),
      ...(awsServices === undefined || !overEndpoints
        ? []
        : [{ id: "endpoints", securityGroupId: awsServices.endpointsGroupId, ports: [HTTPS], own: true }]),
    ],
    answersComeIn: calls.answersComeIn === true,
    prefixLists: awsServices !== undefined && calls.services.includes(S3) ? { s3: awsServices.s3PrefixListId } : {},
    blocks: [
      ...calls.outside,
      ...(awsServices === undefined && (overEndpoints || calls.services.length > 0)
        ? [{ cidrs: [EVERYWHERE], ports: [HTTPS] }]
        : []),
    ],
  });
  configured(made, path.join("."));
  return securityGroupId;
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
