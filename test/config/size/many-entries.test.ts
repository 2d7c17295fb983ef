import { describe, expect, it } from "vitest";
import { problemLines } from "../../../config/problem";
import { accountInput, devInput } from "../../support/platform";
import { inputsProblems } from "../problems";
import { type Manner, mannersOf, withEntries } from "./entries";
import { type ListPlace, listPlaces } from "./lists";

/** So many that what grows as the square of them is seen, here in what is said, below in time that runs out. */
const MANY = 300;
const VERY_MANY = 10_000;

const nameOf = ({ kind, path, with: forms }: ListPlace) =>
  [kind, path.join("."), ...forms.map(([, form]) => String(form))].join(" ");

const places = listPlaces().map((place) => [nameOf(place), place] as const);

function problemsWith(place: ListPlace, count: number, manner: Manner) {
  const [account, dev] = [accountInput(), devInput()];
  return inputsProblems(
    place.kind === "account"
      ? [withEntries(account, place, count, manner), dev]
      : [account, withEntries(dev, place, count, manner)],
  );
}

describe("many entries of a record or list", () => {
  it("are looked at in every one of both files", () => {
    expect(places.length).toBeGreaterThan(130);
    const names = places.map(([name]) => name);
    for (const name of ["account groups", "environment zones", "environment sources", "environment consumers"]) {
      expect(names).toContain(name);
    }
  });

  it.each(places)("are answered with few problems each and few lines in all: %s", (_, place) => {
    for (const manner of mannersOf(place)) {
      const problems = problemsWith(place, MANY, manner);
      // A pair is not told of at each of its ends, nor with each of the others.
      expect(problems.length, manner).toBeLessThan(4 * MANY);
      const lines = problemLines(problems);
      expect(lines.length, manner).toBeLessThanOrEqual(201);
      for (const line of lines) expect(line.length, line.slice(0, 300)).toBeLessThan(1_500);
    }
  });

  it.each(
    [
      "account groups",
      "account servicePrincipals",
      "account groups.analysts.groups create",
      "account tags",
      "environment zones",
      "environment externalLocations",
      "environment workspaces",
      "environment workspaces.orders.access.groups",
      "environment workspaces.orders.ipAccessList.allow",
      "environment network.subnets.workspaces customer-managed",
      "environment network.connections.peerings customer-managed",
      "environment network.connections.vpn customer-managed",
      "environment catalogs",
      "environment catalogs.sales.schemas",
      "environment catalogs.sales.schemas.sales.volumes",
      "environment dataServices",
      "environment sources",
      "environment consumers",
      "environment consumers.orders.schemas share",
      "environment policyWaivers",
    ].flatMap((name) => places.filter(([known]) => known === name)),
  )("are answered, ten thousand of them too: %s", (_, place) => {
    expect(problemLines(problemsWith(place, VERY_MANY, "equal")).length).toBeLessThanOrEqual(201);
  });

  it("may lie in one another in every order", () => {
    const zone = "euw1-az1";
    const blocks = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [
        `w${index}`,
        { [zone]: "10.20.0.0/20", "euw1-az2": "10.20.16.0/20" },
      ]),
    );
    const dev = devInput();
    dev.network.subnets = { workspaces: blocks };
    const overlaps = inputsProblems([accountInput(), dev]).filter(({ message }) => message.includes("overlaps"));
    expect(overlaps.map(({ message }) => message)).toEqual([
      "the subnet 10.20.0.0/20 of workspace w1 in euw1-az1 overlaps the subnet 10.20.0.0/20 of workspace w0 in euw1-az1, and so do the subnet 10.20.0.0/20 of workspace w2 in euw1-az1, the subnet 10.20.0.0/20 of workspace w3 in euw1-az1, the subnet 10.20.0.0/20 of workspace w4 in euw1-az1 and 1996 more",
      "the subnet 10.20.16.0/20 of workspace w1 in euw1-az2 overlaps the subnet 10.20.16.0/20 of workspace w0 in euw1-az2, and so do the subnet 10.20.16.0/20 of workspace w2 in euw1-az2, the subnet 10.20.16.0/20 of workspace w3 in euw1-az2, the subnet 10.20.16.0/20 of workspace w4 in euw1-az2 and 1996 more",
    ]);
  });
});
