// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
import type { ValidateFunction } from "ajv";
import type { PortalCity, PortalNews, PortalUnits } from "../types";

export declare const isPortalCity: ValidateFunction<PortalCity>;
export declare const isPortalNews: ValidateFunction<PortalNews>;
export declare const isPortalUnits: ValidateFunction<PortalUnits>;
