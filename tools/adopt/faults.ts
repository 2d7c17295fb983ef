import type { Candidate } from "../../config/adopted/candidate";
import { at, chosen, companionsOf, nameOf } from "../../config/adopted/choose";
import { type Part, partOf } from "../../config/adopted/parts";
import type { AdoptedWord, Asked } from "../../config/adopted/words";
import { listed } from "../../config/checks/nested";
import { IMPORT_FORMS, NOT_IMPORTED } from "../../config/facts/import-ids";
import { nearest } from "../../config/nearest";
import { closest } from "../../config/spelling";

/** Something wrong at a place of the file. */
export interface Fault {
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** What is wrong with what a file adopts, given what is made. */
export const faultsOf = (words: readonly AdoptedWord[], all: readonly Candidate[]): readonly Fault[] =>
  words.flatMap((word) => [
    ...word.asked.flatMap((asked) => ofAsked(asked, all)),
    ...Object.entries(word.resources).flatMap(([address, id]) => ofResource(word, address, id, all)),
    ...word.without.flatMap((type, index) => ofWithout(word, type, index, all)),
  ]);

function ofAsked(asked: Asked, all: readonly Candidate[]): Fault[] {
  const { path, setting, id } = asked;
  const part = partOf(asked.part);
  const [own, ...others] = chosen(asked, all);
  if (own === undefined) return [notCalled(asked, part, all) ?? nothingMade(path, setting, part, all)];
  if (others.length > 0) {
    const addresses = [own, ...others].map(({ address }) => address);
    return [
      {
        path,
        message: `may mean ${addresses.length} resources of ${setting}: ${listed(addresses.sort(), 8)}`,
        fix: `say which: resources: { ${JSON.stringify(own.address)}: ${JSON.stringify(id)} } in place of it${part.id === undefined ? "" : `, with the id as ${formOf(part.type)}`}`,
      },
    ];
  }
  const name = nameOf(part, own, all);
  if (part.name === undefined || name === undefined || name === id) return [];
  const bySetting = part.setting === undefined ? "" : `${setting}.${part.setting}: ${JSON.stringify(id)}; or, `;
  return [
    {
      path,
      message: `${JSON.stringify(id)} is taken over as ${own.address}, which the configuration calls ${JSON.stringify(name)}: Terraform would make it anew under that name, or rename it`,
      fix: `have the configuration call it so: ${bySetting}where no setting names it, an override of ${part.name} of ${own.address}; or correct the id here`,
    },
  ];
}

/** There are such resources, and none is called so. */
function notCalled({ path, setting, called }: Asked, part: Part, all: readonly Candidate[]): Fault | undefined {
  const names = nearest(all, setting, ".", (one) => one.setting, "within")
    .filter(({ type }) => type === part.type)
    .flatMap((one) => part.called?.(one, all) ?? []);
  if (called === undefined || names.length === 0) return undefined;
  const meant = closest(called, names);
  const message = `${setting} makes no ${part.type} that is called ${called}`;
  return { path, message, fix: meant === undefined ? `use one of ${listed(names.sort(), 12)}` : `write ${meant}` };
}

function nothingMade(path: string, setting: string, { type }: Part, all: readonly Candidate[]): Fault {
  const made = nearest(all, setting, ".", (one) => one.setting, "within");
  const types = [...new Set(made.map((one) => one.type))].sort();
  return {
    path,
    message:
      types.length === 0
        ? `nothing is made for ${setting}, so there is nothing that could take it over`
        : `${setting} makes no ${type}; it makes ${listed(types, 12)}`,
    fix: "take it out, or write it where it is made: npm run where names the setting of every resource",
  };
}

function ofResource(word: AdoptedWord, address: string, id: string, all: readonly Candidate[]): Fault[] {
  const path = `${word.path}.resources.${address}`;
  const [type = ""] = address.split(".");
  const never = NOT_IMPORTED.value[type];
  if (never !== undefined) {
    return [{ path, message: `${never}`, fix: "take it out: it is made beside what exists" }];
  }
  if (at(word, address, all).length === 0) {
    const made = nearest(all, word.setting, ".", (one) => one.setting, "within").map((one) => one.address);
    const meant = closest(address, made);
    return [
      {
        path,
        message: `${word.setting} makes no such resource`,
        fix:
          meant === undefined
            ? `use one of ${listed([...new Set(made)].sort(), 12)}, or write it under the setting that makes it`
            : `write ${meant}`,
      },
    ];
  }
  const form = IMPORT_FORMS.value[type];
  if (form === undefined || form.pattern.test(id)) return [];
  return [
    { path, message: `${JSON.stringify(id)} is not the id of an import of ${type}`, fix: `write it as ${form.form}` },
  ];
}

function ofWithout(word: AdoptedWord, type: string, index: number, all: readonly Candidate[]): Fault[] {
  const beside = word.asked.flatMap((asked) => chosen(asked, all).flatMap((own) => companionsOf(asked, own, all)));
  const types = [...new Set(beside.map(({ to }) => to.split(".")[0] ?? ""))].sort();
  if (types.includes(type)) return [];
  const meant = closest(type, types);
  return [
    {
      path: `${word.path}.without.${index}`,
      message: `no ${type} stands beside what is taken over, so that leaving it out does nothing`,
      fix:
        meant !== undefined
          ? `write ${meant}`
          : types.length === 0
            ? "take it out"
            : `take it out, or use one of ${listed(types, 12)}`,
    },
  ];
}

const formOf = (type: string): string => IMPORT_FORMS.value[type]?.form ?? "the provider's page of the type says";
