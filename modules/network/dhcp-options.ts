import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import { Construct } from "constructs";

export interface DhcpOptionsProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
  /** Domain that unqualified names are looked up in. Default: the one of AWS. */
  readonly domainName?: string | undefined;
  /** Name servers. Default: that of AWS. */
  readonly domainNameServers?: readonly string[] | undefined;
  /** Time servers. Default: that of AWS. */
  readonly ntpServers?: readonly string[] | undefined;
}

/** What machines of a VPC are told when they start. Changing it replaces the set, not the VPC. */
export class DhcpOptions extends Construct {
  constructor(scope: Construct, id: string, props: DhcpOptionsProps) {
    super(scope, id);
    const { domainName, ntpServers } = props;
    const options = new VpcDhcpOptions(this, "Resource", {
      ...(domainName === undefined ? {} : { domainName }),
      ...(ntpServers === undefined ? {} : { ntpServers: [...ntpServers] }),
      domainNameServers: [...(props.domainNameServers ?? ["AmazonProvidedDNS"])],
      tags: { Name: props.name },
    });
    new VpcDhcpOptionsAssociation(this, "association", { vpcId: props.vpcId, dhcpOptionsId: options.id });
  }
}
