import { describe, expect, it } from "vitest";
import { partsOf } from "../../../../tools/simulate/cloud/parts";
import { usersOf } from "../../../../tools/simulate/cloud/references/users";
import { inUse } from "../../../../tools/simulate/cloud/rules/in-use";
import { World } from "./support/world";

describe("who uses an object", () => {
  const group = { id: "sg-1", name: "endpoints" };
  const endpoint = (id: string, ...groups: string[]) => ({ id, security_group_ids: groups });

  it("is found without a look at the others, oldest first", () => {
    const world = new World();
    const target = world.has("aws_security_group", group);
    for (let index = 0; index < 20; index++) world.has("aws_vpc_endpoint", endpoint(`vpce-${index}`, "sg-other"));
    const [first, second] = ["a", "b"].map((id) => world.has("aws_vpc_endpoint", endpoint(id, "sg-2", "sg-1")));
    expect(usersOf(world.store, target)).toEqual([first, second]);
  });

  it("follows what is made, changed and deleted after the first question", () => {
    const world = new World();
    const target = world.has("aws_security_group", group);
    expect(world.delete(inUse, target)).toBeUndefined();
    const user = world.has("aws_vpc_endpoint", endpoint("vpce-1", "sg-1"));
    expect(world.delete(inUse, target)?.detail).toContain("vpce-1");
    world.store.put({ ...user, attributes: endpoint("vpce-1", "sg-2") });
    expect(world.delete(inUse, target)).toBeUndefined();
    world.store.put(user);
    expect(world.delete(inUse, target)).toBeDefined();
    world.store.remove(user.key);
    expect(world.delete(inUse, target)).toBeUndefined();
  });

  it("knows the target by each of its names, and a part by its name or its maker", () => {
    const world = new World();
    const bucket = world.has("aws_s3_bucket", { id: "logs", bucket: "logs", arn: "arn:aws:s3:::logs" });
    const log = world.has("aws_flow_log", { id: "fl-1", log_destination: "arn:aws:s3:::logs/vpc/" });
    const part = world.has("aws_s3_bucket_versioning", { bucket: "logs" });
    const along = { ...world.has("aws_s3_object", { id: "made", bucket: "other" }), madeWith: bucket.key };
    world.store.put(along);
    expect(usersOf(world.store, bucket)).toEqual([log, part, along]);
    expect(partsOf(world.store, bucket)).toEqual([part, along]);
  });
});
