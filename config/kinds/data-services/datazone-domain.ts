import type { z } from "zod";
import { ROLES } from "../../derive/purposes";
import type { DeepReadonly } from "../../readonly";
import type { datazoneDomain as schema } from "../../schema/data-services/datazone-domain";
import type { Kind } from "../kind";

type DatazoneDomain = z.output<typeof schema>;
export type DatazoneDomainModel = DeepReadonly<
  DatazoneDomain & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    /** Role by which DataZone does in its portal what people may do. */
    role: { name: string; arn: string };
  }
>;

/** A domain of Amazon DataZone. */
export const datazoneDomain: Kind<DatazoneDomain, DatazoneDomainModel> = {
  what: "a domain of DataZone",
  lane: "serve",
  runs: [],
  resolve: (domain, key, names) => ({
    ...domain,
    key,
    name: `${names.prefix}-${key}`,
    role: names.role(ROLES.dataService(key)),
  }),
  names: (_, key) => [{ what: "role", layer: "data-services", purpose: ROLES.dataService(key) }],
  steps: [
    {
      id: "datazone-people",
      title: "people get into domains of DataZone",
      instructions: [
        "The role that deploys the data-services layer made the domain, so it alone owns it. In the console of Amazon DataZone open the domain, User management, and add those who look after it; make them owners of the root domain unit and of the projects.",
        "Where people sign in by IAM Identity Center, enable it there; it cannot be disabled again. Terraform leaves that as it is.",
        "Enable the blueprints that projects use, such as Default Data Lake, with the roles that DataZone proposes, and add data sources in the portal: it harvests the Data Catalog of AWS Glue and Redshift. What Unity Catalog has comes into it by the API of DataZone.",
      ],
      blocking: false,
    },
  ],
};
