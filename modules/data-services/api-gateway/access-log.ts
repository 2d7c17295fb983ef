import type { Counted, CountedLog } from "../counted-log";

/** Requests that were refused because there were too many. API Gateway counts them with all other refused ones. */
export const throttledMetric = (apiName: string) => ({
  namespace: "Lakehouse/ApiGateway",
  name: `${apiName}-throttled`,
});

/** The same, as they stand in the log of requests. */
export const throttled = (apiName: string): Counted => ({
  id: "throttled",
  pattern: '{ $.status = "429" }',
  metric: throttledMetric(apiName),
});

/** Of each request who called what and what became of it; no header and no body, which hold tokens and data. */
const FORMAT = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  bytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  error: "$context.error.message",
  failure: "$context.integrationErrorMessage",
} as const;

/** The log of requests, as a stage takes it. */
export const accessLogSettings = ({ logGroupArn }: CountedLog) => ({
  destinationArn: logGroupArn,
  format: JSON.stringify(FORMAT),
});
