import { App } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { configured, settingOf } from "../../modules/configured";

const root = () => new App({ stackTraces: false });

describe("the setting of a construct", () => {
  it("is its own, or that of the nearest construct around it", () => {
    const outer = configured(new Construct(root(), "catalog"), "catalogs.sales");
    const between = new Construct(outer, "between");
    const inner = configured(new Construct(between, "schema"), "zones.raw");
    expect(settingOf(outer)).toBe("catalogs.sales");
    expect(settingOf(between)).toBe("catalogs.sales");
    expect(settingOf(new Construct(inner, "grants"))).toBe("zones.raw");
  });

  it("is below that of the construct around it where it starts with a dot, whichever was said first", () => {
    const catalog = new Construct(root(), "catalog");
    const schema = configured(new Construct(new Construct(catalog, "between"), "schema"), ".schemas.gold");
    const volume = configured(new Construct(schema, "volume"), ".volumes.exports");
    expect(settingOf(volume)).toBeUndefined();
    configured(catalog, "catalogs.sales");
    expect(settingOf(volume)).toBe("catalogs.sales.schemas.gold.volumes.exports");
  });

  it("is undefined where nothing says one", () => {
    expect(settingOf(new Construct(root(), "a"))).toBeUndefined();
  });
});
