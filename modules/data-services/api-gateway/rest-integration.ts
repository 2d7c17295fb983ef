import type { RestRoute } from "../../../config/kinds/data-services/api-gateway";
import type { Place } from "../../place";

/** Where records go: the service and the name of its stream. */
export interface Target {
  readonly service: "kinesis" | "firehose";
  readonly name: string;
}

/** Content of an answer, in the words of OpenAPI. */
const ANSWER = { "application/json": { schema: { $ref: "#/components/schemas/Answer" } } };

/** What callers get back: the record is stored, or they send it again. */
export const answers = {
  "202": { description: "The record is stored", content: ANSWER },
  "503": { description: "The record is not stored; send it again", content: ANSWER },
};

/** What the services call one record and several. Source: their API references. */
const ACTIONS = {
  kinesis: { one: "PutRecord", several: "PutRecords", failed: "FailedRecordCount" },
  firehose: { one: "PutRecord", several: "PutRecordBatch", failed: "FailedPutCount" },
} as const;

const STORED = '{"message":"stored"}';
const AGAIN = '{"message":"send it again"}';

/** Several records are taken even when some of them are not: then all are to come again, and readers deduplicate. */
const allStored = ({ service }: Target): string =>
  `#if($input.path('$.${ACTIONS[service].failed}') == 0)${STORED}#else#set($context.responseOverride.status = 503)${AGAIN}#end`;

/** What the service is called with, and what callers get back. */
export function integration(
  route: RestRoute,
  target: Target,
  credentials: string,
  { partition, region }: Pick<Place, "partition" | "region">,
): object {
  const { one, several } = ACTIONS[target.service];
  return {
    type: "aws",
    httpMethod: "POST",
    uri: `arn:${partition}:apigateway:${region}:${target.service}:action/${route.into.batch ? several : one}`,
    credentials,
    // What is not JSON gets 415.
    passthroughBehavior: "never",
    requestParameters: { "integration.request.header.Content-Type": "'application/x-amz-json-1.1'" },
    requestTemplates: { "application/json": template(route, target) },
    responses: {
      "200": {
        statusCode: "202",
        responseTemplates: { "application/json": route.into.batch ? allStored(target) : STORED },
      },
      // Too many records for the stream are an error 400 of Kinesis, and no fault of the caller.
      default: { statusCode: "503", responseTemplates: { "application/json": AGAIN } },
    },
  };
}

/** The body as it is, in base64, as both services take records. Source: their API references, PutRecord. */
const DATA = "$util.base64Encode($input.body)";

/** One of several records, as it came. */
const ONE = '$util.base64Encode($input.json("$.records[$foreach.index]"))';
const eachOf = (record: string): string =>
  `#foreach($one in $input.path('$.records'))${record}#if($foreach.hasNext),#end#end`;

function template({ into }: RestRoute, { name }: Target): string {
  if (into.batch)
    return into.mode === "stream"
      ? `{"StreamName":"${name}","Records":[${eachOf(`{"Data":"${ONE}","PartitionKey":"${partitionKeyOfEach(into.partitionKey)}"}`)}]}`
      : `{"DeliveryStreamName":"${name}","Records":[${eachOf(`{"Data":"${ONE}"}`)}]}`;
  return into.mode === "stream"
    ? `{"StreamName":"${name}","Data":"${DATA}","PartitionKey":"${partitionKey(into.partitionKey)}"}`
    : `{"DeliveryStreamName":"${name}","Record":{"Data":"${DATA}"}}`;
}

type PartitionKey = Extract<RestRoute["into"], { mode: "stream" }>["partitionKey"];

/** What a caller writes stands in JSON, so it is escaped; JSON knows no escape for a single quote. */
const escaped = (value: string): string => `$util.escapeJavaScript(${value}).replaceAll("\\\\'","'")`;

function partitionKey(key: PartitionKey): string {
  switch (key.from) {
    case "request":
      return "$context.requestId";
    case "header":
      return escaped(`$input.params().header.get('${key.header}')`);
    case "body":
      return escaped(`$input.path('$.${key.field}')`);
  }
}

/** The same for one of several records. */
function partitionKeyOfEach(key: PartitionKey): string {
  switch (key.from) {
    case "request":
      return "$context.requestId/$foreach.index";
    case "header":
      return partitionKey(key);
    case "body":
      return escaped(`$one.get('${key.field}')`);
  }
}
