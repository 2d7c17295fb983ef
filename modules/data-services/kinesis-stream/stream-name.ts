import { Fn } from "cdktf";
import type { Contributed } from "../../kinds/contribution";

/** Name of the stream of a key, out of its ARN: that waits for the stream's policy, as the name alone would not. */
export const streamNameOf = (key: string, { read }: Pick<Contributed<unknown>, "read">): string =>
  Fn.element(Fn.split("/", read("data-services", "stream_arns", key)), 1);
