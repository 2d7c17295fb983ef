import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type AccountInput,
  type Domain,
  type DomainEntries,
  type DomainInput,
  defineAccount,
  defineDomain,
  defineEnvironment,
  definePart,
  type EnvironmentInput,
  type EnvironmentPart,
  type InAccount,
  type SharedPart,
  type Taking,
} from "../../config/define";
import { accountInput, devInput } from "../support/platform";

/** Functions that a company writes for its own parts: every type that they take or give comes from `config/define`. */
const regional = (region: EnvironmentInput["region"], more: EnvironmentPart): SharedPart =>
  definePart({ region }, more);
const warehouses = (size: "Small" | "Large"): DomainEntries => ({ consumers: { bi: { kind: "sql-warehouse", size } } });
const product = (domain: Omit<DomainInput<"large">, "owner" | "sizes">): Domain<"large"> =>
  defineDomain({ ...domain, owner: "platform-admins", sizes: { large: warehouses("Large") } });
const owners = (name: string): InAccount => ({ groups: { [`${name}-owners`]: { mode: "create" } } });
const company = (input: Omit<AccountInput, "name">) =>
  defineAccount(product({ name: "sales", inAccount: owners("sales") }), { ...input, name: "acme" });

describe("functions of a company", () => {
  it("make accounts, parts and domains by the exported types", () => {
    const { name: _, ...account } = accountInput();
    expect(company(account).input).toMatchObject({ name: "acme", groups: { "sales-owners": { mode: "create" } } });
    const sales = product({ name: "sales", workspace: "main", ...warehouses("Small") });
    const how: Taking<"large"> = { size: "large" };
    const { input } = defineEnvironment(regional("eu-central-1", { tags: { Tier: "gold" } }), sales(how), {
      name: devInput().name,
    });
    expect(input).toMatchObject({
      region: "eu-central-1",
      tags: { Tier: "gold" },
      consumers: { bi: { size: "Large", workspace: "main" } },
    });
  });

  it("are held to those types", () => {
    expectTypeOf<Taking<"large">["size"]>().toEqualTypeOf<"large" | undefined>();
    expectTypeOf<EnvironmentPart["region"]>().toEqualTypeOf<EnvironmentInput["region"] | undefined>();
    expectTypeOf<Parameters<typeof product>[0]>().not.toHaveProperty("owner");
    expectTypeOf<Parameters<typeof company>[0]>().not.toHaveProperty("name");
  });
});
