import { listed as enumerated } from "../../../config/checks/nested";
import { expression } from "../../init/typescript";
import { kindsOf } from "../listings/kinds";
import { type Listed, shownAs } from "../listings/listed";
import type { Placed, Proposal } from "../propose/propose";
import type { Named } from "../propose/scope";
import { sorted } from "../propose/words";

/** Names of a sort that are printed; JSON has them all. */
const MOST = 20;

/** The proposal for a terminal. @param shown a file of the configuration as a path that starts where the user is */
export function textOf(proposal: Proposal, shown: (file: string) => string): string {
  const { placed, said, unmatched, never, made } = proposal;
  const parts = [
    ...entriesText(proposal, shown),
    ...section(`${placed.length} to take in`, placed.map(line)),
    ...section(`${said.length} taken in already`, said.map(line)),
    ...section(
      "Nothing in the configuration has these names",
      byPart(unmatched, ({ part }) => part, shownAs),
    ),
    ...section(
      "Not listed, so made",
      byPart(
        made,
        ({ part }) => part,
        ({ own, name }: Named) => `${name.replaceAll(/\$\{[^}]*\}/g, "…")} (${own.setting})`,
      ),
    ),
    ...section(
      "Left out, because a configuration does not make them",
      [...never].map(([what, count]) => `${count} ${what}`),
    ),
  ];
  return parts.length === 0 ? "Nothing is listed." : parts.join("\n\n");
}

/** What to add to each file, as it is written there. */
export const entriesText = ({ words }: Pick<Proposal, "words">, shown: (file: string) => string): string[] =>
  [...words].map(
    ([file, of]) => `To add to ${shown(file)}:\n\nadopted: ${expression(sorted(of), "adopted: ,".length)},`,
  );

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [[title, ...lines.map((text) => `  ${plain(text)}`)].join("\n")];

const line = ({ listed, named: { own }, path }: Placed): string =>
  `${shownAs(listed)} as ${own.address} (${own.stack}), by ${path}`;

function byPart<T>(all: readonly T[], partOf: (one: T) => Listed["part"], text: (one: T) => string): string[] {
  const parts = [...new Set(all.map(partOf))];
  return parts.map((part) => {
    const own = all.filter((one) => partOf(one) === part);
    return `${kindsOf(part)[0]?.noun ?? part}: ${enumerated(own.map(text), MOST)}`;
  });
}

/** Names in a cloud may hold anything; a terminal obeys some of it. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\ufffd");
