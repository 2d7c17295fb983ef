import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Data set of AWS Data Exchange. Source: its API reference, Id. */
export const dataSetId = named(
  { one: "id of a data set", many: "ids of data sets" },
  formed(
    /^[0-9a-f]{32}$/,
    "is not the id of a data set of Data Exchange",
    "copy it from the page of the data set: 32 hexadecimal digits",
  ),
);

/** A file of a zone, from the zone's root. */
export const zoneFile = named(
  { one: "file of a zone", many: "files of a zone" },
  textOf(
    { least: 1, most: 512 },
    oneLine,
    notPadded,
    form(
      /^(?!\/)(?!.*\/\/)[\w!.*'() =@+-][\w!.*'() =@+/-]*(?<!\/)$/,
      "is not the path of a file in a zone",
      "write it from the zone's root, without a slash at its beginning and end: exports/prices.csv",
    ),
  ),
);
