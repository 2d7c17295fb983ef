import { parseArn } from "../../../config/arn";
import { functionsOf } from "../../../config/kinds/data-services/transfer-server";
import type { Environment } from "../../../config/model";
import type { Fixture, Found } from "./fixture";
import { lambda } from "./functions";

const servers = ({ dataServices }: Environment) =>
  Object.values(dataServices).flatMap((service) => (service.kind === "transfer-server" ? [service] : []));

/** What servers show to clients of FTPS. */
const certificates = (env: Environment): Found[] =>
  servers(env).flatMap(({ certificateArn: arn, name }) => {
    if (arn === undefined) return [];
    const { accountId: account, region: place } = parseArn(arn);
    return [
      {
        type: "aws_acm_certificate",
        account,
        place,
        attributes: { id: arn, arn, domain_name: `${name}.example`, status: "ISSUED" },
      },
    ];
  });

/** Functions that say who signs in, or work on files. */
const functions = (env: Environment): Found[] =>
  servers(env).flatMap((server) => {
    const { identityProvider: provider } = server;
    return [...new Set([...functionsOf(server), ...(provider?.mode === "function" ? [provider.functionArn] : [])])].map(
      lambda,
    );
  });

const zones = (env: Environment): Found[] =>
  servers(env).flatMap(({ zoneId, hostname }) =>
    zoneId === undefined
      ? []
      : [
          {
            type: "aws_route53_zone",
            account: env.awsAccountId,
            place: env.region,
            attributes: { id: zoneId, zone_id: zoneId, name: hostname ?? "", vpc: [] },
          },
        ],
  );

/** Certificates with private keys, which Terraform never sees. */
const ownCertificates = ({ awsAccountId: account, region: place, dataServices }: Environment): Found[] =>
  Object.values(dataServices).flatMap((service) =>
    service.kind === "as2-server"
      ? service.certificateIds.map((id) => ({
          type: "aws_transfer_certificate",
          account,
          place,
          attributes: { id, certificate_id: id, usage: "SIGNING" },
        }))
      : [],
  );

/** What servers of Transfer Family work with that is there already. */
export const TRANSFER_FIXTURES: readonly Fixture[] = [
  {
    provider: "aws",
    why: "Somebody has a certificate for clients of FTPS (dataServices, transfer-server, certificateArn).",
    find: ({ environments }) => environments.flatMap(certificates),
  },
  {
    provider: "aws",
    why: "Somebody has made the functions of servers (dataServices, transfer-server).",
    find: ({ environments }) => environments.flatMap(functions),
  },
  {
    provider: "aws",
    why: "Somebody has the zone of a server's name (dataServices, transfer-server, zoneId).",
    find: ({ environments }) => environments.flatMap(zones),
  },
  {
    provider: "aws",
    why: "Somebody has imported certificates with their keys (dataServices, as2-server, certificateIds).",
    find: ({ environments }) => environments.flatMap(ownCertificates),
  },
];
