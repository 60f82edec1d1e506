import type { ValidateFunction } from "ajv";

export declare const validateRoot: ValidateFunction;
export declare const validateUnitsFile: ValidateFunction;
export declare const validateUnit: ValidateFunction;
export declare const validateStaffFile: ValidateFunction;
export declare const validateUnitStaff: ValidateFunction;
export declare const validateWaiversFile: ValidateFunction;
export declare const validateWaiver: ValidateFunction;
