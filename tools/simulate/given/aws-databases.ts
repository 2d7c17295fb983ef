import { newestVersion } from "../../../config/facts/databases";
import type { Environment } from "../../../config/model";
import type { Fixture, Found } from "./fixture";

/** Databases that the environment's file calls existing. */
export const DATABASES: Fixture = {
  provider: "aws",
  why: "databases that the environment's file calls existing",
  find: ({ environments }) => environments.flatMap(databasesOf),
};

function databasesOf({ dataServices, partition, awsAccountId: account, region: place }: Environment): Found[] {
  return Object.values(dataServices).flatMap((service): Found[] => {
    if (!("engine" in service) || service.mode !== "existing") return [];
    const { identifier, engine, port, securityGroupId: id } = service;
    const host = `${identifier}.abcdefghijkl.${place}.rds.amazonaws.com`;
    const engine_version = newestVersion(engine);
    return [
      ...(id === undefined
        ? []
        : [{ type: "aws_security_group", account, place, attributes: { id, name: identifier } }]),
      service.kind === "aurora-cluster"
        ? {
            type: "aws_rds_cluster",
            account,
            place,
            attributes: {
              id: identifier,
              arn: `arn:${partition}:rds:${place}:${account}:cluster:${identifier}`,
              cluster_identifier: identifier,
              engine,
              engine_version,
              endpoint: host,
              port,
            },
          }
        : {
            type: "aws_db_instance",
            account,
            place,
            attributes: {
              id: identifier,
              arn: `arn:${partition}:rds:${place}:${account}:db:${identifier}`,
              identifier,
              engine,
              engine_version,
              address: host,
              port,
            },
          },
    ];
  });
}
