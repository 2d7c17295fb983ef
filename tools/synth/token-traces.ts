type Capture = typeof Error.captureStackTrace;

/**
 * cdktf takes the whole stack trace for every value that it makes, to show where a bad one came from: half of a synthesis
 * and of its memory with a hundred environments. It asks for it on an object that is no error: errors keep theirs.
 */
export const ofErrorsAlone =
  (capture: Capture): Capture =>
  (object, below) => {
    if (object instanceof Error) capture(object, below);
  };

/** Builds without the traces that cdktf takes of values. */
export function withoutTokenTraces<T>(build: () => T): T {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = ofErrorsAlone(capture);
  try {
    return build();
  } finally {
    Error.captureStackTrace = capture;
  }
}
