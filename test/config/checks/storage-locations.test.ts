import { describe, expect, it } from "vitest";
import { report } from "../problems";

const location = (url: string) => ({ url, comment: "Files of a partner" });

describe("external locations", () => {
  it("are fine beside each other, even when one's name begins like another's", () => {
    const dev = {
      "externalLocations.a": location("s3://shared/x"),
      "externalLocations.b": location("s3://shared/xy/"),
    };
    expect(report({ dev, prod: { "externalLocations.a": location("s3://shared/z") } })).toBe("");
  });

  it("are refused inside a zone", () => {
    const dev = { "externalLocations.a": location("s3://acme-dev-raw-111111111111/orders") };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"dev: externalLocations.a.url: external location a (s3://acme-dev-raw-111111111111/orders/) overlaps zone raw (s3://acme-dev-raw-111111111111/) of config/environments/dev.ts. Fix: use a folder that no other location covers."`,
    );
  });

  it("are refused when they overlap one of another environment in the region", () => {
    const dev = { "externalLocations.a": location("s3://shared/x") };
    expect(report({ dev, prod: { "externalLocations.b": location("s3://shared/x/y/") } })).toMatchInlineSnapshot(
      `"prod: externalLocations.b.url: external location b (s3://shared/x/y/) overlaps external location a (s3://shared/x/) of config/environments/dev.ts. Fix: use a folder that no other location covers."`,
    );
  });

  it("may overlap one of another region, which has its own metastore", () => {
    const prod = {
      region: "us-east-1",
      "network.availabilityZoneIds": ["use1-az1", "use1-az2"],
      "externalLocations.b": location("s3://shared/x/y/"),
    };
    const account = { "metastores.us-east-1": { mode: "create", adminGroup: "platform-admins" } };
    expect(report({ account, dev: { "externalLocations.a": location("s3://shared/x") }, prod })).toBe("");
  });

  it("are refused in the root bucket of a workspace", () => {
    const dev = { "externalLocations.root": location("s3://acme-dev-root-main-111111111111/") };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"dev: externalLocations.root.url: external location root (s3://acme-dev-root-main-111111111111/) overlaps the root bucket of workspace main (s3://acme-dev-root-main-111111111111/) of config/environments/dev.ts. Fix: keep data out of the workspace's own bucket."`,
    );
  });

  it("are refused with the key of a zone", () => {
    expect(report({ dev: { "externalLocations.raw": location("s3://partner/x") } })).toMatchInlineSnapshot(
      `"dev: externalLocations.raw: there is a zone raw too. Fix: use another key."`,
    );
  });

  it("are refused when they are not in S3, or in a bucket with dots", () => {
    const dev = { "externalLocations.a": location("abfss://x@y"), "externalLocations.b": location("s3://a.b.c/x") };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "dev: externalLocations.a.url: "abfss://x@y" is not an S3 location. Fix: write it as s3://bucket/folder.
      dev: externalLocations.b.url: "s3://a.b.c/x" has a dot in the bucket's name, which Databricks does not support. Fix: use a bucket with hyphens instead."
    `);
  });
});
