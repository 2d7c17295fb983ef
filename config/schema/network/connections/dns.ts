import { z } from "zod";
import { distinct, slug } from "../../common";
import { resolverRuleId } from "../../text/aws";
import { domainName, ipv4Address } from "../domain";

/** A domain that name servers elsewhere answer for. */
const forward = z.strictObject({
  /** The domain, with everything below it: `corp.example`. Changing it replaces the rule. */
  domain: domainName,
  /** Addresses of its name servers, one to six; two or more, so that one may fail. */
  nameServers: distinct(z.array(ipv4Address).min(1).max(6)),
  /** Port that they answer on, over UDP and TCP. Default 53. */
  port: z.int().min(1).max(65535).default(53),
});

/** A rule that another account shares with this one through AWS RAM. */
const sharedRule = z.strictObject({
  /** Id of the rule, `rslvr-rr-…`. */
  ruleId: resolverRuleId,
  /** Domain of the rule, as its owner wrote it: the DNS firewall has to let it through. */
  domain: domainName,
});

/** Names of other networks: what the VPC's resolver asks name servers elsewhere for. */
export const dnsConnectionSchema = z.strictObject({
  /**
   * Domains to forward, by a short key. Makes a Route 53 outbound endpoint with an address per zone, which runs (and
   * costs) all the time. Default none.
   */
  forward: z.record(slug, forward).default({}),
  /** Rules of other accounts to use here, by a short key; their owner pays for the endpoint. Default none. */
  sharedRules: z.record(slug, sharedRule).default({}),
});
