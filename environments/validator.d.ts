import type { ValidateFunction } from "ajv";

/** Compiled from `environment.schema.json` by `npm run generate`: compiling it at each start took a tenth of a second. */
declare const isEnvironment: ValidateFunction;
export default isEnvironment;
