import type { Rule } from "../../rule";
import { accountMismatch } from "./account-mismatch";
import { aclDisabled } from "./acl-disabled";
import { aliasLatest } from "./alias-latest";
import { availabilityZone } from "./availability-zone";
import { bucketNotEmpty } from "./bucket-not-empty";
import { bucketPolicyLockout } from "./bucket-policy-lockout";
import { bucketPolicyScope } from "./bucket-policy-scope";
import { budgetSubscribers } from "./budget-subscribers";
import { configOrder } from "./config-order";
import { endpointPolicy } from "./endpoint-policy";
import { endpointRoute } from "./endpoint-route";
import { endpointServiceName } from "./endpoint-service-name";
import { endpointZones } from "./endpoint-zones";
import { flowLogDelivery } from "./flow-log-delivery";
import { internetGateway } from "./internet-gateway";
import { keyPendingDeletion } from "./key-pending-deletion";
import { keyPolicyLockout } from "./key-policy-lockout";
import { lifecycleDays } from "./lifecycle-days";
import { logGroupKey } from "./log-group-key";
import { notificationDestination } from "./notification-destination";
import { notificationOwner } from "./notification-owner";
import { peeringOverlap } from "./peering-overlap";
import { policyDocument } from "./policy-document";
import { policyPrincipal } from "./policy-principal";
import { policySize } from "./policy-size";
import { privateDns } from "./private-dns";
import { publicAddresses } from "./public-addresses";
import { publicPolicyBlocked } from "./public-policy-blocked";
import { quota } from "./quota";
import { regionSet } from "./region-set";
import { replicationVersions } from "./replication-versions";
import { rolePolicies } from "./role-policies";
import { sameVpc } from "./same-vpc";
import { serviceRole } from "./service-role";
import { subnetOverlap } from "./subnet-overlap";
import { tableAttributes } from "./table-attributes";
import { trailDelivery } from "./trail-delivery";
import { vpcCidr } from "./vpc-cidr";

/** What AWS refuses. The form of a request is looked at first, then what it names, then its effect. */
export const AWS_RULES: readonly Rule[] = [
  regionSet,
  accountMismatch,
  policyDocument,
  policySize,
  endpointPolicy,
  availabilityZone,
  aliasLatest,
  tableAttributes,
  budgetSubscribers,
  lifecycleDays,
  quota,
  keyPendingDeletion,
  policyPrincipal,
  bucketPolicyScope,
  publicPolicyBlocked,
  bucketPolicyLockout,
  keyPolicyLockout,
  aclDisabled,
  notificationDestination,
  notificationOwner,
  replicationVersions,
  serviceRole,
  logGroupKey,
  flowLogDelivery,
  trailDelivery,
  configOrder,
  vpcCidr,
  subnetOverlap,
  sameVpc,
  internetGateway,
  endpointServiceName,
  privateDns,
  endpointZones,
  endpointRoute,
  peeringOverlap,
  publicAddresses,
  bucketNotEmpty,
  rolePolicies,
];
