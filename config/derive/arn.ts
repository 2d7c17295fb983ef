/** The AWS account of an ARN, 12 digits; "" where it has none. */
export const accountOfArn = (arn: string): string => arn.split(":")[4] ?? "";
