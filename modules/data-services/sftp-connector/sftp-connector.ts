import { TransferConnector } from "@cdktf/provider-aws/lib/transfer-connector";
import { Construct } from "constructs";
import type { SftpConnectorModel } from "../../../config/kinds/data-services/sftp-connector";
import type { Place } from "../../place";
import type { OpenedWith } from "../dms-replication/policies";
import { logStatements } from "../transfer-policies";
import { TransferRole } from "../transfer-role";
import { accessStatements } from "./policies";

export interface SftpConnectorProps {
  readonly connector: SftpConnectorModel;
  readonly opened: OpenedWith;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A connector that signs in to a partner's SFTP server, which it knows by its keys. */
export class SftpConnector extends Construct {
  readonly connectorId: string;
  readonly connectorArn: string;

  constructor(scope: Construct, id: string, props: SftpConnectorProps) {
    super(scope, id);
    const { connector, opened, place, tags } = props;
    const role = new TransferRole(this, "role", {
      roleName: connector.role.name,
      description: `Fetches files of ${connector.url}`,
      takenFor: "connector/*",
      statements: accessStatements(props),
      place,
      tags,
    });
    const log = new TransferRole(this, "log-role", {
      roleName: connector.logRole.name,
      description: `Writes the log of the connector ${connector.name}`,
      takenFor: "connector/*",
      statements: logStatements(place),
      place,
      tags,
    });
    const made = new TransferConnector(this, "Resource", {
      url: connector.url,
      accessRole: role.arn,
      loggingRole: log.arn,
      securityPolicyName: connector.securityPolicy,
      sftpConfig: { userSecretId: opened.secretArn, trustedHostKeys: [...connector.hostKeys] },
      ...(connector.through && {
        egressConfig: {
          vpcLattice: {
            resourceConfigurationArn: connector.through.resourceConfigurationArn,
            portNumber: connector.through.port,
          },
        },
      }),
      tags: { ...tags, Name: connector.name },
      dependsOn: [role.policy, log.policy],
    });
    this.connectorId = made.connectorId;
    this.connectorArn = made.arn;
  }
}
