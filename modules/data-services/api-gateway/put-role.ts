import type { Construct } from "constructs";
import type { ApiGatewayModel } from "../../../config/kinds/data-services/api-gateway";
import { ServiceRole } from "../../iam/service-role";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { apiStatements, apiTrust } from "./policies";

export interface PutRoleProps {
  readonly api: ApiGatewayModel;
  readonly roleName: string;
  /** Keys that encrypt the streams and the queue that are made here. */
  readonly keyArn: KeyArn;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** The role with which an API puts records. */
export class PutRole extends ServiceRole {
  constructor(scope: Construct, id: string, { api, roleName, keyArn, place, tags }: PutRoleProps) {
    super(scope, id, {
      roleName,
      description: `Puts the records of the API ${api.name}`,
      trust: apiTrust,
      policyName: "records",
      statements: apiStatements(api, keyArn, place),
      tags,
    });
  }
}
