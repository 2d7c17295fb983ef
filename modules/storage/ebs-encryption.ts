import { EbsEncryptionByDefault } from "@cdktf/provider-aws/lib/ebs-encryption-by-default";
import { Construct } from "constructs";

/**
 * Encrypts every new EBS volume of the account in this region with the account's default key. One setting per
 * account and region: destroying it switches the default off.
 */
export class EbsEncryption extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new EbsEncryptionByDefault(this, "Resource", { enabled: true });
  }
}
