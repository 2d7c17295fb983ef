import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Directory of AWS Directory Service. */
export const directoryId = named(
  { one: "id of a directory", many: "ids of directories" },
  formed(/^d-[0-9a-f]{10}$/, "is not the id of a directory", "copy it from AWS Directory Service: d-0123456789"),
);

/** Group of a directory, by its security identifier. */
export const groupSid = named(
  { one: "SID of a group", many: "SIDs of groups" },
  textOf(
    { most: 256 },
    form(
      /^S-1-\d+(-\d+)+$/,
      "is not the SID of a group",
      "copy it with Get-ADGroup -Properties objectSid: S-1-5-21-…-1104",
    ),
  ),
);

/** Stage of an API of API Gateway. */
export const apiStageUrl = named(
  { one: "URL of a stage", many: "URLs of stages" },
  textOf(
    { most: 255 },
    form(
      /^https:\/\/[a-z0-9]{10}\.execute-api\.[a-z0-9-]+\.amazonaws\.com\/[A-Za-z0-9_-]{1,128}$/,
      "is not the URL of a stage of API Gateway",
      "copy its invoke URL: https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
    ),
  ),
);
