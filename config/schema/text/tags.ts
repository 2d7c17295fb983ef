import { z } from "zod";
import { wrong } from "../wrong";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { textOf } from "./rules";

/** Key and value of a tag that AWS and Databricks both accept (256 characters, no `aws:` prefix). */
export const tagKey = named(
  { one: "tag key", many: "tag keys" },
  textOf({}, oneLine, notPadded).regex(
    /^(?!aws:)[A-Za-z0-9 _.:/=+@-]{1,127}$/i,
    wrong("is not a valid tag key", "use 1 to 127 letters, digits, spaces and _ . : / = + - @, not starting with aws:"),
  ),
);

export const tagValue = named(
  { one: "tag value", many: "tag values" },
  textOf({}, oneLine, notPadded).regex(
    /^[A-Za-z0-9 _.:/=+@-]{0,255}$/,
    wrong("is not a valid tag value", "use at most 255 letters, digits, spaces and _ . : / = + - @"),
  ),
);

/** Tags of resources: key → value. */
export const tags = z.record(tagKey, tagValue);
