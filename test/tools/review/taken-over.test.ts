import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AccountInput } from "../../../config/schema/account";
import { readEmitted } from "../../../emitted/stacks";
import { buildPlatform } from "../../../main";
import { cacheIn } from "../../../tools/review/plan/cache";
import { tryScope } from "../../../tools/review/plan/try";
import { assemble } from "../../../tools/review/report/assemble";
import { toApprove } from "../../../tools/review/report/report";
import { placesIn } from "../../../tools/review/sides/places";
import type { ReadSide } from "../../../tools/review/sides/side";
import { accountInput, platformOf, ROOT } from "../../support/platform";

const folder = mkdtempSync(join(tmpdir(), "lakehouse-taken-over-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADOPTING: Partial<AccountInput> = { adopted: { groups: { auditors: "123456" } } };

function sideOf(name: string, more: Partial<AccountInput>): ReadSide {
  const emitted = join(folder, name);
  const account = accountInput();
  Object.assign(account.groups ?? {}, { auditors: { mode: "create" } });
  const platform = platformOf({ ...account, ...more });
  buildPlatform(platform, emitted).synth();
  return { name, emitted, stacks: readEmitted(emitted), platform, project: undefined };
}

/** The review of the account's stack alone. */
async function reviewed(base: ReadSide, head: ReadSide) {
  const account = new Set(["account"]);
  const scope = { environment: undefined, changed: account, vanished: [], wanted: account };
  const options = { root: ROOT, base, head, cache: cacheIn(undefined), otherwise: () => platformOf() };
  const tried = await tryScope(scope, { ...options, folder: join(folder, `${base.name}-${head.name}`) });
  const places = { base: placesIn(undefined), head: placesIn(undefined) };
  return assemble({ base, head, tried: [tried], places });
}

describe("a review of what is taken over", () => {
  const [without, adopting] = [sideOf("without", {}), sideOf("adopting", ADOPTING)];
  const more = sideOf("more", {
    groups: { ...accountInput().groups, auditors: { mode: "create" }, newcomers: { mode: "create" } },
    adopted: { groups: { auditors: "123456", newcomers: "654321" } },
  });

  it("says that nobody knows what it changes, where the simulation does not have it", async () => {
    const report = await reviewed(adopting, more);
    expect(report.refused).toEqual([]);
    const [entry, ...others] = report.entries;
    expect(entry).toMatchObject({ gravity: "unseen", action: "import", address: "databricks_group.group-newcomers" });
    expect(others).toEqual([]);
    expect(toApprove(report)).toEqual(["1 thing is taken over unseen"]);
  });

  it("says nothing of words that are left where they are, or written of what is deployed", async () => {
    const report = await reviewed(without, adopting);
    expect({ entries: report.entries, refused: report.refused }).toEqual({ entries: [], refused: [] });
  });
});
