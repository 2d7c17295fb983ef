import { describe, expect, it } from "vitest";
import { endpointServiceParts } from "../../../../../tools/simulate/cloud/rules/aws/endpoint-service-parts";
import { loadBalancer } from "../../../../../tools/simulate/cloud/rules/aws/load-balancer";
import { inUse } from "../../../../../tools/simulate/cloud/rules/in-use";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { policy } from "../support/policy";
import { ACCOUNT, World } from "../support/world";

const BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/db/0a1b2c3d4e5f6071";

describe("endpoint-service-parts", () => {
  const service = (planned: ObjectValue, kind = "network") => {
    const world = new World();
    world.has("aws_lb", { arn: BALANCER, load_balancer_type: kind });
    return world.create(endpointServiceParts, "aws_vpc_endpoint_service", planned);
  };

  it("accepts a network load balancer, and refuses none, both kinds, or one of another type", () => {
    expect(service({ network_load_balancer_arns: [BALANCER] })).toBeUndefined();
    expect(service({})?.detail).toContain("not both or neither");
    expect(
      service({ network_load_balancer_arns: [BALANCER], gateway_load_balancer_arns: [BALANCER] })?.detail,
    ).toContain("not both or neither");
    expect(service({ network_load_balancer_arns: [BALANCER] }, "application")?.detail).toContain("type application");
  });

  it("lets in accounts, users, roles and everybody, and nothing that is written otherwise", () => {
    const allow = (principal_arn: string) =>
      new World().create(endpointServiceParts, "aws_vpc_endpoint_service_allowed_principal", { principal_arn });
    expect(allow("arn:aws:iam::565502421330:role/private-connectivity-role-eu-west-1")).toBeUndefined();
    expect(allow("arn:aws:iam::565502421330:root")).toBeUndefined();
    expect(allow("*")).toBeUndefined();
    expect(allow("565502421330")?.summary).toBe("InvalidPrincipal");
    expect(allow("arn:aws:iam::*:role/any")?.summary).toBe("InvalidPrincipal");
  });

  it("with a private endpoint of Databricks on it, it cannot be deleted", () => {
    const world = new World();
    const name = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718";
    const own = world.has("aws_vpc_endpoint_service", { id: "vpce-svc-0a1b2c3d4e5f60718", service_name: name });
    expect(world.delete(inUse, own)).toBeUndefined();
    world.has("databricks_mws_ncc_private_endpoint_rule", { endpoint_service: name });
    expect(world.delete(inUse, own)?.summary).toBe("ExistingVpcEndpointConnections");
  });
});

describe("load-balancer", () => {
  const world = (write = true) => {
    const it = new World();
    it.has("aws_subnet", { id: "subnet-1", availability_zone_id: "euw1-az1" });
    it.has("aws_subnet", { id: "subnet-2", availability_zone_id: "euw1-az2" });
    it.has("aws_subnet", { id: "subnet-3", availability_zone_id: "euw1-az1" });
    it.has("aws_s3_bucket", { bucket: "logs", arn: "arn:aws:s3:::logs" });
    it.has("aws_s3_bucket_policy", {
      bucket: "logs",
      policy: policy({
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: write ? "s3:PutObject" : "s3:GetBucketAcl",
        Resource: `arn:aws:s3:::logs/AWSLogs/${ACCOUNT}/*`,
      }),
    });
    return it;
  };
  const balancer = (planned: ObjectValue, write = true) =>
    world(write).create(loadBalancer, "aws_lb", {
      name: "acme-dev-db",
      load_balancer_type: "network",
      subnets: ["subnet-1", "subnet-2"],
      ...planned,
    });

  it("refuses long names, names that begin with internal-, and two subnets in a zone", () => {
    expect(balancer({})).toBeUndefined();
    expect(balancer({ name: "a".repeat(33) })?.summary).toBe("ValidationError");
    expect(balancer({ name: "internal-db" })?.summary).toBe("ValidationError");
    expect(balancer({ subnets: ["subnet-1", "subnet-3"] })?.detail).toContain("euw1-az1");
  });

  it("writes its logs only where the bucket lets log delivery in", () => {
    const access_logs = [{ bucket: "logs", enabled: true }];
    expect(balancer({ access_logs })).toBeUndefined();
    expect(balancer({ access_logs }, false)?.detail).toContain("delivery.logs.amazonaws.com");
    expect(balancer({ access_logs: [{ bucket: "logs", enabled: true, prefix: "db" }] })?.detail).toContain("logs");
  });

  it("a listener has a certificate where it ends TLS, and a target group of a protocol that goes with it", () => {
    const listener = (planned: ObjectValue, protocol = "TCP") => {
      const it = new World();
      it.has("aws_lb_target_group", { arn: "tg-1", protocol });
      return it.create(loadBalancer, "aws_lb_listener", {
        protocol: "TCP",
        default_action: [{ target_group_arn: "tg-1" }],
        ...planned,
      });
    };
    const certificate_arn = "arn:aws:acm:eu-west-1:111111111111:certificate/1";
    expect(listener({})).toBeUndefined();
    expect(listener({ certificate_arn })?.detail).toContain("cannot be specified for TCP");
    expect(listener({ protocol: "TLS" }, "TLS")?.summary).toBe("CertificateNotFound");
    expect(listener({ protocol: "TLS", certificate_arn }, "TLS")).toBeUndefined();
    expect(listener({}, "TLS")?.summary).toBe("IncompatibleProtocols");
  });

  it("a target group of a load balancer takes TCP, and asks by HTTP; no group waits longer than it pauses", () => {
    const group = (planned: ObjectValue) => new World().create(loadBalancer, "aws_lb_target_group", planned);
    const alb = { target_type: "alb", protocol: "TCP", health_check: [{ protocol: "HTTP" }] };
    expect(group(alb)).toBeUndefined();
    expect(group({ ...alb, protocol: "TLS" })?.summary).toBe("InvalidConfigurationRequest");
    expect(group({ ...alb, health_check: [{ protocol: "TCP" }] })?.summary).toBe("InvalidConfigurationRequest");
    const timing = (interval: number, timeout: number) => [{ protocol: "TCP", interval, timeout }];
    expect(group({ protocol: "TCP", health_check: timing(5, 10) })?.detail).toContain("longer than the interval");
    expect(group({ protocol: "TCP", health_check: timing(10, 5) })).toBeUndefined();
  });

  it("a target is of the kind of its group", () => {
    const target = (target_type: string, target_id: string) => {
      const it = new World();
      it.has("aws_lb_target_group", { arn: "tg-1", target_type });
      return it.create(loadBalancer, "aws_lb_target_group_attachment", { target_group_arn: "tg-1", target_id });
    };
    expect(target("ip", "10.0.0.10")).toBeUndefined();
    expect(target("ip", "i-0a1b2c3d4e5f60718")?.summary).toBe("InvalidTarget");
    expect(target("instance", "i-0a1b2c3d4e5f60718")).toBeUndefined();
    expect(target("alb", BALANCER)?.summary).toBe("InvalidTarget");
  });
});
