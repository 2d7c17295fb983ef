import { accountIdentity } from "./account-identity";
import { accountSingletons } from "./account-singletons";
import { accountWide } from "./account-wide";
import { adopted } from "./adopted";
import { allowedArtifacts } from "./allowed-artifacts";
import { anomalies } from "./anomalies";
import { attestations } from "./attestations";
import { audit } from "./audit";
import { availabilityZones } from "./availability-zones";
import { awsAccounts } from "./aws-accounts";
import { backups } from "./backups";
import { bootstrap } from "./bootstrap";
import { bootstrapWarehouses } from "./bootstrap-warehouses";
import { budgetPolicies } from "./budget-policies";
import { calledHosts } from "./called-hosts";
import { catalogVisibility } from "./catalog-visibility";
import { catalogs } from "./catalogs";
import type { Check, RawCheck } from "./check";
import { ciRoles } from "./ci-roles";
import { codePipeline } from "./code-pipeline";
import { comments } from "./comments";
import { configAggregators } from "./config-aggregator";
import { connectedDns } from "./connected-dns";
import { connectionBlocks } from "./connections/blocks";
import { connectionGateways } from "./connections/gateways";
import { connectionRules } from "./connections/rules";
import { costAllocation } from "./cost-allocation";
import { declaredOnce } from "./declared-once";
import { deliveries } from "./deliveries";
import { delivery } from "./delivery";
import { deployerGroups } from "./deployer-groups";
import { disasterRecovery } from "./disaster-recovery";
import { domains } from "./domains";
import { endpointNeeds } from "./endpoint-needs";
import { endpointRegistrations } from "./endpoint-registrations";
import { endpointServices } from "./endpoint-services";
import { endpointSubnetSize } from "./endpoint-subnet-size";
import { entitlements } from "./entitlements";
import { environmentNames } from "./environment-names";
import { everybody } from "./everybody";
import { exclusiveUse } from "./exclusive-use";
import { existingNetworks } from "./existing-network";
import { existingTwice } from "./existing-twice";
import { extraResources } from "./extra-resources";
import { federation } from "./federation";
import { fileEvents } from "./file-events";
import { formerly } from "./formerly";
import { frontends } from "./frontend";
import { gitFolders } from "./git-folders";
import { globalResources } from "./global-resources";
import { governedTags } from "./governed-tags";
import { handedOver } from "./handed-over";
import { interpolation } from "./interpolation";
import { ipAccessLists } from "./ip-access-lists";
import { keys } from "./keys";
import { kinds } from "./kinds";
import { lakeFormationSettings } from "./lake-formation";
import { libraries } from "./libraries";
import { lifecycles } from "./lifecycles";
import { limits } from "./limits";
import { locationEncryption } from "./location-encryption";
import { logAnomalies } from "./log-anomalies";
import { logDelivery } from "./log-delivery";
import { logicalIds } from "./logical-ids";
import { metastoreAdmins } from "./metastore-admins";
import { metastoreContents } from "./metastore-contents";
import { metastoreOnce } from "./metastore-once";
import { mlRuntimes } from "./ml-runtimes";
import { monitoring } from "./monitoring";
import { naming } from "./naming";
import { networkConnectivity } from "./network-connectivity";
import { networkExits } from "./network-exits";
import { networkPolicies } from "./network-policies";
import { networkServices } from "./network-services";
import { networkSlots } from "./network-slots";
import { nodeTypes } from "./node-types";
import { oauthApps } from "./oauth-apps";
import { organization } from "./organization";
import { overrides } from "./overrides";
import { placeholders } from "./placeholders";
import { placements } from "./placements";
import { privateLink } from "./private-link";
import { providers } from "./providers";
import { quickSightSubscription } from "./quicksight-subscription";
import { readTables } from "./read-tables";
import { references } from "./references";
import { regionFeatures } from "./region-features";
import { regions } from "./regions";
import { removedChoices } from "./removed-choices";
import { reservedWords } from "./reserved-words";
import { resourceNames } from "./resource-names";
import { retired } from "./retired";
import { runAs } from "./run-as";
import { runtimes } from "./runtimes";
import { schemaLayers } from "./schema-layers";
import { secondCidr } from "./second-cidr";
import { secretScopes } from "./secret-scopes";
import { secrets } from "./secrets";
import { serverless } from "./serverless";
import { stackStates } from "./stack-names";
import { standby } from "./standby";
import { storageLocations } from "./storage-locations";
import { subnets } from "./subnets";
import { tags } from "./tags";
import { tidiedFolders } from "./tidied-folders";
import { tier } from "./tier";
import { topology } from "./topology";
import { users } from "./users";
import { volumeFiles } from "./volume-files";
import { vpc } from "./vpc";
import { warehouseReaders } from "./warehouse-readers";
import { workspaceCallers } from "./workspace-callers";
import { workspaceCompute } from "./workspace-compute";
import { workspaceEntry } from "./workspace-entry";
import { workspaceSecurity } from "./workspace-security";
import { workspaceSubnetSize } from "./workspace-subnet-size";
import { workspaces } from "./workspaces";
import { writtenTables } from "./written-tables";

/** Every check of a file as it was written. */
export const rawChecks: readonly RawCheck[] = [secrets, removedChoices, interpolation, reservedWords];

/** Every check across fields and files; one file each. */
export const checks: readonly Check[] = [
  accountIdentity,
  accountSingletons,
  accountWide,
  adopted,
  allowedArtifacts,
  anomalies,
  attestations,
  audit,
  availabilityZones,
  awsAccounts,
  bootstrap,
  bootstrapWarehouses,
  catalogs,
  catalogVisibility,
  ciRoles,
  codePipeline,
  costAllocation,
  configAggregators,
  comments,
  connectedDns,
  connectionBlocks,
  connectionGateways,
  connectionRules,
  declaredOnce,
  existingTwice,
  deliveries,
  tidiedFolders,
  delivery,
  domains,
  deployerGroups,
  backups,
  disasterRecovery,
  endpointServices,
  endpointNeeds,
  endpointRegistrations,
  endpointSubnetSize,
  entitlements,
  environmentNames,
  logAnomalies,
  monitoring,
  naming,
  formerly,
  frontends,
  gitFolders,
  globalResources,
  governedTags,
  handedOver,
  everybody,
  exclusiveUse,
  existingNetworks,
  extraResources,
  ipAccessLists,
  keys,
  kinds,
  lakeFormationSettings,
  libraries,
  lifecycles,
  limits,
  locationEncryption,
  logDelivery,
  logicalIds,
  metastoreAdmins,
  metastoreContents,
  metastoreOnce,
  oauthApps,
  networkConnectivity,
  networkPolicies,
  budgetPolicies,
  calledHosts,
  networkExits,
  networkServices,
  networkSlots,
  nodeTypes,
  organization,
  overrides,
  placeholders,
  placements,
  quickSightSubscription,
  privateLink,
  providers,
  references,
  regionFeatures,
  regions,
  resourceNames,
  retired,
  runAs,
  runtimes,
  mlRuntimes,
  schemaLayers,
  secondCidr,
  secretScopes,
  serverless,
  stackStates,
  standby,
  storageLocations,
  federation,
  fileEvents,
  subnets,
  tags,
  tier,
  topology,
  users,
  volumeFiles,
  vpc,
  warehouseReaders,
  workspaceCallers,
  workspaceCompute,
  workspaceEntry,
  workspaceSecurity,
  workspaceSubnetSize,
  workspaces,
  writtenTables,
  readTables,
];
