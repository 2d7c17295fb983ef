import { describe, expect, it } from "vitest";
import { addressesIn, named } from "../../emitted/references";
import { thingsOf } from "../../emitted/resources";

describe("thingsOf", () => {
  it("gives what is made before what is looked up, by address, and one lookup per id", () => {
    const json = {
      resource: { aws_subnet: { b: {}, a: {} } },
      data: { aws_subnet: { y: { id: "subnet-1" }, x: { id: "subnet-1" }, z: {} } },
    };
    const things = thingsOf(json, "aws_subnet").map(({ address, made }) => `${address} ${made}`);
    expect(things).toEqual([
      "aws_subnet.a true",
      "aws_subnet.b true",
      "data.aws_subnet.x false",
      "data.aws_subnet.z false",
    ]);
  });
});

describe("what a value names of a type", () => {
  const value = ["${aws_subnet.a.id}", "${data.aws_subnet.b.id}", "${aws_vpc.c.id}", "subnet-1", "$${aws_subnet.d.id}"];

  it("is resources, lookups and literal ids", () => {
    expect(named(value, "aws_subnet")).toEqual(["aws_subnet.a", "data.aws_subnet.b", "subnet-1"]);
  });

  it("is resources alone where only they are asked for", () => {
    expect(addressesIn(value, "aws_subnet")).toEqual(["aws_subnet.a"]);
  });
});
