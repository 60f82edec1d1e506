import { buildCity } from "../../../../model/build";
import { renderFirstLook, type FirstLook } from "../../../../output/reports/first-look/page";
import { admit } from "../../../../policy/admit";
import { evaluate } from "../../../../policy/evaluate";
import { loadRegistry } from "../../../../registry/load";
import { environment } from "../../../support/city";

const CITY = `city:
  name: Thành phố Hồ Chí Minh
  zone: hcm.edu.vn
  department: { id: "7900000", name: Sở Giáo dục và Đào tạo, mail: so@hcm.edu.vn }
  portal: hcm.edu.vn
  alerts: canhbao@hcm.edu.vn
units:
`;

const unit = (id: string, name: string, host: string, parent = "7900000", kind = "thcs") => `  - id: "${id}"
    name: ${name}
    kind: ${kind}
    ownership: cong-lap
    parent: "${parent}"
    cell: 1
    site: { host: ${host} }
    mail: { official: ${host.split(".")[0]}@hcm.edu.vn, focal: { name: A B, address: ab@hcm.edu.vn } }
    board: { head: C D }
`;

const GOOD =
  CITY +
  unit("7900858", "Phòng Giáo dục và Đào tạo Quận 9", "pgdq9.hcm.edu.vn", "7900000", "phong-gddt") +
  unit("7900866", "Trường THCS Nguyễn Du", "thcsnguyendu.hcm.edu.vn", "7900858") +
  unit("7900867", "Trường THCS Đông Á", "thcsdonga.hcm.edu.vn", "7900858");

function look(text: string): FirstLook {
  const registry = loadRegistry([{ path: "schools.yaml", role: "root", content: text }]);
  const verdict = evaluate(registry);
  const isGood = verdict.summary.errors === 0;
  return {
    registry,
    verdict,
    environment: "sandbox",
    city: isGood ? buildCity(admit(registry), environment()) : null,
    stacks: isGood
      ? [
          { name: "foundation", total: 7, types: [{ type: "docker_network", count: 7 }], units: [] },
          {
            name: "cell-01",
            total: 4,
            types: [{ type: "docker_service", count: 4 }],
            units: ["7900858", "7900866"],
          },
        ]
      : [],
  };
}

/** The page's text as a reader sees it. */
function shown(html: string): string {
  return html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, "")
    .replace(/<wbr>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the first look", () => {
  test("shows the city by parent, hosts, mail, stacks and counts", () => {
    const page = renderFirstLook(look(GOOD));
    const text = shown(page);
    expect(text).toContain("3 đơn vị units");
    expect(text).toContain("11 tài nguyên resources");
    expect(text).toMatch(/Sở Giáo dục và Đào tạo 1 đơn vị .*Phòng Giáo dục và Đào tạo Quận 9 2 đơn vị/);
    expect(text).toContain("thcsnguyendu@hcm.edu.vn");
    expect(text).toContain("4 dịch vụ docker_service");
    expect(page).toContain('href="https://thcsnguyendu.hcm.edu.vn.localhost:8443"');
    // The unit that no stack has is named as such.
    expect(text).toMatch(/Trường THCS Đông Á .{0,200}không dựng ở đây/);
    expect(text.match(/không dựng ở đây/g)).toHaveLength(1);
  });

  test("a refused registry shows every finding with its place and remedy, and builds nothing", () => {
    const text = shown(renderFirstLook(look(GOOD.replace("thcsnguyendu@hcm.edu.vn", "nguyendu@gmail.com"))));
    expect(text).toContain("Chưa tổng hợp: sổ đăng ký có 1 lỗi.");
    expect(text).toMatch(/mail\/forbidden-provider · mục IV\.3 · schools\.yaml:\d+:\d+/);
    expect(text).not.toContain("Sẽ triển khai những gì");
  });

  test("findings about no unit are shown too", () => {
    const text = shown(renderFirstLook(look(`${GOOD}colour: red\n`)));
    expect(text).toContain("Phát hiện về tệp");
    expect(text).toContain("registry/schema");
  });

  test("what a registry holds is text, never markup", () => {
    const page = renderFirstLook(look(GOOD.replace("Trường THCS Đông Á", '"<img src=x onerror=alert(1)>"')));
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x");
  });

  test("asks nothing of the network and is the same to the byte", () => {
    const page = renderFirstLook(look(GOOD));
    expect(page).toBe(renderFirstLook(look(GOOD)));
    const loaded = [...page.matchAll(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="([^"]*)"/g)].map(
      ([, url]) => url,
    );
    expect(loaded.filter((url) => !url?.startsWith("data:"))).toEqual([]);
    expect(page).not.toMatch(/@import|url\(/);
  });
});
