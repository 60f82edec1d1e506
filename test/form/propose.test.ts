import { proposalsFor, withProposals } from "../../form/propose";
import { searchUnits } from "../../form/search";
import { factsOf, folder } from "./support";

const facts = factsOf(folder());

describe("proposals", () => {
  const values = { name: "Trường THCS Lê Lợi", kind: "thcs", parent: "7900858" };

  test("host, mailbox and district follow from name, kind and parent", () => {
    expect(proposalsFor(values, facts, null)).toEqual({
      "site.host": "thcsleloi.hcm.edu.vn",
      "mail.official": "thcsleloi@hcm.edu.vn",
      district: "Quận 9",
    });
  });

  test("a name that another unit has gets its district", () => {
    const taken = { ...values, name: "Trường THCS Nguyễn Du" };
    expect(proposalsFor(taken, facts, null)["site.host"]).toBe("thcsnguyenduq9.hcm.edu.vn");
  });

  test("a unit's own name is not taken by itself", () => {
    const own = facts.units.find(({ id }) => id === "7900866") ?? null;
    const same = { ...values, name: "Trường THCS Nguyễn Du" };
    expect(proposalsFor(same, facts, own)["site.host"]).toBe("thcsnguyendu.hcm.edu.vn");
  });

  test("addresses of people follow from their names and from the host that was typed", () => {
    const people = {
      ...values,
      "site.host": "thcsll.hcm.edu.vn",
      "mail.focal.name": "Lý Văn Khánh",
      "leaders[1].name": "Đỗ Thu Chi",
    };
    expect(proposalsFor(people, facts, null)).toMatchObject({
      "mail.official": "thcsll@hcm.edu.vn",
      "mail.focal.address": "lyvankhanh.thcsll@hcm.edu.vn",
      "leaders[1].mail": "dothuchi.thcsll@hcm.edu.vn",
    });
  });

  test("without a name nothing is proposed", () => {
    expect(proposalsFor({ kind: "thcs" }, facts, null)).toEqual({});
  });

  test("what somebody typed stays, even when it is empty", () => {
    const proposals = proposalsFor(values, facts, null);
    const filled = withProposals(values, proposals, new Set(["site.host"]));
    expect(filled["site.host"]).toBeUndefined();
    expect(filled["mail.official"]).toBe("thcsleloi@hcm.edu.vn");
  });
});

describe("search", () => {
  const names = (query: string) => searchUnits(facts.units, query, 5).map(({ id }) => id);

  test.each([
    ["nguyen du", ["7900866"]],
    ["Nguyễn  DU", ["7900866"]],
    ["790085", ["7900858"]],
    ["quan 9", ["7900858"]],
    ["nguyendu", ["7900866"]],
    ["edu", []],
    ["", []],
    ["không có", []],
  ])("%j finds %j", (query, ids) => {
    expect(names(query)).toEqual(ids);
  });

  test("gives no more than it is asked for", () => {
    expect(searchUnits(facts.units, "7900", 1)).toHaveLength(1);
  });
});
