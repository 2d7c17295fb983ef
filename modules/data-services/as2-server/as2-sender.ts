import { TransferConnector } from "@cdktf/provider-aws/lib/transfer-connector";
import { Construct } from "constructs";
import type { As2SendModel } from "../../../config/kinds/data-services/as2-server";
import type { Place } from "../../place";
import { folderFiles } from "../transfer-policies";
import { TransferRole } from "../transfer-role";

export interface As2SenderProps {
  readonly send: As2SendModel;
  /** Key of the partner in the configuration. */
  readonly name: string;
  readonly ownProfileId: string;
  readonly partnerProfileId: string;
  /** Role that writes the log. */
  readonly logRole: TransferRole;
  /** Bucket that what is sent lies in. */
  readonly bucketName: string;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** The service's words. */
const ENCRYPTION = { aes128: "AES128_CBC", aes192: "AES192_CBC", aes256: "AES256_CBC" } as const;
const SIGNATURE = { sha256: "SHA256", sha384: "SHA384", sha512: "SHA512" } as const;
const RECEIPT = {
  signed: { mdnResponse: "SYNC", mdnSigningAlgorithm: "DEFAULT" },
  unsigned: { mdnResponse: "SYNC", mdnSigningAlgorithm: "NONE" },
  none: { mdnResponse: "NONE", mdnSigningAlgorithm: "NONE" },
} as const;

/** What sends files to a partner, encrypted and signed; somebody starts each transfer. */
export class As2Sender extends Construct {
  readonly connectorId: string;

  constructor(scope: Construct, id: string, props: As2SenderProps) {
    super(scope, id);
    const { send, name, tags } = props;
    const role = new TransferRole(this, "role", {
      roleName: send.role.name,
      description: `Messages to the AS2 partner ${name}`,
      takenFor: "connector/*",
      statements: folderFiles({ ...props, folder: send.folder }),
      place: props.place,
      tags,
    });
    const made = new TransferConnector(this, "Resource", {
      url: send.url,
      accessRole: role.arn,
      loggingRole: props.logRole.arn,
      as2Config: {
        localProfileId: props.ownProfileId,
        partnerProfileId: props.partnerProfileId,
        // The provider sends an empty one where there is none, and AWS takes none that is empty.
        messageSubject: send.subject,
        compression: send.compressed ? "ZLIB" : "DISABLED",
        encryptionAlgorithm: ENCRYPTION[send.encryption],
        signingAlgorithm: SIGNATURE[send.signature],
        ...RECEIPT[send.receipt],
      },
      tags: { ...tags, Name: name },
      dependsOn: [role.policy, props.logRole.policy],
    });
    this.connectorId = made.connectorId;
  }
}
