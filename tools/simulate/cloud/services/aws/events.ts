import { named } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { of } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon EventBridge: buses, rules, targets. */
export const events: Service = {
  aws_cloudwatch_event_bus: {
    computed: named("events", "event-bus/{name}"),
    unique: [inPlace("ResourceAlreadyExistsException", "name")],
    lookup: ["name"],
  },
  aws_cloudwatch_event_bus_policy: {
    computed: { id: "{event_bus_name|default}" },
    unique: [wholeDocument("event_bus_name")],
    policies: { policy: "resource" },
  },
  aws_cloudwatch_event_rule: {
    computed: {
      id: (made) => onBus(made, "{name}"),
      arn: (made) => made.fill(`arn:{partition}:events:{region}:{account}:rule/${onBus(made, "{name}")}`),
      name_prefix: "",
    },
    references: {
      event_bus_name: of("aws_cloudwatch_event_bus", "name", {
        blocksDelete: "ValidationException",
        except: /^default$|^aws\./,
      }),
    },
  },
  aws_cloudwatch_event_target: {
    computed: {
      target_id: "terraform-{digits:26}",
      id: (made) => {
        const bus = made.text("event_bus_name|default");
        return made.fill(bus === "default" ? "{rule}-{target_id}" : `${bus}-{rule}-{target_id}`);
      },
    },
    references: { rule: of("aws_cloudwatch_event_rule", "name", { blocksDelete: "ValidationException" }) },
    quota: { per: "rule", limit: 5, summary: "LimitExceededException" },
    importedBy: [["rule", "target_id"], "/"],
  },
  aws_cloudwatch_event_archive: { computed: named("events", "archive/{name}") },
  aws_cloudwatch_event_connection: {
    computed: named("events", "connection/{name}/{uuid}", {
      secret_arn: "arn:{partition}:secretsmanager:{region}:{account}:secret:events!connection/{name}/{uuid}-{base36:6}",
    }),
  },
  aws_cloudwatch_event_api_destination: { computed: named("events", "api-destination/{name}/{uuid}") },
};

function onBus(made: Made, name: string): string {
  const bus = made.text("event_bus_name|default");
  return made.fill(bus === "default" ? name : `${bus}/${name}`);
}
