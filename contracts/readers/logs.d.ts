// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
import type { ValidateFunction } from "ajv";
import type { LogHead } from "../types";

export declare const isLogHead: ValidateFunction<LogHead>;
