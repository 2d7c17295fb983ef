import { ofErrorsAlone } from "../../tools/synth/token-traces";

const TAKEN = Symbol.for("traces of errors alone");

// Tests build as `npm start` does, without traces of values; files of one process share what is set here.
if (!(TAKEN in Error.captureStackTrace)) {
  Error.captureStackTrace = Object.assign(ofErrorsAlone(Error.captureStackTrace), { [TAKEN]: true });
}
