import type { Rule } from "../../../rule";
import { endpointService } from "./endpoint-service";
import { ipAccessList } from "./ip-access-list";
import { nccEndpointRule } from "./ncc-endpoint-rule";
import { networkAcls } from "./network-acls";
import { networkDns } from "./network-dns";
import { networkEndpoints } from "./network-endpoints";
import { networkSecurityGroups } from "./network-security-groups";
import { networkSubnets } from "./network-subnets";
import { publicAccess } from "./public-access";

/** Networks of workspaces, classic and serverless. */
export const NETWORK_RULES: readonly Rule[] = [
  publicAccess,
  networkSubnets,
  networkSecurityGroups,
  networkDns,
  networkAcls,
  endpointService,
  networkEndpoints,
  nccEndpointRule,
  ipAccessList,
];
