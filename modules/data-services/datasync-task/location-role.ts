import type { Construct } from "constructs";
import { ServiceRole, type ServiceRoleProps } from "../../iam/service-role";
import type { Place } from "../../place";
import { datasyncTrust } from "./policies";

export interface LocationRoleProps extends Omit<ServiceRoleProps, "trust" | "policyName"> {
  readonly place: Place;
}

/** A role that DataSync works with on one bucket. It tries the role when the location is made. */
export class LocationRole extends ServiceRole {
  constructor(scope: Construct, id: string, { place, ...role }: LocationRoleProps) {
    super(scope, id, { ...role, trust: datasyncTrust(place), policyName: "files" });
  }
}
