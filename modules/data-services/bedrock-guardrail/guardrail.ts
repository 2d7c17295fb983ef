import { createHash } from "node:crypto";
import { BedrockGuardrail } from "@cdktf/provider-aws/lib/bedrock-guardrail";
import { BedrockGuardrailVersion } from "@cdktf/provider-aws/lib/bedrock-guardrail-version";
import { Construct } from "constructs";
import type { GuardrailModel } from "../../../config/kinds/data-services/bedrock-guardrail";
import { contentOf } from "./content";

export interface GuardrailProps {
  readonly guardrail: GuardrailModel;
  /** ARN of the key that encrypts what it says. */
  readonly kmsKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A guardrail, and a version of what it says now. */
export class Guardrail extends Construct {
  readonly guardrailArn: string;
  readonly version: string;

  constructor(scope: Construct, id: string, { guardrail, kmsKeyArn, tags }: GuardrailProps) {
    super(scope, id);
    const content = contentOf(guardrail);
    const made = new BedrockGuardrail(this, "Resource", {
      name: guardrail.name,
      ...content,
      kmsKeyArn,
      tags: { ...tags },
    });
    const version = new BedrockGuardrailVersion(this, "version", {
      guardrailArn: made.guardrailArn,
      // Another content is another description, and so another version.
      description: `Content ${createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12)}`,
      // Who still names an older one goes on being guarded. All go with the guardrail.
      skipDestroy: true,
    });
    this.guardrailArn = made.guardrailArn;
    this.version = version.version;
  }
}
