import { createHash } from "node:crypto";
import { TransferAgreement } from "@cdktf/provider-aws/lib/transfer-agreement";
import { TransferCertificate } from "@cdktf/provider-aws/lib/transfer-certificate";
import { TransferProfile } from "@cdktf/provider-aws/lib/transfer-profile";
import { Construct } from "constructs";
import type { As2PartnerModel } from "../../../config/kinds/data-services/as2-server";
import type { Place } from "../../place";
import { folderFiles } from "../transfer-policies";
import { TransferRole } from "../transfer-role";

export interface As2PartnerProps {
  readonly partner: As2PartnerModel;
  /** Key in the configuration. */
  readonly name: string;
  readonly serverId: string;
  /** Id of the server's own profile. */
  readonly ownProfileId: string;
  /** Bucket that messages come into. */
  readonly bucketName: string;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A partner: its certificates and profile, and the agreement by which its messages come into one folder. */
export class As2Partner extends Construct {
  readonly profileId: string;
  readonly agreementId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: As2PartnerProps,
  ) {
    super(scope, id);
    const { partner, name, serverId, bucketName, tags } = props;
    const certificateIds = [
      ...this.certificates("SIGNING", partner.signingCertificates),
      ...this.certificates("ENCRYPTION", partner.encryptionCertificates ?? []),
    ];
    const profile = new TransferProfile(this, "profile", {
      as2Id: partner.as2Id,
      profileType: "PARTNER",
      certificateIds,
      tags: { ...tags, Name: name },
    });
    const role = new TransferRole(this, "role", {
      roleName: partner.role.name,
      description: `Messages of the AS2 partner ${name}`,
      takenFor: `agreement/${serverId}/*`,
      statements: folderFiles({ ...props, folder: partner.folder }),
      place: props.place,
      tags,
    });
    const agreement = new TransferAgreement(this, "Resource", {
      serverId,
      localProfileId: props.ownProfileId,
      partnerProfileId: profile.profileId,
      baseDirectory: `/${bucketName}/${partner.folder}`,
      accessRole: role.arn,
      description: `Messages of ${name}`,
      tags: { ...tags, Name: name },
      dependsOn: [role.policy],
    });
    this.profileId = profile.profileId;
    this.agreementId = agreement.agreementId;
  }

  private certificates(usage: "SIGNING" | "ENCRYPTION", pems: readonly string[]): string[] {
    return pems.map((certificate) => {
      // By what is in it: the order of the list means nothing.
      const hash = createHash("sha256").update(certificate.trim()).digest("hex").slice(0, 8);
      return new TransferCertificate(this, `${usage.toLowerCase()}-${hash}`, {
        certificate,
        usage,
        description: `${this.props.name}, ${usage.toLowerCase()}`,
        tags: { ...this.props.tags, Name: this.props.name },
        // The profile lets go of an old one first.
        lifecycle: { createBeforeDestroy: true },
      }).certificateId;
    });
  }
}
