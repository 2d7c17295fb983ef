import { describe, expect, it } from "vitest";
import { DEPLOYER } from "../../modules/identity/object-permissions";
import { accountInput } from "../support/platform";
import { representativeStacks } from "../support/representative";

/** Arguments whose objects have no owner and no manager but the administrators. */
const BY_ADMINS = Object.entries(DEPLOYER).flatMap(([argument, level]) =>
  level === "admin" ? [argument.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] : [],
);

const deployer = accountInput().servicePrincipals?.[accountInput().deployer];

describe("permissions of objects in a workspace", () => {
  const permissions = representativeStacks().flatMap(({ name, json }) =>
    Object.entries(json.resource?.databricks_permissions ?? {}).map(([id, body]) => ({
      where: `${name}: ${id}`,
      body,
    })),
  );
  const owned = permissions.filter(({ body }) => !BY_ADMINS.some((argument) => argument in body));

  it("name the deployer, or a plan by anybody else would take its rights away", () => {
    const applicationId = deployer?.mode === "existing" ? deployer.applicationId : "";
    expect(applicationId).not.toBe("");
    expect(owned.length).toBeGreaterThan(20);
    const without = owned.filter(({ body }) => !JSON.stringify(body.access_control).includes(applicationId));
    expect(without.map(({ where }) => where)).toEqual([]);
  });
});
