import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { ApiGatewayModel, RestRoute } from "../../../config/kinds/data-services/api-gateway";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { CountedLog } from "../counted-log";
import { streamNameOf } from "../kinesis-stream/stream-name";
import { throttled } from "./access-log";
import { ApiAlarms } from "./alarms";
import { CustomDomain } from "./custom-domain";
import { HttpApi } from "./http-api";
import { PutRole } from "./put-role";
import { RestApi } from "./rest-api";
import type { Target } from "./rest-integration";
import { UsagePlans } from "./usage-plans";
import { WebAcl } from "./web-acl";

export const contributions: Contributions<ApiGatewayModel> = {
  "data-services"(scope, id, { entry: api, place, tags, protection, read }) {
    const all = new Construct(scope, id);
    const logKeyArn = read("foundation", "kms_key_arns", "logs");
    const role = new PutRole(all, "role", { api, dataKeyArn: read("foundation", "kms_key_arns", "data"), place, tags });
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
    const target = ({ into }: RestRoute): Target =>
      into.mode === "stream"
        ? { service: "kinesis", name: streamName(into.stream) }
        : { service: "firehose", name: read("data-services", "delivery_stream_names", into.deliveryStream) };
    const common = { role, log, tags, protection };
    const made =
      api.protocol === "http"
        ? new HttpApi(all, "api", { api, ...common, streamName })
        : new RestApi(all, "api", { api, ...common, target, place });
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
      ...(plans && { api_usage_plan_ids: Fn.jsonencode(plans.ids) }),
    };
  },
  operations(scope, id, { entry: api, alarmTopicArn, read }) {
    new ApiAlarms(scope, id, { api, apiId: read("data-services", "api_ids", api.key), topicArn: alarmTopicArn });
    return {};
  },
};
