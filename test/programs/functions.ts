import { FUNCTION_LIBRARY, type LibraryFunction } from "../../config/function-library";
import { type Case, callOf, type Value } from "../../tools/policies/cases";

/** Values of the parameters, what comes of them, and groups of the reader. */
type Tried = readonly [values: readonly Value[], wanted: Value, groups?: readonly string[]];

/** What each function of the library makes of values; a function without any does not compile. */
const TRIED: Readonly<Record<LibraryFunction, readonly Tried[]>> = {
  mask_all: [
    [["4111"], "****"],
    [[""], "****"],
    [[null], null],
  ],
  mask_all_but_last_four: [
    [["4111111111111111"], "************1111"],
    [["1234"], "****"],
    [["12"], "**"],
    [["Größe 12"], "****e 12"],
    [[""], ""],
    [[null], null],
  ],
  mask_mail_address: [
    [["ann@acme.example"], "****@acme.example"],
    [["@acme.example"], "****@acme.example"],
    [["no address"], "****"],
    [[null], null],
  ],
  hash_text: [
    [["a", "s"], "4cf6829aa93728e8f3c97df913fb1bfa95fe5810e2933a05943f8312a98d9cf2"],
    [[null, "s"], null],
  ],
  hide_text: [
    [["a"], null],
    [[null], null],
  ],
  hide_number: [
    [[12.5], null],
    [[null], null],
  ],
  hide_date: [
    [["2026-11-27"], null],
    [[null], null],
  ],
  first_of_year: [
    [["1984-06-17"], "1984-01-01"],
    [["1984-01-01"], "1984-01-01"],
    [[null], null],
  ],
  round_number: [
    [[1234.5, "1000"], 1000],
    [[1500, "1000"], 2000],
    [[-1234.5, "1000"], -1000],
    [[null, "1000"], null],
  ],
  rows_with_value: [
    [["EU", "EU"], true],
    [["eu", "EU"], false],
    [[null, "EU"], false],
  ],
  rows_of_own_groups: [
    [["EU", "region-"], true, ["region-eu", "analysts"]],
    [["US", "region-"], false, ["region-eu"]],
    [["EU", "region-"], false, []],
    [[null, "region-"], false, ["region-eu", "region-"]],
    [["O'Brien", ""], true, ["o'brien"]],
  ],
  no_rows: [[[], false, ["analysts"]]],
};

/** Cases of every function of the library. */
export const LIBRARY_CASES: readonly Case[] = Object.entries(TRIED).flatMap(([name, cases]) => {
  const called = FUNCTION_LIBRARY[name as LibraryFunction];
  const parameters = Object.keys(called.parameters);
  return cases.map(([values, wanted, groups = []]) =>
    callOf(called, Object.fromEntries(parameters.map((parameter, index) => [parameter, values[index] ?? null])), {
      name: `${name}(${values.map((value) => JSON.stringify(value)).join(", ")})`,
      wanted,
      groups,
    }),
  );
});
