import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Name of a user of QuickSight, as its list of users has it. Source: QuickSight API, GroupMemberName and UserName. */
export const quickSightUser = named(
  { one: "user of QuickSight", many: "users of QuickSight" },
  textOf(
    { least: 1, most: 256 },
    oneLine,
    notPadded,
    form(/^[!-~]+$/, "is not a user of QuickSight", "copy the user name from its list of users"),
  ),
);

/** Name of a group of QuickSight. Source: QuickSight API, GroupName: printable ASCII. */
export const quickSightGroup = named(
  { one: "group of QuickSight", many: "groups of QuickSight" },
  textOf(
    { least: 1, most: 256 },
    oneLine,
    notPadded,
    form(/^[ -~]+$/, "is not a group of QuickSight", "copy its name from the list of groups"),
  ),
);

/** ARN of a template of QuickSight, its newest version or one of them. */
export const quickSightTemplate = named(
  { one: "ARN of a template of QuickSight", many: "ARNs of templates of QuickSight" },
  formed(
    /^arn:aws(?:-us-gov)?:quicksight:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:template\/[\w-]{1,512}(?:\/(?:version\/[1-9]\d{0,5}|alias\/[\w-]{1,2048}))?$/,
    "is not the ARN of a template of QuickSight",
    'write it as "arn:aws:quicksight:eu-west-1:111111111111:template/revenue", with /version/3 or /alias/published behind it',
  ),
);

/** What a template calls a data set that it is shown over. Source: QuickSight API, DataSetReference. */
export const templatePlaceholder = named(
  { one: "data set of a template", many: "data sets of templates" },
  textOf({ least: 1, most: 128 }, oneLine, notPadded),
);

/** Time of a day. Source: QuickSight API, RefreshFrequency: TimeOfTheDay. */
export const timeOfDay = named(
  { one: "time of day", many: "times of day" },
  formed(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "is not a time of day", 'write hours and minutes: "06:30"'),
);

/** Name of an account in QuickSight. Source: QuickSight API, CreateAccountSubscription: AccountName. */
export const quickSightAccount = named(
  { one: "name of an account in QuickSight", many: "names of accounts in QuickSight" },
  formed(
    /^(?!d-|.*--)[a-z0-9][a-z0-9-]{0,60}[a-z0-9]$/i,
    "is not a name of an account in QuickSight",
    "write letters, digits and single hyphens: acme-analytics",
  ),
);
