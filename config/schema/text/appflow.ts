import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Connector profile of AppFlow that is there already. */
export const profileName = named(
  { one: "name of a connector profile", many: "names of connector profiles" },
  formed(
    /^[\w/!@#+=.-]{1,256}$/,
    "is not the name of a connector profile",
    "copy it from the AppFlow console, Connections: letters, digits and / ! @ # + = . - _",
  ),
);

/** Object of an application: `Account`, `incident`, `/sap/opu/odata/sap/API_ORDERS/Orders`. */
export const applicationObject = named(
  { one: "object of an application", many: "objects of applications" },
  textOf(
    { least: 1, most: 512 },
    oneLine,
    notPadded,
    form(
      /^[^\s${}]+$/,
      "is not an object of an application",
      "copy it from the AppFlow console: no spaces, $, { and }",
    ),
  ),
);

/** Field of an object: `AccountNumber`, `Owner.Name`. */
export const objectField = named(
  { one: "field of an object", many: "fields of objects" },
  formed(
    /^[A-Za-z_/@][\w./:@-]{0,127}$/,
    "is not a field of an object",
    "use its name in the application's API: up to 128 letters, digits and _ . / : @ -",
  ),
);

/** Where an application of one's own answers. Source: AppFlow API reference, SalesforceConnectorProfileProperties. */
export const instanceUrl = named(
  { one: "URL of an application", many: "URLs of applications" },
  formed(
    /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    "is not the URL of an application",
    "write scheme and host alone, for example https://acme.my.salesforce.com",
  ),
);

/** When a flow runs, in AppFlow's words, which differ from those of EventBridge. Source: AppFlow API reference, ScheduledTriggerProperties. */
export const flowSchedule = named(
  { one: "schedule of a flow", many: "schedules of flows" },
  formed(
    /^(rate\([1-9]\d{0,2}(minutes|hours|days)\)|cron\([0-9*/,-]+ [0-9*/,-]+ [0-9*/,?LW-]+ [0-9A-Z*/,-]+ [0-9A-Z*/,?L#-]+ [0-9*/,-]+\))$/,
    "is not a schedule as AppFlow takes it",
    "write rate(1hours), without a space and always in the plural, or cron(0 2 * * ? *)",
  ),
);

/** Version of an API of an application: `v61.0`. */
export const apiVersion = named(
  { one: "version of an API", many: "versions of APIs" },
  formed(/^[A-Za-z0-9][\w.-]{0,31}$/, "is not the version of an API", "copy it from the connector: v61.0"),
);
