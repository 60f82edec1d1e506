import { ruleTable } from "../../../support/rule-cases";

const hidden = (name: string, char: string, between = "") => ({
  name,
  yaml: `name: "Trường${char} Nguyễn Du"`,
  expect: [`name: Trường${char} Nguyễn Du => name: Trường${between} Nguyễn Du`],
});

ruleTable("text/invisible", [
  hidden("a zero-width space", "\u200B"),
  hidden("a zero-width joiner", "\u200D"),
  hidden("a BOM in the middle", "\uFEFF"),
  hidden("a bidirectional override", "\u202E"),
  {
    name: "a letter of private use stands for another, and is not taken away",
    yaml: 'name: "Trường\uE000 Nguyễn Du"',
    expect: ["name: Trường\uE000 Nguyễn Du"],
  },
  hidden("a non-character", "\uFFFE"),
  hidden("another", "\u{1FFFF}"),
  hidden("half of a surrogate pair", "\uD800"),
  hidden("its other half", "\uDC00"),
  hidden("a control of C1", "\u0085"),
  {
    name: "in every field that has a text",
    yaml: 'board: { head: "Lê\\ud800", decision: { number: "1\\ufffe" } }\nleaders: [{ name: An, duties: "\\x01" }]',
    expect: [
      "board.head: Lê\ud800 => head: Lê",
      'board.decision.number: 1\ufffe => number: "1"',
      "leaders[0].duties: \u0001",
    ],
  },
  {
    name: "two addresses are not made one",
    yaml: 'mail: { official: "a@hcm.edu.vn\\nb@gmail.com" }',
    expect: ["mail.official: a@hcm.edu.vn\nb@gmail.com"],
  },
  {
    name: "two telephones and two persons are not made one, and a long name is",
    yaml: 'phone: "028 38291875\\n0909 123 456"\nboard: { head: "Nguyễn Văn A\\nTrần Văn B" }\nname: "Trường THCS\\nNguyễn Du"',
    expect: [
      "phone: 028 38291875\n0909 123 456",
      "board.head: Nguyễn Văn A\nTrần Văn B",
      "name: Trường THCS\nNguyễn Du => name: Trường THCS Nguyễn Du",
    ],
  },
  {
    name: "a no-break space becomes a space",
    yaml: "name: Trường\u00A0Nguyễn Du",
    expect: ["name: Trường\u00A0Nguyễn Du => name: Trường Nguyễn Du"],
  },
  {
    name: "in a host",
    yaml: 'site: { host: "thcs\u200Bnguyendu.hcm.edu.vn" }',
    expect: ["site.host: thcs\u200Bnguyendu.hcm.edu.vn => host: thcsnguyendu.hcm.edu.vn"],
  },
  {
    name: "in an address of mail, where no blank may stay either",
    yaml: 'mail: { official: "a\u00A0b@hcm.edu.vn" }',
    expect: ["mail.official: a\u00A0b@hcm.edu.vn => official: ab@hcm.edu.vn"],
  },
  { name: "TCVN3's ư is a letter there", yaml: "name: Tr\u00ADêng MÇm non Vµng Anh", expect: [] },
]);
