import { S3ControlAccessGrantsInstance } from "@cdktf/provider-aws/lib/s3control-access-grants-instance";
import { Construct } from "constructs";

export interface AccessGrantsProps {
  /** Instance of IAM Identity Center that people are known by. */
  readonly identityCenterArn: string;
  readonly preventDestroy: boolean;
}

/** S3 Access Grants of the account and region. Everything that is given in them goes with them. */
export class AccessGrants extends Construct {
  constructor(scope: Construct, id: string, props: AccessGrantsProps) {
    super(scope, id);
    new S3ControlAccessGrantsInstance(this, "Resource", {
      identityCenterArn: props.identityCenterArn,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
  }
}
