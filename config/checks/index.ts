import { accountIdentity } from "./account-identity";
import { accountSingletons } from "./account-singletons";
import { attestations } from "./attestations";
import { audit } from "./audit";
import { availabilityZones } from "./availability-zones";
import { awsAccounts } from "./aws-accounts";
import { bucketNames } from "./bucket-names";
import { catalogVisibility } from "./catalog-visibility";
import { catalogs } from "./catalogs";
import type { Check, RawCheck } from "./check";
import { ciRoles } from "./ci-roles";
import { connectedDns } from "./connected-dns";
import { disasterRecovery } from "./disaster-recovery";
import { endpointServices } from "./endpoint-services";
import { endpointSubnetSize } from "./endpoint-subnet-size";
import { environmentNames } from "./environment-names";
import { existingNetworks } from "./existing-network";
import { fileFormats } from "./file-formats";
import { interpolation } from "./interpolation";
import { ipAccessLists } from "./ip-access-lists";
import { lifecycles } from "./lifecycles";
import { limits } from "./limits";
import { logicalIds } from "./logical-ids";
import { metastoreAdmins } from "./metastore-admins";
import { networkConnectivity } from "./network-connectivity";
import { networkExits } from "./network-exits";
import { networkServices } from "./network-services";
import { networkSlots } from "./network-slots";
import { organization } from "./organization";
import { privateLink } from "./private-link";
import { references } from "./references";
import { regionFeatures } from "./region-features";
import { regions } from "./regions";
import { removedChoices } from "./removed-choices";
import { roleNames } from "./role-names";
import { runtimes } from "./runtimes";
import { secondCidr } from "./second-cidr";
import { secrets } from "./secrets";
import { serverless } from "./serverless";
import { sources } from "./sources";
import { sqlWarehouses } from "./sql-warehouses";
import { stackNamesAndStates } from "./stack-names";
import { storageLocations } from "./storage-locations";
import { subnets } from "./subnets";
import { tags } from "./tags";
import { tier } from "./tier";
import { topology } from "./topology";
import { vpc } from "./vpc";
import { workspaceEntry } from "./workspace-entry";
import { workspaceSubnetSize } from "./workspace-subnet-size";
import { workspaces } from "./workspaces";
import { zoneKinds } from "./zone-kinds";

/** Every check of a file as it was written. */
export const rawChecks: readonly RawCheck[] = [secrets, removedChoices, interpolation];

/** Every check across fields and files; one file each. */
export const checks: readonly Check[] = [
  accountIdentity,
  accountSingletons,
  attestations,
  audit,
  availabilityZones,
  awsAccounts,
  bucketNames,
  catalogs,
  catalogVisibility,
  ciRoles,
  connectedDns,
  disasterRecovery,
  endpointServices,
  endpointSubnetSize,
  environmentNames,
  fileFormats,
  existingNetworks,
  ipAccessLists,
  lifecycles,
  limits,
  logicalIds,
  metastoreAdmins,
  networkConnectivity,
  networkExits,
  networkServices,
  networkSlots,
  organization,
  privateLink,
  references,
  regionFeatures,
  regions,
  roleNames,
  runtimes,
  secondCidr,
  serverless,
  sources,
  sqlWarehouses,
  stackNamesAndStates,
  storageLocations,
  subnets,
  tags,
  tier,
  topology,
  vpc,
  workspaceEntry,
  workspaceSubnetSize,
  workspaces,
  zoneKinds,
];
