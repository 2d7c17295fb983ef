import { named } from "../../computed/aws-rows";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon EventBridge Pipes. */
export const pipes: Service = {
  aws_pipes_pipe: {
    computed: named("pipes", "pipe/{name}"),
    unique: [inPlace("ConflictException", "name")],
    trusts: { path: "role_arn", service: "pipes", summary: "ValidationException" },
  },
};
