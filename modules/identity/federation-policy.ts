import { AccountFederationPolicy } from "@cdktf/provider-databricks/lib/account-federation-policy";
import { ServicePrincipalFederationPolicy } from "@cdktf/provider-databricks/lib/service-principal-federation-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { AccountFederation, PrincipalFederation } from "../../config/model";
import { literal } from "../terraform/literal";

interface FederationPolicyProps {
  /** Its id in the account: the key in the configuration. */
  readonly policyId: string;
  readonly config: AccountFederation | PrincipalFederation;
  /** Account-level id of the service principal that it is about. Default: whoever a token names. */
  readonly principalId?: string;
}

/** Whose tokens Databricks takes in the place of a secret: for whomever they name, or for one service principal. */
export class FederationPolicy extends Construct {
  constructor(scope: Construct, id: string, { policyId, config, principalId }: FederationPolicyProps) {
    super(scope, id);
    const policy = {
      policyId,
      ...(config.description !== undefined && { description: literal(config.description) }),
      oidcPolicy: {
        issuer: config.issuer,
        ...(config.audiences !== undefined && { audiences: [...config.audiences] }),
        subjectClaim: config.subjectClaim,
        ...("subject" in config && { subject: literal(config.subject) }),
        ...(config.keySetUrl !== undefined && { jwksUri: config.keySetUrl }),
      },
    };
    if (principalId === undefined) new AccountFederationPolicy(this, "Resource", policy);
    else
      new ServicePrincipalFederationPolicy(this, "Resource", {
        ...policy,
        // Terraform turns the id, a text elsewhere, into the number that it is here.
        servicePrincipalId: Token.asNumber(principalId),
      });
  }
}
