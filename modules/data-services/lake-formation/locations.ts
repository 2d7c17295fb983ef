import { LakeformationResource } from "@cdktf/provider-aws/lib/lakeformation-resource";
import { Construct } from "constructs";
import type { LakeFormationModel } from "../../../config/kinds/data-services/lake-formation";
import { configured } from "../../configured";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { lakeFormationTrust, locationArnOf, locationStatements } from "./policies";

export interface LocationsProps {
  readonly entry: LakeFormationModel;
  /** ARN of the key that encrypts zones. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Folders that are registered, and the role that Lake Formation reaches them with. In hybrid access mode, so that Unity
 * Catalog and everybody else whom IAM lets in reads on as before.
 */
export class Locations extends Construct {
  /** Key → ARN of the folder, once it is registered. */
  readonly arns: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { entry, dataKeyArn, place, tags }: LocationsProps) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      roleName: entry.role.name,
      description: `Hands out files of ${entry.key} for Lake Formation`,
      trust: lakeFormationTrust,
      policyName: "files",
      statements: locationStatements(entry.locations, dataKeyArn, place),
      tags,
    });
    this.arns = Object.fromEntries(
      Object.entries(entry.locations).map(([key, location]) => {
        const registered = new LakeformationResource(this, key, {
          arn: locationArnOf(location, place.partition),
          roleArn: role.arn,
          hybridAccessEnabled: true,
          dependsOn: [role.policy],
        });
        return [key, configured(registered, `.${key}`).arn];
      }),
    );
  }
}
