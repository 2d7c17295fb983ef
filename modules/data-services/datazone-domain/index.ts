import type { DatazoneDomainModel } from "../../../config/kinds/data-services/datazone-domain";
import type { Contributions } from "../../kinds/contribution";
import { Domain } from "./domain";

export const contributions: Contributions<DatazoneDomainModel> = {
  "data-services"(scope, id, { entry: domain, place, tags, protection, read }) {
    const dataKeyArn = read("foundation", "kms_key_arns", "data");
    const { domainId, portalUrl } = new Domain(scope, id, { domain, dataKeyArn, place, tags, protection });
    return { datazone_domain_ids: domainId, datazone_portal_urls: portalUrl };
  },
};
