import { at } from "../../../schema/value";
import { textOf } from "../../values";
import { awsAccount } from "../../whereabouts";
import type { Service } from "../service";

/** AWS Control Tower. */
export const controlTower: Service = {
  aws_controltower_controls: {
    answers: ({ config, context, store }) => {
      const target = textOf(at(config, "target_identifier")) ?? "";
      const controls = store
        .ofType("aws_controltower_control")
        .filter(
          ({ account, attributes }) => account === awsAccount(context) && attributes.target_identifier === target,
        );
      return {
        id: target,
        enabled_controls: controls.flatMap(({ attributes }) => attributes.control_identifier ?? []),
      };
    },
  },
};
