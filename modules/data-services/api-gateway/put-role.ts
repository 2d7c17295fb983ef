import type { Construct } from "constructs";
import type { ApiGatewayModel } from "../../../config/kinds/data-services/api-gateway";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { apiStatements, apiTrust } from "./policies";

export interface PutRoleProps {
  readonly api: ApiGatewayModel;
  readonly roleName: string;
  /** ARN of the key that encrypts the streams that are made here. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** The role with which an API puts records. */
export class PutRole extends ServiceRole {
  constructor(scope: Construct, id: string, { api, roleName, dataKeyArn, place, tags }: PutRoleProps) {
    super(scope, id, {
      roleName,
      description: `Puts the records of the API ${api.name}`,
      trust: apiTrust,
      policyName: "records",
      statements: apiStatements(api, dataKeyArn, place),
      tags,
    });
  }
}
