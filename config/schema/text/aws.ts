import { ACCOUNT, arn } from "../common";
import { named } from "./named";
import { formed } from "./rules";

/** Trail of CloudTrail. */
export const trailArn = named(
  { one: "ARN of a trail", many: "ARNs of trails" },
  arn(
    "a trail",
    "cloudtrail:[a-z0-9-]+:#:trail\\/[A-Za-z0-9._-]{3,128}",
    "arn:aws:cloudtrail:eu-west-1:123456789012:trail/name",
  ),
);

/** AWS organization. */
export const organizationId = named(
  { one: "id of an organization", many: "ids of organizations" },
  formed(
    /^o-[a-z0-9]{10,32}$/,
    "is not the id of an AWS organization",
    "copy it from AWS Organizations; it starts with o-",
  ),
);

/** Control of Control Tower. */
export const controlArn = named(
  { one: "ARN of a control", many: "ARNs of controls" },
  formed(
    /^arn:aws(-us-gov)?:(controltower:[a-z0-9-]+::control\/[A-Z0-9_-]+|controlcatalog:::control\/[a-z0-9]+)$/,
    "is not the ARN of a control",
    "copy it from the Control Tower controls reference: arn:aws:controlcatalog:::control/<id>",
  ),
);

/** Short name of a control. */
export const controlKey = named(
  { one: "short name", many: "short names" },
  formed(/^[a-z][a-z0-9-]{0,40}$/, "is not a valid key", "use lower-case letters, digits and hyphens"),
);

/** Organizational unit. */
export const unitArn = named(
  { one: "ARN of an organizational unit", many: "ARNs of organizational units" },
  formed(
    new RegExp(`^arn:aws(-us-gov)?:organizations::${ACCOUNT}:ou/o-[a-z0-9]{10,32}/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$`),
    "is not the ARN of an organizational unit",
    "write it as arn:aws:organizations::123456789012:ou/o-…/ou-…, with the management account's number",
  ),
);

/** Managed policy of IAM. */
export const policyArn = named(
  { one: "ARN of a policy", many: "ARNs of policies" },
  arn("an IAM policy", "iam::#:policy\\/[\\w+=,.@/-]+", "arn:aws:iam::123456789012:policy/name"),
);

/** Instance of IAM Identity Center. Source: its API reference, InstanceArn. */
export const identityCenterArn = named(
  { one: "ARN of an instance of IAM Identity Center", many: "ARNs of instances of IAM Identity Center" },
  formed(
    /^arn:aws(-us-gov)?:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
    "is not the ARN of an instance of IAM Identity Center",
    "copy it from its settings: arn:aws:sso:::instance/ssoins- and 16 characters",
  ),
);

/** Group of IAM Identity Center. Source: API reference of the identity store, GroupId. */
export const identityStoreGroupId = named(
  { one: "id of a group of IAM Identity Center", many: "ids of groups of IAM Identity Center" },
  formed(
    /^([0-9a-f]{10}-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    "is not the id of a group of IAM Identity Center",
    "copy it from the group's page; aws identitystore list-groups shows it",
  ),
);

/** Certificate of AWS Certificate Manager. */
export const certificateArn = named(
  { one: "ARN of a certificate", many: "ARNs of certificates" },
  arn(
    "a certificate",
    "acm:[a-z0-9-]+:#:certificate\\/[0-9a-f-]{36}",
    "arn:aws:acm:<region>:<account>:certificate/<uuid>",
  ),
);

/** Function of Lambda, or one of its aliases. */
export const functionArn = named(
  { one: "ARN of a function", many: "ARNs of functions" },
  arn(
    "a Lambda function",
    "lambda:[a-z0-9-]+:#:function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,128})?",
    "arn:aws:lambda:eu-west-1:123456789012:function:name",
  ),
);

/** Application load balancer. */
export const loadBalancerArn = named(
  { one: "ARN of a load balancer", many: "ARNs of load balancers" },
  arn(
    "an application load balancer",
    "elasticloadbalancing:[a-z0-9-]+:#:loadbalancer\\/app\\/[A-Za-z0-9-]{1,32}\\/[0-9a-f]{16}",
    "arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/app/<name>/<16 hexadecimal digits>",
  ),
);

/** Who a resource may be shared with. */
export const sharePrincipal = named(
  { one: "principal of AWS", many: "principals of AWS" },
  formed(
    new RegExp(
      `^(${ACCOUNT}|arn:aws(-us-gov)?:organizations::${ACCOUNT}:(organization/o-[a-z0-9]{10,32}|ou/o-[a-z0-9]{10,32}/ou-[a-z0-9-]{6,68}))$`,
    ),
    "is no principal to share with",
    "write the 12 digits of an account, or an ARN of AWS Organizations",
  ),
);

/** Rule of Route 53 Resolver. */
export const resolverRuleId = named(
  { one: "id of a resolver rule", many: "ids of resolver rules" },
  formed(
    /^rslvr-rr-([0-9a-f]{17}|[0-9a-f]{12,32})$/,
    "is not the id of a resolver rule",
    "copy it from the Route 53 console: rslvr-rr- and 17 hexadecimal digits",
  ),
);

/** User pool of Cognito. */
export const userPoolArn = named(
  { one: "ARN of a user pool", many: "ARNs of user pools" },
  arn(
    "a user pool",
    "cognito-idp:[a-z0-9-]+:#:userpool\\/[\\w-]+_[A-Za-z0-9]+",
    "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab1Cd2Ef3",
  ),
);

/** Listener of a load balancer. Source: service authorization reference, "AWS Elastic Load Balancing V2". */
export const listenerArn = named(
  { one: "ARN of a listener", many: "ARNs of listeners" },
  arn(
    "a listener",
    "elasticloadbalancing:[a-z0-9-]+:#:listener\\/(app|net)\\/[A-Za-z0-9-]{1,32}\\/[0-9a-f]{16}\\/[0-9a-f]{16}",
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/intake/50dc6c495c0c9188/f2f7dc8efc522ab2",
  ),
);

/** A network load balancer. */
export const networkBalancerArn = named(
  { one: "ARN of a network load balancer", many: "ARNs of network load balancers" },
  arn(
    "a network load balancer",
    "elasticloadbalancing:[a-z0-9-]+:#:loadbalancer\\/net\\/[A-Za-z0-9-]{1,32}\\/[0-9a-f]{16}",
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/intake/50dc6c495c0c9188",
  ),
);

/** Secret of Secrets Manager; the services of AWS name theirs with an exclamation mark. */
export const secretArn = named(
  { one: "ARN of a secret", many: "ARNs of secrets" },
  formed(
    /^arn:aws(-us-gov)?:secretsmanager:[a-z0-9-]+:(?!0{12})\d{12}:secret:[\w/+=.@!-]{1,512}-[A-Za-z0-9]{6}$/,
    "is not the ARN of a secret",
    "write it as arn:aws:secretsmanager:<region>:<account>:secret:name-AbCdEf, with the six characters at its end",
  ),
);

/** Topic of SNS. */
export const topicArn = named(
  { one: "ARN of a topic", many: "ARNs of topics" },
  arn("an SNS topic", "sns:[a-z0-9-]+:#:[A-Za-z0-9_-]{1,256}", "arn:aws:sns:eu-west-1:123456789012:on-call"),
);

/** Alarm of CloudWatch. */
export const alarmArn = named(
  { one: "ARN of an alarm", many: "ARNs of alarms" },
  arn(
    "an alarm",
    "cloudwatch:[a-z0-9-]+:#:alarm:[!-~]([ -~]{0,253}[!-~])?",
    "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:name",
  ),
);

/** Monitor of cost anomalies. */
export const anomalyMonitorArn = named(
  { one: "ARN of a monitor of costs", many: "ARNs of monitors of costs" },
  arn(
    "a monitor of cost anomalies",
    "ce::#:anomalymonitor/[0-9a-f-]{36}",
    "arn:aws:ce::123456789012:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000000",
  ),
);

/** Namespace of metrics of AWS. Source: CloudWatch user guide, "Namespaces". */
export const metricNamespace = named(
  { one: "namespace of metrics", many: "namespaces of metrics" },
  formed(
    /^AWS\/[A-Za-z0-9][\w./-]{0,250}$/,
    "is not a namespace of AWS's metrics",
    "copy it from the metric in CloudWatch, for example AWS/Redshift",
  ),
);

/** What a finding of IAM Access Analyzer has in a field: a type of resource, an ARN, an account. */
export const findingValue = named(
  { one: "value of a finding", many: "values of a finding" },
  formed(
    /^[\w+=,.@:/*-]{1,255}$/,
    "is no value of a finding",
    "write it as the finding shows it: AWS::S3::Bucket, an ARN, an account id",
  ),
);

/** Connection of CodePipeline to a repository; those made before 2024 are called by the older name of the service. */
export const connectionArn = named(
  { one: "ARN of a connection to a repository", many: "ARNs of connections to repositories" },
  arn(
    "a connection to a repository",
    "(?:codeconnections|codestar-connections):[a-z0-9-]+:#:connection\\/[0-9a-f-]{36}",
    "arn:aws:codeconnections:<region>:<account>:connection/<uuid>",
  ),
);

/** Sink of CloudWatch's Observability Access Manager. Source: its API reference, CreateLink. */
export const sinkArn = named(
  { one: "ARN of a sink", many: "ARNs of sinks" },
  arn("a sink", "oam:[a-z0-9-]+:#:sink\\/[0-9a-f-]{36}", "arn:aws:oam:<region>:<account>:sink/<uuid>"),
);

/** Start of the names of log groups, or `*` for all. Source: CloudWatch Logs API reference, CreateLogGroup. */
export const logGroupStart = named(
  { one: "start of names of log groups", many: "starts of names of log groups" },
  formed(
    /^(?:\*|[\w./#-]{1,100})$/,
    "is no start of the name of a log group",
    "use up to 100 letters, digits and . _ / # - , or * for all groups",
  ),
);
