import { parseArn } from "../../../config/arn";
import type { Environment } from "../../../config/model";
import type { Fixture, Found } from "./fixture";

/** Connector profiles and secrets of clients that flows of AppFlow name. */
function namedByFlows({ dataServices, awsAccountId, region }: Environment): Found[] {
  return Object.values(dataServices).flatMap((service): Found[] => {
    if (service.kind !== "appflow-flow") return [];
    const { connection, connectorType } = service;
    const place = { account: awsAccountId, place: region };
    if (connection.mode === "existing") {
      const arn = `arn:aws:appflow:${region}:${awsAccountId}:connectorprofile/${connection.profile}`;
      const attributes = { id: arn, arn, name: connection.profile, connector_type: connectorType };
      return [{ type: "aws_appflow_connector_profile", ...place, attributes }];
    }
    if (connection.client.mode !== "existing") return [];
    const { arn } = connection.client;
    const name = parseArn(arn)
      .resource.replace(/^secret:/, "")
      .replace(/-\w{6}$/, "");
    return [{ type: "aws_secretsmanager_secret", ...place, attributes: { id: arn, arn, name } }];
  });
}

/** What people make in AppFlow before flows use it. */
export const APPFLOW_FIXTURES: readonly Fixture[] = [
  {
    provider: "aws",
    why: "People sign in to applications in the AppFlow console, and put clients into secrets (dataServices, appflow-flow).",
    find: ({ environments }) => environments.flatMap(namedByFlows),
  },
];
