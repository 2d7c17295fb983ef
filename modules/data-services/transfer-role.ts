import type { Construct } from "constructs";
import { ServiceRole, type ServiceRoleProps } from "../iam/service-role";
import type { Place } from "../place";
import { transferTrust } from "./transfer-trust";

export interface TransferRoleProps extends Omit<ServiceRoleProps, "trust" | "policyName"> {
  /** What Transfer Family takes the role for, by its ARN after the account: `workflow/*`. */
  readonly takenFor: string;
  readonly place: Place;
}

/** A role that Transfer Family works with. */
export class TransferRole extends ServiceRole {
  constructor(scope: Construct, id: string, { takenFor, place, ...role }: TransferRoleProps) {
    super(scope, id, { ...role, trust: transferTrust(takenFor, place), policyName: "transfer" });
  }
}
