import { describe, expect, it } from "vitest";
import { principalNamed, readQuestion } from "../../../policy/access/question";
import { detoursTo } from "../../../policy/access/through";
import { accessOf } from "./world";

describe("what is read from the emitted JSON", () => {
  const access = accessOf([
    "group analysts",
    "group readers",
    "service principal sp-terraform",
    "service principal sp-loader",
    "catalog sales is there",
    "sp-loader has ALL_PRIVILEGES on catalog sales",
    "sp-terraform has ALL_PRIVILEGES on catalog sales",
    "job nightly runs as sp-loader",
    "pipeline load runs as sp-loader",
    "dashboard overview embeds",
    "analysts has CAN_MANAGE_RUN on job nightly",
    "analysts has CAN_VIEW on pipeline load",
    "readers has CAN_READ on dashboard overview",
    "analysts may act as sp-loader",
  ]);
  const around = (who: string) => {
    const read = readQuestion(access, "SELECT sales.gold.orders");
    const principal = principalNamed(access, who);
    if ("wrong" in read || "wrong" in principal) throw new Error("not understood");
    return detoursTo(access, principal.key, read).map(({ acts, level }) => `${level} on ${acts.object}: ${acts.as}`);
  };

  it("knows what is done with the rights of somebody else: runs, published dashboards, acting as a principal", () => {
    expect(around("analysts")).toEqual([
      "CAN_MANAGE_RUN on job nightly: service principal sp-loader",
      "roles/servicePrincipal.user on service principal sp-loader: service principal sp-loader",
    ]);
    expect(around("readers")).toEqual(["CAN_READ on dashboard overview: service principal sp-terraform"]);
  });

  it.each([
    ["SELECT", '"SELECT" is no question'],
    ["SELECTT sales.gold", '"SELECTT" is no privilege of Unity Catalog and no level of a permission'],
    ["SELECT nowhere.gold.orders", 'there is nothing called "nowhere.gold.orders" that SELECT is used with'],
    ["READ VOLUME sales.gold.a.b", 'there is nothing called "sales.gold.a.b" that READ_VOLUME is used with'],
    ["USE CATALOG sale", 'there is nothing called "sale" that USE_CATALOG is used with'],
    ["CAN_USE nightly2", 'there is nothing called "nightly2" that CAN_USE is used with'],
  ])("%s: says what is wrong with it", (question, wrong) => {
    expect(readQuestion(access, question)).toMatchObject({ wrong });
  });
});
