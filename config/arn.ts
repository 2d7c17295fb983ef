/** The parts of an ARN. One that it does not have is empty: S3 has neither region nor account. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Everything after the account: `role/acme-dev-deployer`. */
  readonly resource: string;
}

/** Takes an ARN apart. */
export function parseArn(arn: string): Arn {
  const [, partition = "", service = "", region = "", accountId = "", ...resource] = arn.split(":");
  return { partition, service, region, accountId, resource: resource.join(":") };
}
