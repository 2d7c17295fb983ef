import { Construct } from "constructs";
import { expression } from "../terraform/expression";
import { TerraformData } from "../terraform/terraform-data";

export interface KeptBlockProps {
  /** What has the block, for the message: `the subnet of workspace main in euw1-az1`. */
  readonly what: string;
  /** IPv4 block, as configured. */
  readonly cidr: string;
  /** A new number lets the block change once. */
  readonly revision: number;
}

/**
 * Remembers in the state which block something in use was made with. Synthesis knows no state, and Terraform alone
 * would plan to replace a VPC or subnet without a word: AWS deletes neither while nodes run there, and retries for
 * 20 minutes before it fails, half-way.
 */
export class KeptBlock extends Construct {
  /** Goes into `lifecycle` of what has the block: the plan fails where the block is another one. */
  readonly precondition: { readonly condition: string; readonly errorMessage: string };

  constructor(scope: Construct, id: string, { what, cidr, revision }: KeptBlockProps) {
    super(scope, id);
    const memory = new TerraformData(this, "Resource", {
      input: { cidr_block: cidr },
      triggersReplace: { revision },
      // Keeps the first value, whatever the configuration says later.
      lifecycle: { ignoreChanges: ["input"] },
    });
    const kept = `${memory.fqn}.output.cidr_block`;
    this.precondition = {
      condition: expression(`${kept} == "${cidr}"`),
      errorMessage: `The block of ${what} is ${expression(kept)} and would become ${cidr}, so AWS would have to replace what is in use. Put the block back, or follow docs/network.md, "Changing a network in use", and raise network.revision.`,
    };
  }
}
