import { describe, expect, it } from "vitest";
import { parseFaultPlace } from "../../../../tools/simulate/faults/fault";

describe("the place of a fault", () => {
  it("is the first call of a type and operation, or the nth", () => {
    expect(parseFaultPlace("aws_vpc:read")).toEqual({ kind: "call", type: "aws_vpc", operation: "read", nth: 1 });
    expect(parseFaultPlace("time_sleep:create:12")).toMatchObject({ type: "time_sleep", nth: 12 });
  });

  it.each(["", "aws_vpc", "aws_vpc:", "aws_vpc:destroy", "aws_vpc:create:0", "aws_vpc:create:x", "Vpc:create"])(
    'is not "%s"',
    (text) => {
      expect(parseFaultPlace(text)).toBeUndefined();
    },
  );
});
