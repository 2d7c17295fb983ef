import type { Problem } from "../../../config/problem";
import type { Listed } from "../listings/listed";
import type { Placed, Proposal } from "../propose/propose";
import { sorted } from "../propose/words";

/** The proposal for programs. */
export function jsonOfProposal(proposal: Proposal, problems: readonly Problem[]): string {
  const { words, placed, said, unmatched, never, made } = proposal;
  return JSON.stringify(
    {
      adopted: Object.fromEntries([...words].map(([file, of]) => [file, sorted(of)])),
      taken: placed.map(ofPlaced),
      said: said.map(ofPlaced),
      unmatched: unmatched.map(ofListed),
      made: made.map(({ part, name, own }) => ({
        part,
        name,
        stack: own.stack,
        address: own.address,
        setting: own.setting,
      })),
      left: Object.fromEntries(never),
      problems: problems.map(({ file, path, message, fix, severity }) => ({ file, path, message, fix, severity })),
    },
    null,
    2,
  );
}

const ofListed = ({ part, id, name, file, at }: Listed) => ({ part, id, name, file, at });

const ofPlaced = ({ listed, named: { own, scope }, path }: Placed) => ({
  ...ofListed(listed),
  stack: own.stack,
  address: own.address,
  setting: own.setting,
  configuration: { file: scope.file, path },
});
