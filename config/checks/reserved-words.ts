import { show } from "../plain";
import { isReserved } from "../reserved";
import { errorAt, type RawCheck } from "./check";
import { walk } from "./walk";

/** No key is one that every object has: settings and names would be found that nobody has written. */
export const reservedWords: RawCheck = ({ file, input }) =>
  walk(input)
    .filter(({ key }) => isReserved(key))
    .map(({ path, key }) =>
      errorAt({ file }, path, `${show(key)} is a word that JavaScript keeps for itself`, "use another name"),
    );
