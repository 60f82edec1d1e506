// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
import type { ValidateFunction } from "ajv";
import type { CheckerConfig, LogHead, MonitoredUnits } from "../types";

export declare const isCheckerConfig: ValidateFunction<CheckerConfig>;
export declare const isLogHead: ValidateFunction<LogHead>;
export declare const isMonitoredUnits: ValidateFunction<MonitoredUnits>;
