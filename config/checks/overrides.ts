import { referencesIn } from "../extra-resources/reference";
import { CHOSEN_PROVIDERS } from "../facts/providers";
import { today } from "../facts/today";
import { pathText, stepsOf } from "../overrides/path";
import type { Problem } from "../problem";
import { isCalendarDay } from "../schema/text/calendar";
import { type AccountDraft, type Check, type EnvironmentDraft, entries, errorAt } from "./check";
import { tooOld } from "./extra-resources";

/** What overrides say by themselves; whether there is such a resource and argument shows once stacks are made. */
export const overrides: Check = ({ account, environments }) =>
  [account, ...environments].flatMap((file) => inFile(file, account));

function inFile(file: AccountDraft | EnvironmentDraft, account: AccountDraft): Problem[] {
  return entries(file.data.overrides).flatMap(([key, override]) => {
    const { construct, setting, type, set = {}, remove = [], until, needs } = override;
    const provider = CHOSEN_PROVIDERS.find((name) => type?.startsWith(`${name}_`));
    const wrong = (field: string, message: string, fix: string) =>
      errorAt(file, ["overrides", key, ...(field === "" ? [] : [field])], message, fix);
    const written = (field: string) => isWritten(file.raw, key, field);
    const places = [...Object.keys(set), ...remove].map((path) => pathText(stepsOf(path)));
    return [
      ...(written("construct") || written("setting")
        ? []
        : [wrong("", "names no resource", "add construct, which npm run where shows, or setting")]),
      ...(construct !== undefined && setting !== undefined
        ? [wrong("setting", "names the resource a second time, beside construct", "keep one of the two")]
        : []),
      ...(written("set") || written("remove")
        ? []
        : [wrong("", "changes nothing", "say under set or remove what is to change, or take the override out")]),
      ...[...new Set(places)].sort().flatMap((place, _, all) => {
        const again = places.filter((one) => one === place).length > 1;
        const above = all.find((one) => one !== place && (place.startsWith(`${one}.`) || place.startsWith(`${one}[`)));
        if (again) return [wrong("remove", `names ${place}, which is set as well`, "keep one of the two")];
        return above === undefined
          ? []
          : [wrong("", `changes ${place}, and ${above}, which it is a part of`, "change the one or the other")];
      }),
      ...(needs !== undefined && type === undefined
        ? [wrong("type", "is missing: whose version is needed goes by the type", "add the type of the resource")]
        : []),
      ...(needs === undefined || provider === undefined ? [] : tooOld(provider, needs, account)).map(([message, fix]) =>
        wrong("needs", message, fix),
      ),
      ...referencesIn(set).map(({ path }) =>
        wrong(["set", ...path].join("."), "is a reference, which overrides cannot have", "write the value itself"),
      ),
      ...ended(until).map(([message, fix]) => wrong("until", message, fix)),
    ];
  });
}

function ended(until: string | undefined): (readonly [message: string, fix: string])[] {
  if (until === undefined) return [];
  if (!isCalendarDay(until)) return [[`there is no ${until}`, "correct the date"]];
  if (until >= today()) return [];
  return [
    [`the override was accepted up to ${until}`, "take it out, or say why it is still needed and set a later day"],
  ];
}

/** Whether a field of an override is written, good or bad. */
function isWritten(raw: unknown, key: string, field: string): boolean {
  const at = (value: unknown, name: string): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return at(at(at(raw, "overrides"), key), field) !== undefined;
}
