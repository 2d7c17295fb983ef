import { fact } from "./fact";

/** A range of TCP ports. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

const one = (port: number): Ports => ({ from: port, to: port });

/** TCP ports that nodes of classic compute call. */
export const DATA_PLANE_PORTS = fact({
  value: {
    /** REST API, AWS services, libraries; without PrivateLink the relay too. */
    https: one(443),
    /** Relay of secure cluster connectivity over PrivateLink, FIPS (compliance security profile). */
    relayFips: one(2443),
    /** Legacy Hive metastore. */
    legacyMetastore: one(3306),
    /** Lakebase through the service-direct endpoint. */
    serviceDirect: one(5432),
    /** Relay of secure cluster connectivity over PrivateLink; not in GovCloud. */
    relay: one(6666),
    /** Compute to control-plane API. */
    controlPlaneApi: one(8443),
    /** Unity Catalog's logs and lineage. */
    unityCatalogLogs: one(8444),
    /** Kept by Databricks for later. */
    reserved: { from: 8445, to: 8451 },
  },
  source: 'Databricks, "Configure a customer-managed VPC"; for 5432 the Security Reference Architecture',
  asOf: "2026-08",
});
