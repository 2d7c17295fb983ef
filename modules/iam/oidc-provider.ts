import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";
import type { CiSystem } from "./deploy-trust";

/** Tells IAM to trust the tokens of a CI system, as far as roles let them. One per issuer and AWS account. */
export class OidcProvider extends Construct {
  readonly providerArn: string;

  constructor(scope: Construct, id: string, props: CiSystem) {
    super(scope, id);
    // No thumbprints: AWS checks these issuers' certificates against its own list of authorities.
    const provider = new IamOpenidConnectProvider(this, "Resource", {
      url: `https://${props.issuer}`,
      clientIdList: [props.audience],
    });
    this.providerArn = provider.arn;
  }
}
