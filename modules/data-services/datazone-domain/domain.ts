import { DatazoneDomain } from "@cdktf/provider-aws/lib/datazone-domain";
import { DatazoneProject } from "@cdktf/provider-aws/lib/datazone-project";
import { Construct } from "constructs";
import type { DatazoneDomainModel } from "../../../config/kinds/data-services/datazone-domain";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { literal } from "../../terraform/literal";
import { domainAccess, domainTrust } from "./policies";

export interface DomainProps {
  readonly domain: DatazoneDomainModel;
  /** ARN of the key that encrypts what is in it. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A domain of DataZone with its role and projects. What people have put into it goes with it. */
export class Domain extends Construct {
  readonly domainId: string;
  readonly portalUrl: string;

  constructor(scope: Construct, id: string, { domain, dataKeyArn, place, tags, protection }: DomainProps) {
    super(scope, id);
    const { preventDestroy, forceDestroy } = protection;
    const role = new ServiceRole(this, "role", {
      roleName: domain.role.name,
      description: `DataZone does by it what people may do in the domain ${domain.key}`,
      trust: domainTrust(place),
      policyName: "domain",
      statements: domainAccess(dataKeyArn),
      tags,
    });
    const made = new DatazoneDomain(this, "Resource", {
      name: domain.name,
      description: literal(domain.description),
      domainExecutionRole: role.arn,
      // Projects of the newer version are made of a profile, for which the provider has no argument.
      domainVersion: "V1",
      kmsKeyIdentifier: dataKeyArn,
      skipDeletionCheck: forceDestroy,
      tags: { ...tags },
      dependsOn: [role.policy],
      // People switch it on, once and for all.
      lifecycle: { preventDestroy, ignoreChanges: ["single_sign_on"] },
    });
    for (const [key, { description }] of Object.entries(domain.projects)) {
      const project = new DatazoneProject(this, `project-${key}`, {
        domainIdentifier: made.id,
        name: key,
        description: literal(description),
        skipDeletionCheck: forceDestroy,
        lifecycle: { preventDestroy },
      });
      configured(project, `.projects.${key}`);
    }
    this.domainId = made.id;
    this.portalUrl = made.portalUrl;
  }
}
