import { LocalizedError } from "../language/localized";

/** An environment that cannot be used. */
export class EnvironmentError extends LocalizedError {}
