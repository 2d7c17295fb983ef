import { ApiGatewayVpcLink } from "@cdktf/provider-aws/lib/api-gateway-vpc-link";
import { Apigatewayv2VpcLink } from "@cdktf/provider-aws/lib/apigatewayv2-vpc-link";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { ApiGatewayModel, RestRoute } from "../../../config/kinds/data-services/api-gateway";
import { configured } from "../../configured";
import type { Contributed, Contributions } from "../../kinds/contribution";
import { CountedLog } from "../counted-log";
import { streamNameOf } from "../kinesis-stream/stream-name";
import { placedSubnets } from "../placed-subnets";
import { throttled } from "./access-log";
import { ApiAlarms } from "./alarms";
import { CustomDomain } from "./custom-domain";
import { HttpApi } from "./http-api";
import { PutRole } from "./put-role";
import { RecordQueue } from "./record-queue";
import { RestApi } from "./rest-api";
import type { Target } from "./rest-integration";
import { UsagePlans } from "./usage-plans";
import { WebAcl } from "./web-acl";

export const contributions: Contributions<ApiGatewayModel> = {
  "data-services"(scope, id, context) {
    const { entry: api, place, tags, protection, read, keyArn } = context;
    const all = new Construct(scope, id);
    const logKeyArn = read("foundation", "kms_key_arns", "logs");
    const dataKeyArn = keyArn("data");
    const role = api.role && new PutRole(all, "role", { api, roleName: api.role.name, keyArn, place, tags });
    const records =
      api.records &&
      configured(
        new RecordQueue(all, "records", { queue: api.queue, records: api.records, dataKeyArn, tags }),
        ".queue",
      );
    const vpcLinkId = vpcLinkOf(all, context);
    const log = new CountedLog(
      all,
      "log",
      {
        logGroupName: api.logGroupName,
        kmsKeyArn: logKeyArn,
        retentionDays: api.logRetentionDays,
        tags,
        preventDestroy: protection.preventDestroy,
      },
      throttled(api.name),
    );
    const streamName = (key: string): string => streamNameOf(key, { read });
    const target = ({ into }: RestRoute): Target => {
      switch (into.mode) {
        case "stream":
          return { service: "kinesis", name: streamName(into.stream) };
        case "delivery-stream":
          return { service: "firehose", name: read("data-services", "delivery_stream_names", into.deliveryStream) };
        case "queue":
          return { service: "sqs", name: api.records?.queueName ?? "" };
        case "program":
          return { service: "program", url: into.url, vpcLinkId: vpcLinkId ?? "" };
      }
    };
    const common = { role, log, tags, protection };
    const made =
      api.protocol === "http"
        ? new HttpApi(all, "api", { api, ...common, streamName, queueUrl: records?.queueUrl, vpcLinkId })
        : new RestApi(all, "api", {
            api,
            ...common,
            target,
            place,
            before: records === undefined ? [] : [records.policy],
          });
    const domain =
      api.domain &&
      configured(
        new CustomDomain(all, "domain", { domain: api.domain, apiId: made.apiId, stageName: made.stageName, tags }),
        ".domain",
      );
    const plans =
      api.protocol === "rest" && Object.keys(api.usagePlans).length > 0
        ? new UsagePlans(all, "plans", { api, apiId: made.apiId, stageName: made.stageName, tags })
        : undefined;
    if (api.protocol === "rest" && api.webAcl !== undefined && made instanceof RestApi) {
      const firewall = new WebAcl(all, "firewall", {
        names: api.webAcl,
        firewall: api.firewall,
        stageArn: made.stageArn,
        kmsKeyArn: logKeyArn,
        retentionDays: api.logRetentionDays,
        tags,
        protection,
      });
      configured(firewall, ".firewall");
    }
    return {
      api_ids: made.apiId,
      api_endpoints: api.domain === undefined ? made.endpoint : `https://${api.domain.name}`,
      api_execution_arns: made.executionArn,
      ...(domain && { api_domain_targets: domain.target }),
      ...(records && { api_queue_arns: records.queueArn }),
      ...(plans && { api_usage_plan_ids: Fn.jsonencode(plans.ids) }),
    };
  },
  operations(scope, id, { entry: api, alarmTopicArn, read }) {
    new ApiAlarms(scope, id, { api, apiId: read("data-services", "api_ids", api.key), topicArn: alarmTopicArn });
    return {};
  },
};

/** The way of an API into the VPC; its id, a reference. */
function vpcLinkOf(
  scope: Construct,
  { entry: api, tags, read, readAll }: Contributed<ApiGatewayModel>,
): string | undefined {
  if (api.protocol === "rest") {
    if (api.vpcLink === undefined) return undefined;
    const made = new ApiGatewayVpcLink(scope, "vpc-link", {
      name: api.name,
      description: `Way of the API ${api.name} to its programs`,
      targetArns: [api.vpcLink.balancerArn],
      tags: { ...tags },
    });
    return configured(made, ".vpcLink").id;
  }
  if (api.vpcLink === undefined) return undefined;
  const made = new Apigatewayv2VpcLink(scope, "vpc-link", {
    name: api.name,
    securityGroupIds: [read("network", "data_service_security_group_ids", api.key)],
    subnetIds: Object.values(placedSubnets({ ...api.vpcLink, subnets: "data-services" }, readAll)),
    tags: { ...tags },
  });
  return configured(made, ".vpcLink").id;
}
