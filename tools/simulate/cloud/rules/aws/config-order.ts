import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { isNear, whereabouts } from "../../whereabouts";

interface Step {
  readonly needs: string;
  readonly summary: string;
}

const STEPS: Readonly<Record<string, Step>> = {
  aws_config_delivery_channel: {
    needs: "aws_config_configuration_recorder",
    summary: "NoAvailableConfigurationRecorderException",
  },
  aws_config_configuration_recorder_status: {
    needs: "aws_config_delivery_channel",
    summary: "NoAvailableDeliveryChannelException",
  },
  aws_config_config_rule: {
    needs: "aws_config_configuration_recorder",
    summary: "NoAvailableConfigurationRecorderException",
  },
  aws_config_conformance_pack: {
    needs: "aws_config_configuration_recorder",
    summary: "NoAvailableConfigurationRecorderException",
  },
};

/** AWS Config is set up in order: recorder, delivery channel, start; rules after the recorder. */
export const configOrder: Rule = {
  id: "config-order",
  source: "AWS Config API: NoAvailableConfigurationRecorderException, NoAvailableDeliveryChannelException",
  types: Object.keys(STEPS),
  operations: ["create"],
  refuses({ context, type, planned, store }) {
    const step = STEPS[type];
    if (!step || (type === "aws_config_configuration_recorder_status" && at(planned, "is_enabled") === false))
      return undefined;
    const here = whereabouts(context, planned ?? {});
    if (store.ofType(step.needs).some((object) => isNear(object, here, "place"))) return undefined;
    return {
      summary: step.summary,
      detail: `${type} needs ${step.needs}, which does not exist in ${here.place ?? "the region"} yet`,
      fix: `make ${type} depend on ${step.needs} (depends_on)`,
    };
  },
};
