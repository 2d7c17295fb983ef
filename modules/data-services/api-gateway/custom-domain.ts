import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import type { ApiGatewayModel } from "../../../config/kinds/data-services/api-gateway";

export interface CustomDomainProps {
  readonly domain: NonNullable<ApiGatewayModel["domain"]>;
  readonly apiId: string;
  readonly stageName: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A name of one's own for an API, with TLS 1.2 and newer, where asked for from both sides; its record in DNS, where the zone is in this account. */
export class CustomDomain extends Construct {
  /** Name that a record made by hand points to. */
  readonly target: string;

  constructor(scope: Construct, id: string, { domain, apiId, stageName, tags }: CustomDomainProps) {
    super(scope, id);
    const { mutualTls } = domain;
    const made = new Apigatewayv2DomainName(this, "Resource", {
      domainName: domain.name,
      domainNameConfiguration: {
        certificateArn: domain.certificateArn,
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
        ...(mutualTls?.ownershipCertificateArn !== undefined && {
          ownershipVerificationCertificateArn: mutualTls.ownershipCertificateArn,
        }),
      },
      ...(mutualTls && {
        mutualTlsAuthentication: {
          truststoreUri: mutualTls.truststore,
          truststoreVersion: mutualTls.truststoreVersion,
        },
      }),
      tags: { ...tags },
    });
    new Apigatewayv2ApiMapping(this, "mapping", { apiId, domainName: made.id, stage: stageName });
    const { targetDomainName, hostedZoneId } = made.domainNameConfiguration;
    if (domain.zoneId !== undefined) {
      new Route53Record(this, "record", {
        zoneId: domain.zoneId,
        name: domain.name,
        type: "A",
        alias: { name: targetDomainName, zoneId: hostedZoneId, evaluateTargetHealth: false },
      });
    }
    this.target = targetDomainName;
  }
}
