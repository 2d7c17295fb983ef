/** Lets `require` load TypeScript in tests as it does under `npm start`: kinds are loaded by it when they are in use. */
import "tsx/cjs";
