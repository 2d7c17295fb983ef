import type { Environment } from "../../../config/model";
import type { Fixture, Found } from "./fixture";

/** Warehouses of Redshift that the environment's file calls existing. */
export const WAREHOUSES: Fixture = {
  provider: "aws",
  why: "warehouses of Redshift that the environment's file calls existing",
  find: ({ environments }) => environments.flatMap(warehousesOf),
};

function warehousesOf({ dataServices, partition, awsAccountId, region: place }: Environment): Found[] {
  return Object.values(dataServices).flatMap((service): Found[] => {
    if (service.kind !== "redshift-serverless" && service.kind !== "redshift-cluster") return [];
    if (service.mode !== "existing") return [];
    const { name, port, securityGroupId: id, endpoint } = service;
    const account = endpoint?.ownerAccount ?? awsAccountId;
    return [
      ...(service.kind === "redshift-serverless"
        ? [
            {
              type: "aws_redshiftserverless_namespace",
              account,
              place,
              attributes: {
                id: name,
                namespace_name: name,
                arn: `arn:${partition}:redshift-serverless:${place}:${account}:namespace/${name}`,
              },
            },
          ]
        : []),
      ...(id === undefined ? [] : [{ type: "aws_security_group", account, place, attributes: { id, name } }]),
      service.kind === "redshift-cluster"
        ? {
            type: "aws_redshift_cluster",
            account,
            place,
            attributes: {
              id: name,
              cluster_identifier: name,
              cluster_namespace_arn: `arn:${partition}:redshift:${place}:${account}:namespace:${name}`,
              endpoint: `${name}.abcdefghijkl.${place}.redshift.amazonaws.com`,
              port,
            },
          }
        : {
            type: "aws_redshiftserverless_workgroup",
            account,
            place,
            attributes: {
              id: name,
              workgroup_name: name,
              namespace_name: name,
              endpoint: [
                { address: `${name}.${account}.${place}.redshift-serverless.amazonaws.com`, port, vpc_endpoint: [] },
              ],
              port,
            },
          },
    ];
  });
}
