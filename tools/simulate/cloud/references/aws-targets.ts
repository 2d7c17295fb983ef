import type { Target } from "./reference";

const EC2 = "DependencyViolation";

/** What an argument names, in the forms that the services take. Codes: the services' API references. */
const ec2 = (targets: readonly string[], missing: string): Target => ({ targets, attribute: "id", missing });

/** The target cannot go while this object is there. */
export const holding = (target: Target, code = EC2): Target => ({ ...target, blocksDelete: code });

/** This object goes with the target. */
export const inside = (target: Target): Target => {
  const { blocksDelete: _never, ...rest } = target;
  return { ...rest, goesWith: true };
};

export const VPC = ec2(["aws_vpc"], "InvalidVpcID.NotFound");
/** What names a subnet or a security group has network interfaces there. */
export const SUBNET = holding(ec2(["aws_subnet"], "InvalidSubnetID.NotFound"));
export const SECURITY_GROUP = holding(ec2(["aws_security_group"], "InvalidGroup.NotFound"));
export const ROUTE_TABLE = ec2(["aws_route_table", "aws_default_route_table"], "InvalidRouteTableID.NotFound");
export const ELASTIC_IP = holding(ec2(["aws_eip"], "InvalidAllocationID.NotFound"), "InvalidIPAddress.InUse");
export const TRANSIT_GATEWAY = holding(
  ec2(["aws_ec2_transit_gateway"], "InvalidTransitGatewayID.NotFound"),
  "IncorrectState",
);
/** A gateway of a VPC for VPN and Direct Connect. */
export const VPN_GATEWAY: Target = {
  ...ec2(["aws_vpn_gateway"], "InvalidGatewayID.NotFound"),
  except: /^(?!vgw-)/,
};
export const PEERING: Target = {
  targets: ["aws_vpc_peering_connection"],
  attribute: "id",
  missing: "InvalidVpcPeeringConnectionID.NotFound",
};

const KEYS = ["aws_kms_key", "aws_kms_replica_key"];
/** AWS's own keys exist everywhere. */
const AWS_OWN_KEYS = /^(alias\/aws\/|arn:[^:]+:kms:[^:]*:[^:]*:alias\/aws\/|aws\/)/;

/** A key by id or ARN, or an alias by name or ARN; of any account, but of the region. */
export const KMS_KEY: Target = {
  targets: [...KEYS, "aws_kms_alias"],
  attribute: ["arn", "key_id", "name"],
  within: "region",
  missing: "NotFoundException",
  except: AWS_OWN_KEYS,
};
/** Only a key itself, by id or ARN. */
export const KMS_KEY_ONLY: Target = { ...KMS_KEY, targets: KEYS, attribute: ["key_id", "arn"] };

/** Roles, and everything else in IAM, are not tied to a region; AWS's own service roles exist without Terraform. */
export const ROLE_ARN: Target = {
  targets: ["aws_iam_role", "aws_iam_service_linked_role"],
  attribute: "arn",
  within: "account",
  missing: "NoSuchEntity",
  except: /:role\/aws-service-role\//,
};
export const ROLE_NAME: Target = { ...ROLE_ARN, targets: ["aws_iam_role"], attribute: "name" };
export const POLICY_ARN: Target = {
  targets: ["aws_iam_policy"],
  attribute: "arn",
  within: "account",
  missing: "NoSuchEntity",
  blocksDelete: "DeleteConflict",
  except: /^arn:[^:]+:iam::aws:policy\//,
};
export const INSTANCE_PROFILE: Target = { ...ROLE_NAME, targets: ["aws_iam_instance_profile"], attribute: "name" };

/** A configuration of a bucket has to be sent to the bucket's own region. */
export const BUCKET: Target = { targets: ["aws_s3_bucket"], attribute: "bucket", missing: "NoSuchBucket" };
export const PART_OF_BUCKET: Target = inside(BUCKET);
/** Where something delivers to. */
export const ANY_BUCKET: Target = { ...BUCKET, within: "anywhere" };
export const BUCKET_ARN: Target = {
  ...ANY_BUCKET,
  attribute: "arn",
  part: /^(arn:[^:]+:s3:::[^/*]+)/,
};

export const LOG_GROUP: Target = {
  targets: ["aws_cloudwatch_log_group"],
  attribute: "name",
  missing: "ResourceNotFoundException",
};
/** Some services want the ARN with `:*` at the end. */
export const LOG_GROUP_ARN: Target = {
  ...LOG_GROUP,
  attribute: "arn",
  part: /^(arn:[^:]+:logs:[^:]+:\d+:log-group:[^:]+)/,
};
export const TOPIC: Target = { targets: ["aws_sns_topic"], attribute: "arn", missing: "NotFound" };
export const QUEUE_ARN: Target = {
  targets: ["aws_sqs_queue"],
  attribute: "arn",
  missing: "AWS.SimpleQueueService.NonExistentQueue",
};
export const FUNCTION: Target = {
  targets: ["aws_lambda_function", "aws_lambda_alias"],
  attribute: ["arn", "function_name", "qualified_arn"],
  missing: "ResourceNotFoundException",
};
export const STREAM_ARN: Target = {
  targets: [
    "aws_kinesis_stream",
    "aws_dynamodb_table",
    "aws_msk_cluster",
    "aws_msk_serverless_cluster",
    "aws_sqs_queue",
  ],
  attribute: ["arn", "stream_arn"],
  missing: "ResourceNotFoundException",
};
export const SECRET: Target = {
  targets: ["aws_secretsmanager_secret"],
  attribute: ["arn", "name"],
  missing: "ResourceNotFoundException",
  // What a database keeps for its own administrator.
  except: /:secret:(rds|redshift|events)!/,
};

/** By another attribute of the target. */
export const by = (target: Target, attribute: string | readonly string[]): Target => ({ ...target, attribute });

/** Another type, by one of its attributes. */
export const of = (type: string, attribute: string, more: Partial<Target> = {}): Target => ({
  targets: [type],
  attribute,
  missing: "ResourceNotFoundException",
  ...more,
});

/** A part of its target, which goes with it. */
export const partOf = (type: string, attribute: string, more: Partial<Target> = {}): Target =>
  of(type, attribute, { goesWith: true, ...more });

/** A load balancer of any kind. */
export const LOAD_BALANCER = of("aws_lb", "arn", { missing: "LoadBalancerNotFound", blocksDelete: "ResourceInUse" });
