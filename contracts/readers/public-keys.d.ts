// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
import type { ValidateFunction } from "ajv";
import type { PublicKeys } from "../types";

export declare const isPublicKeys: ValidateFunction<PublicKeys>;
