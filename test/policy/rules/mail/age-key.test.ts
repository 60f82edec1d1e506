import { isAgePublicKey } from "../../../../policy/age-key";
import { ruleTable } from "../../../support/rule-cases";

const KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

ruleTable("mail/age-key", [
  { name: "none", yaml: "mail: { official: a@hcm.edu.vn }", expect: [] },
  { name: "a public key", yaml: `mail: { ageKey: ${KEY} }`, expect: [] },
  {
    name: "one character wrong",
    yaml: `mail: { ageKey: ${KEY.replace("z7h", "z8h")} }`,
    expect: ["mail.ageKey"],
  },
  { name: "one character missing", yaml: `mail: { ageKey: ${KEY.slice(0, -1)} }`, expect: ["mail.ageKey"] },
  { name: "a key of SSH", yaml: 'mail: { ageKey: "ssh-ed25519 AAAAC3Nza" }', expect: ["mail.ageKey"] },
  {
    name: "the secret key, which is not shown",
    yaml: `mail: { ageKey: AGE-SECRET-KEY-1${"Q".repeat(58)} }`,
    expect: ["mail.ageKey"],
  },
]);

test("two characters that changed places are found", () => {
  expect([KEY, KEY.replace("ql3", "q3l"), KEY.toUpperCase(), ""].map(isAgePublicKey)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
