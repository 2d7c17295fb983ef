import { DmsCertificate } from "@cdktf/provider-aws/lib/dms-certificate";
import { DmsEndpoint } from "@cdktf/provider-aws/lib/dms-endpoint";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { DmsReplicationModel } from "../../../config/kinds/data-services/dms-replication";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { type OpenedWith, secretStatements, secretTrust } from "./policies";

export interface SourceEndpointProps {
  readonly entry: DmsReplicationModel;
  readonly opened: OpenedWith;
  /** ARN of the key that encrypts what DMS keeps of the connection. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** The database that is read, over an encrypted connection; address and password are in a secret that DMS reads itself. */
export class SourceEndpoint extends Construct {
  readonly endpointArn: string;

  constructor(scope: Construct, id: string, { entry, opened, dataKeyArn, place, tags }: SourceEndpointProps) {
    super(scope, id);
    const { source, engine } = entry;
    const role = new IamRole(this, "role", {
      name: entry.secretRole.name,
      description: `Reads the secret of the source of ${entry.name}`,
      assumeRolePolicy: policyDocument(secretTrust(place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "secret",
      role: role.name,
      policy: policyDocument(secretStatements(opened, place)),
    });
    const { certificateAuthority, oracle } = source;
    const authority =
      certificateAuthority === undefined && oracle === undefined
        ? undefined
        : configured(
            new DmsCertificate(this, "authority", {
              certificateId: `${entry.name}-source`,
              ...(oracle === undefined
                ? { certificatePem: certificateAuthority }
                : { certificateWallet: oracle.wallet }),
              tags: { ...tags },
            }),
            oracle === undefined ? ".source.certificateAuthority" : ".source.oracle.wallet",
          );
    const made = new DmsEndpoint(this, "Resource", {
      endpointId: `${entry.name}-source`,
      endpointType: "source",
      engineName: engine,
      ...(source.database !== undefined && { databaseName: source.database }),
      secretsManagerArn: opened.secretArn,
      secretsManagerAccessRoleArn: role.arn,
      sslMode: entry.sslMode,
      ...(authority !== undefined && { certificateArn: authority.certificateArn }),
      ...(engine.includes("postgres") && {
        postgresSettings: { captureDdls: entry.captureTableChanges, failTasksOnLobTruncation: true },
      }),
      ...(oracle !== undefined && { extraConnectionAttributes: attributesOf(oracle) }),
      kmsKeyArn: dataKeyArn,
      tags: { ...tags },
      dependsOn: [policy],
    });
    this.endpointArn = made.endpointArn;
  }
}

type Oracle = NonNullable<DmsReplicationModel["source"]["oracle"]>;

const yesNo = (value: boolean): string => (value ? "Y" : "N");

/** Settings that the resource has no arguments for. Source: AWS DMS user guide, "Endpoint settings when using Oracle as a source". */
const attributesOf = ({ reader, addSupplementalLogging }: Oracle): string =>
  Object.entries({
    addSupplementalLogging: yesNo(addSupplementalLogging),
    useLogminerReader: yesNo(reader === "log-miner"),
    useBfile: yesNo(reader === "binary-reader"),
    // A large object that is too long stops the replication, as one of PostgreSQL does.
    failTasksOnLobTruncation: "true",
  })
    .map(([name, value]) => `${name}=${value}`)
    .join(";");
