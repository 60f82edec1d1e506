/** The name of the key that every state is encrypted with; it stands in each state, so that it can never change. */
export const CITY_KEY = "city";

/**
 * Rounds of PBKDF2 with HMAC-SHA512 between the passphrase and the key. Each opening of a state derives several keys
 * (for the state, for the plan, and the one that the state was written with), so that OpenTofu's own 600,000, which is
 * the advice for SHA-256, costs a second for each stack and command. 210,000 is OWASP's advice for SHA-512 (Password
 * Storage Cheat Sheet); OpenTofu refuses fewer than 200,000. A state that was written with another number still opens:
 * it stands in it.
 */
export const ITERATIONS = 210_000;
