import type { Rule } from "../../rule";
import { accessLogDelivery } from "./access-log-delivery";
import { accountMismatch } from "./account-mismatch";
import { aclDisabled } from "./acl-disabled";
import { airflowBucket } from "./airflow-bucket";
import { attachmentAccepted } from "./attachment-accepted";
import { attachmentZones } from "./attachment-zones";
import { availabilityZone } from "./availability-zone";
import { bucketNotEmpty } from "./bucket-not-empty";
import { bucketPolicyLockout } from "./bucket-policy-lockout";
import { bucketPolicyScope } from "./bucket-policy-scope";
import { budgetSubscribers } from "./budget-subscribers";
import { configDelivery } from "./config-delivery";
import { configOrder } from "./config-order";
import { deletionProtection } from "./deletion-protection";
import { directConnectAsn } from "./direct-connect-asn";
import { dmsAccountRole } from "./dms-account-role";
import { dmsEndpointRunning } from "./dms-endpoint-running";
import { endpointPolicy } from "./endpoint-policy";
import { endpointRoute } from "./endpoint-route";
import { endpointServiceName } from "./endpoint-service-name";
import { endpointServiceParts } from "./endpoint-service-parts";
import { endpointZones } from "./endpoint-zones";
import { flowDelivery } from "./flow-delivery";
import { flowLogDelivery } from "./flow-log-delivery";
import { functionRole } from "./function-role";
import { gatewayRouteTable } from "./gateway-route-table";
import { internetGateway } from "./internet-gateway";
import { keyPendingDeletion } from "./key-pending-deletion";
import { keyPolicyLockout } from "./key-policy-lockout";
import { lifecycleDays } from "./lifecycle-days";
import { loadBalancer } from "./load-balancer";
import { logGroupKey } from "./log-group-key";
import { notificationDestination } from "./notification-destination";
import { notificationOwner } from "./notification-owner";
import { peeringAcceptance } from "./peering-acceptance";
import { peeringActive } from "./peering-active";
import { peeringOverlap } from "./peering-overlap";
import { policyDocument } from "./policy-document";
import { policyOwner } from "./policy-owner";
import { policyPrincipal } from "./policy-principal";
import { policySize } from "./policy-size";
import { privateApiPolicy } from "./private-api-policy";
import { privateDns } from "./private-dns";
import { publicAddresses } from "./public-addresses";
import { publicPolicyBlocked } from "./public-policy-blocked";
import { queueVisibility } from "./queue-visibility";
import { quota } from "./quota";
import { regionSet } from "./region-set";
import { replicationVersions } from "./replication-versions";
import { resolverEndpoint } from "./resolver-endpoint";
import { resolverRuleDomain } from "./resolver-rule-domain";
import { restApiLogs } from "./rest-api-logs";
import { rolePolicies } from "./role-policies";
import { routeGateway } from "./route-gateway";
import { routeToSubnet } from "./route-to-subnet";
import { sameVpc } from "./same-vpc";
import { serviceRole } from "./service-role";
import { subnetOverlap } from "./subnet-overlap";
import { tableAttributes } from "./table-attributes";
import { tableCopyKey } from "./table-copy-key";
import { trailDelivery } from "./trail-delivery";
import { transitGatewayShared } from "./transit-gateway-shared";
import { vpcCidr } from "./vpc-cidr";
import { vpnGateway } from "./vpn-gateway";

/** What AWS refuses. The form of a request is looked at first, then what it names, then its effect. */
export const AWS_RULES: readonly Rule[] = [
  regionSet,
  accountMismatch,
  policyDocument,
  policySize,
  endpointPolicy,
  availabilityZone,
  tableAttributes,
  tableCopyKey,
  deletionProtection,
  budgetSubscribers,
  lifecycleDays,
  quota,
  keyPendingDeletion,
  policyPrincipal,
  policyOwner,
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
  flowDelivery,
  functionRole,
  queueVisibility,
  airflowBucket,
  flowLogDelivery,
  accessLogDelivery,
  configDelivery,
  trailDelivery,
  restApiLogs,
  privateApiPolicy,
  configOrder,
  vpcCidr,
  subnetOverlap,
  sameVpc,
  internetGateway,
  endpointServiceName,
  endpointServiceParts,
  loadBalancer,
  privateDns,
  endpointZones,
  endpointRoute,
  peeringOverlap,
  peeringAcceptance,
  peeringActive,
  transitGatewayShared,
  attachmentZones,
  attachmentAccepted,
  vpnGateway,
  routeGateway,
  routeToSubnet,
  gatewayRouteTable,
  directConnectAsn,
  dmsAccountRole,
  dmsEndpointRunning,
  publicAddresses,
  resolverEndpoint,
  resolverRuleDomain,
  bucketNotEmpty,
  rolePolicies,
];
