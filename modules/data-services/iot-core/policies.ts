import type { DevicePolicy, IotCoreModel, IotErrors, Provisioning } from "../../../config/kinds/data-services/iot-core";
import type { Statement } from "../../iam/policy-document";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { onAnything } from "../ceilings";
import { putStatements } from "../firehose/policies";
import { fillStatements } from "../kinesis-stream/policies";

/** Known before it is there. */
export const iotArn = ({ partition, region, accountId }: Place, resource: string): string =>
  `arn:${partition}:iot:${region}:${accountId}:${resource}`;

export interface RuleStatementsProps {
  readonly entry: Pick<IotCoreModel, "streams" | "deliveryStreamArns" | "passwordArns" | "errors">;
  /** Keys that encrypt streams and zones. */
  readonly keyArn: KeyArn;
  readonly place: Place;
}

/** What the role of rules may do: hand messages on to their streams, and keep what it could not. */
export const ruleStatements = ({ entry, keyArn, place }: RuleStatementsProps): Statement[] => [
  ...fillStatements(entry.streams, keyArn, place),
  ...entry.deliveryStreamArns
    .flatMap(putStatements)
    .map((one, index) => ({ ...one, Sid: `PutIntoFirehose${index + 1}` })),
  ...kafkaStatements(entry.passwordArns, keyArn("data"), place),
  ...errorStatements(entry.errors, keyArn("data"), place),
];

/**
 * What AWS IoT calls to have interfaces in the VPC; AWS knows nothing narrower. Source: AWS IoT developer guide, "Apache Kafka".
 */
const INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcs",
];
const READ_PASSWORD = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];

/** What rules into Kafka need: interfaces in the VPC, and passwords. The same is the most that they do. */
export const kafkaStatements = (
  passwordArns: readonly string[],
  dataKeyArn: string,
  { region }: Pick<Place, "region">,
): Statement[] =>
  passwordArns.length === 0
    ? []
    : [
        {
          Sid: "InterfacesForKafka",
          Effect: "Allow",
          Action: INTERFACES,
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": region } },
        },
        { Sid: "ReadPasswords", Effect: "Allow", Action: READ_PASSWORD, Resource: passwordArns },
        {
          Sid: "DecryptPasswords",
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: dataKeyArn,
          Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
        },
      ];

function errorStatements(errors: IotErrors, dataKeyArn: string, place: Place): Statement[] {
  const { partition, region, accountId } = place;
  if (errors.mode === "log") {
    const group = `arn:${partition}:logs:${region}:${accountId}:log-group:${errors.logGroupName}`;
    return [
      {
        Sid: "LogFailures",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [group, `${group}:*`],
      },
    ];
  }
  const objects = `${bucketArnOf(partition, errors.bucket)}/${errors.folder}/*`;
  return [
    { Sid: "KeepFailures", Effect: "Allow", Action: "s3:PutObject", Resource: objects },
    {
      Sid: "EncryptFailures",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArnOf(partition, errors.bucket), objects] },
      },
    },
  ];
}

/**
 * The device that is connected, in policies of AWS IoT. The first dollar sign keeps Terraform from evaluating it.
 * Source: AWS IoT developer guide, "Thing policy variables".
 */
export const THING = "$${iot:Connection.Thing.ThingName}";

/** What devices with a policy may do: connect as themselves, and use the topics that it names. */
export function deviceStatements(
  policy: Omit<DevicePolicy, "rules">,
  /** Names of the rules that they send to directly. */
  ruleNames: readonly string[],
  place: Place,
): Statement[] {
  const arns = (sort: string, paths: readonly string[]) => paths.map((path) => iotArn(place, `${sort}/${path}`));
  const own = (topics: readonly string[]) => topics.map((topic) => topic.split("{thing}").join(THING));
  const shadow = policy.shadow ? [`$aws/things/${THING}/shadow`] : [];
  const sent = [
    ...own(policy.publishes),
    ...ruleNames.map((name) => `$aws/rules/${name}/*`),
    ...shadow.flatMap((topic) => ["get", "update", "delete"].map((verb) => `${topic}/${verb}`)),
  ];
  const filters = [...own(policy.subscribes), ...shadow.map((topic) => `${topic}/*`)];
  const statement = (Sid: string, Action: Statement["Action"], resources: readonly string[]): Statement[] =>
    resources.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource: resources }];
  return [
    {
      Sid: "ConnectAsItself",
      Effect: "Allow",
      Action: "iot:Connect",
      Resource: iotArn(place, `client/${THING}`),
      Condition: { Bool: { "iot:Connection.Thing.IsAttached": "true" } },
    },
    ...statement("Send", policy.retains ? ["iot:Publish", "iot:RetainPublish"] : "iot:Publish", arns("topic", sent)),
    ...statement("Subscribe", "iot:Subscribe", arns("topicfilter", filters)),
    // What a filter takes: in a policy a star stands for any levels.
    ...statement(
      "Receive",
      "iot:Receive",
      arns(
        "topic",
        filters.map((filter) => filter.replace(/[+#]/g, "*")),
      ),
    ),
  ];
}

/** What who shows a claim may do: ask for a certificate of its own, and to be made by one template. */
export function claimStatements({ name }: Pick<Provisioning, "name">, place: Place): Statement[] {
  const topics = ["$aws/certificates/create/*", `$aws/provisioning-templates/${name}/provision/*`];
  return [
    { Sid: "Connect", Effect: "Allow", Action: "iot:Connect", Resource: iotArn(place, `client/${name}-*`) },
    {
      Sid: "AskAndHear",
      Effect: "Allow",
      Action: ["iot:Publish", "iot:Receive"],
      Resource: topics.map((topic) => iotArn(place, `topic/${topic}`)),
    },
    {
      Sid: "Subscribe",
      Effect: "Allow",
      Action: "iot:Subscribe",
      Resource: topics.map((topic) => iotArn(place, `topicfilter/${topic}`)),
    },
  ];
}

/** What making a device calls. Source: AWS managed policy AWSIoTThingsRegistration. */
const CERTIFICATE = [
  "iot:AttachPolicy",
  "iot:AttachPrincipalPolicy",
  "iot:AttachThingPrincipal",
  "iot:DescribeCertificate",
  "iot:DetachPolicy",
  "iot:DetachThingPrincipal",
  "iot:UpdateCertificate",
];
const REGISTER = ["iot:ListAttachedPolicies", "iot:RegisterCertificate", "iot:RegisterThing"];
const THING_CALLS = [
  "iot:AddThingToThingGroup",
  "iot:CreateThing",
  "iot:DescribeThing",
  "iot:ListThingGroupsForThing",
  "iot:ListThingPrincipals",
  "iot:RemoveThingFromThingGroup",
  "iot:UpdateThing",
  "iot:UpdateThingGroupsForThing",
];

/**
 * What the role of provisioning may do: make devices whose names start as those of the entry do, in its groups.
 * @param start of names: `acme-dev-plant`
 */
export function provisioningStatements(start: string, place: Place): Statement[] {
  const parts = (sorts: readonly string[]) => sorts.map((sort) => iotArn(place, `${sort}/${start}-*`));
  return [
    { Sid: "MakeThings", Effect: "Allow", Action: THING_CALLS, Resource: parts(["thing", "thinggroup"]) },
    { Sid: "LookAtParts", Effect: "Allow", Action: DESCRIBES, Resource: parts(["thinggroup", "thingtype", "policy"]) },
    certificates(place),
    // AWS knows nothing narrower for these.
    { Sid: "Register", Effect: "Allow", Action: REGISTER, Resource: "*" },
  ];
}

const DESCRIBED = "iot:DescribeThing";

/** The most that such roles do, on whatever the environment has in AWS IoT. */
export const provisioningCeiling = (prefix: string, place: Place): Statement[] => [
  {
    Sid: "MakeThings",
    Effect: "Allow",
    // Descriptions of things, groups and types are one pattern: a boundary has little room.
    Action: [...[...THING_CALLS, ...DESCRIBES].filter((call) => !call.startsWith(DESCRIBED)), `${DESCRIBED}*`],
    Resource: iotArn(place, `*/${prefix}-*`),
  },
  certificates(place),
  onAnything(...REGISTER),
];

const certificates = (place: Place): Statement => ({
  Sid: "Certificates",
  Effect: "Allow",
  Action: CERTIFICATE,
  Resource: iotArn(place, "cert/*"),
});

const DESCRIBES = ["iot:DescribeThingGroup", "iot:DescribeThingType", "iot:GetPolicy"];
