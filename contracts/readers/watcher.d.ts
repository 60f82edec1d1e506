// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
import type { ValidateFunction } from "ajv";
import type { MonitoringStatus, WatchedCity, WatcherChannels } from "../types";

export declare const isMonitoringStatus: ValidateFunction<MonitoringStatus>;
export declare const isWatchedCity: ValidateFunction<WatchedCity>;
export declare const isWatcherChannels: ValidateFunction<WatcherChannels>;
