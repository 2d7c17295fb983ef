import { duration } from "../effects/duration";
import type { Service } from "./service";

/** The passing of time. */
export const time: Service = {
  time_sleep: {
    computed: ({ context }) => ({ id: context.clock.timestamp() }),
    effects: {
      takes: ({ attributes }, operation) =>
        duration(attributes[`${operation === "delete" ? "destroy" : operation}_duration`]),
    },
  },
};
