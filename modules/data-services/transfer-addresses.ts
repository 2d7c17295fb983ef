import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { Construct } from "constructs";

export interface TransferAddressesProps {
  /** Stable key, as the zone → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Start of their names: `acme-dev-partners-sftp`. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly preventDestroy: boolean;
}

/** An address in the internet for each subnet; they are in partners' firewalls, and so are kept. */
export const transferAddresses = (scope: Construct, props: TransferAddressesProps): Eip[] =>
  Object.keys(props.subnetIds).map(
    (key) =>
      new Eip(scope, `address-${key}`, {
        domain: "vpc",
        tags: { ...props.tags, Name: `${props.name}-${key}` },
        lifecycle: { preventDestroy: props.preventDestroy },
      }),
  );
