import type { RestRoute } from "../../../config/kinds/data-services/api-gateway";
import type { Place } from "../../place";

/** Where records go: the service and the name of its stream or queue; or a program, and the id of the way to it. */
export type Target =
  | { readonly service: "kinesis" | "firehose" | "sqs"; readonly name: string }
  | { readonly service: "program"; readonly url: string; readonly vpcLinkId: string };

/** Content of an answer, in the words of OpenAPI. */
const ANSWER = { "application/json": { schema: { $ref: "#/components/schemas/Answer" } } };

/** What callers get back: the record is stored, or they send it again. */
export const answers = {
  "202": { description: "The record is stored", content: ANSWER },
  "503": { description: "The record is not stored; send it again", content: ANSWER },
};

/** A program answers as it likes. */
export const answersOfProgram = { "200": { description: "What the program answers", content: ANSWER } };

/** What the services call one record and several. Source: their API references. */
const ACTIONS = {
  kinesis: { one: "PutRecord", several: "PutRecords", failed: "FailedRecordCount" },
  firehose: { one: "PutRecord", several: "PutRecordBatch", failed: "FailedPutCount" },
} as const;

/** Whether a request of a route brings several records. */
export const isBatch = ({ into }: RestRoute): boolean => "batch" in into && into.batch;

const STORED = '{"message":"stored"}';
const AGAIN = '{"message":"send it again"}';

/** Several records are taken even when some of them are not: then all are to come again, and readers deduplicate. */
const allStored = (service: keyof typeof ACTIONS): string =>
  `#if($input.path('$.${ACTIONS[service].failed}') == 0)${STORED}#else#set($context.responseOverride.status = 503)${AGAIN}#end`;

/** What a route calls, and what callers get back. */
export function integration(
  route: RestRoute,
  target: Target,
  credentials: string | undefined,
  place: Pick<Place, "partition" | "region" | "accountId">,
): object {
  if (target.service === "program") return handedOn(route, target);
  const { action, contentType, template, stored } = called(route, target, place.accountId);
  return {
    type: "aws",
    httpMethod: "POST",
    uri: `arn:${place.partition}:apigateway:${place.region}:${target.service}:${action}`,
    credentials,
    // What is not JSON gets 415.
    passthroughBehavior: "never",
    requestParameters: { "integration.request.header.Content-Type": `'${contentType}'` },
    requestTemplates: { "application/json": template },
    responses: {
      "200": {
        statusCode: "202",
        responseTemplates: { "application/json": stored },
      },
      // Too many records for the stream are an error 400 of Kinesis, and no fault of the caller.
      default: { statusCode: "503", responseTemplates: { "application/json": AGAIN } },
    },
  };
}

/** A program gets what the caller sent, and its answer goes back. Source: OpenAPI extensions, connectionType VPC_LINK. */
const handedOn = ({ method }: RestRoute, { url, vpcLinkId }: Extract<Target, { service: "program" }>): object => ({
  type: "http_proxy",
  httpMethod: method,
  uri: url,
  connectionType: "VPC_LINK",
  connectionId: vpcLinkId,
  passthroughBehavior: "when_no_match",
});

interface Called {
  readonly action: string;
  readonly contentType: string;
  readonly template: string;
  /** Answer to the caller. */
  readonly stored: string;
}

/** A queue takes a form, a stream JSON. Source: SQS developer guide, "Making Query API requests". */
function called(route: RestRoute, target: Exclude<Target, { service: "program" }>, accountId: string): Called {
  if (target.service === "sqs")
    return {
      action: `path/${accountId}/${target.name}`,
      contentType: "application/x-www-form-urlencoded",
      template: "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
      stored: STORED,
    };
  const { one, several } = ACTIONS[target.service];
  const batch = isBatch(route);
  return {
    action: `action/${batch ? several : one}`,
    contentType: "application/x-amz-json-1.1",
    template: template(route, target.name),
    stored: batch ? allStored(target.service) : STORED,
  };
}

/** The body as it is, in base64, as both services take records. Source: their API references, PutRecord. */
const DATA = "$util.base64Encode($input.body)";

/** One of several records, as it came. */
const ONE = '$util.base64Encode($input.json("$.records[$foreach.index]"))';
const eachOf = (record: string): string =>
  `#foreach($one in $input.path('$.records'))${record}#if($foreach.hasNext),#end#end`;

function template(route: RestRoute, name: string): string {
  const { into } = route;
  if (isBatch(route))
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
