import { ACCOUNT, arn } from "../common";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** A file server as an agent finds it. */
export const fileServer = named(
  { one: "file server", many: "file servers" },
  formed(
    /^(?=.{1,255}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/,
    "is not the name or address of a file server",
    "write its DNS name or its IPv4 address, without a scheme or a path",
  ),
);

/** What a file server exports, from its root. */
export const exportPath = named(
  { one: "path of an export", many: "paths of exports" },
  formed(
    /^\/([\w.-]+(\/[\w.-]+)*)?$/,
    "is not the path of an export",
    "write it from the root, without a slash at its end: /export/orders",
  ),
);

/** An agent of DataSync that is activated. */
export const agentArn = named(
  { one: "ARN of an agent", many: "ARNs of agents" },
  arn(
    "an agent of DataSync",
    "datasync:[a-z0-9-]+:#:agent\\/agent-[0-9a-f]{17}",
    "arn:aws:datasync:<region>:<account>:agent/agent-<id>",
  ),
);

/** A location of DataSync that is there already. */
export const locationArn = named(
  { one: "ARN of a location", many: "ARNs of locations" },
  formed(
    new RegExp(`^arn:aws(-us-gov)?:datasync:[a-z0-9-]+:${ACCOUNT}:location/loc-[0-9a-f]{17}$`),
    "is not the ARN of a location",
    "copy it from DataSync: arn:aws:datasync:<region>:<account>:location/loc-<id>",
  ),
);

/** Which files a transfer is about. */
export const filePattern = named(
  { one: "pattern of files", many: "patterns of files" },
  textOf(
    { most: 255 },
    oneLine,
    notPadded,
    form(
      /^(\/|\*)[^|]*$/,
      "is not a pattern of files",
      "start with / for a path from the root, or with *: /archive, *.tmp; one pattern in each text",
    ),
  ),
);
