import type { Environment } from "../../environments/environment";
import type { City } from "../../model/city";
import { dnsZones } from "../../model/dns";
import { recordBudgets } from "../../model/dns-budget";
import { inCityZone } from "../../model/hosts";
import type { Change } from "./changes";
import { DOWN_SECONDS, effectsOf } from "./effects";
import { isEmpty } from "./render";
import { isService } from "./resource-kinds";

/** More than these are counted. */
const HOSTS_NAMED = 5;

export interface RemarksProps {
  readonly changes: readonly Change[];
  /** Stacks that can be planned only after the foundation is applied. */
  readonly waiting: readonly string[];
  readonly environment: Environment;
  readonly city: City;
}

/** What a reader of a plan should know besides what happens to schools, one sentence each in both languages. */
export function planRemarks({ changes, waiting, environment, city }: RemarksProps): readonly string[] {
  const remarks: string[] = [];
  if (changes.length > 0 && isEmpty(effectsOf(changes))) {
    remarks.push(
      `Chỉ cập nhật dữ kiện chung (${changes.length} tài nguyên), không trường nào gián đoạn / ` +
        `Only facts of the whole city are updated (${changes.length} resources); no school is interrupted.`,
    );
  }
  if (waiting.length > 0) {
    remarks.push(
      `${waiting.length} ngăn chờ mạng của nền tảng rồi mới lập kế hoạch đầy đủ được / ` +
        `${waiting.length} stack(s) can be planned in full once the foundation has made their networks: ${waiting.join(", ")}.`,
    );
  }
  remarks.push(...newCells(changes, environment), ...cellsTakenDown(changes, city));
  remarks.push(...boundElsewhere(city, environment));
  for (const { zone, records, quota } of recordBudgets(city, environment)) {
    remarks.push(`${zone}: ${records}/${quota} bản ghi / records.`);
  }
  return remarks;
}

/** A zone's CAA record holds for every name below it (RFC 8659, 3), those of sites that others serve included. */
function boundElsewhere(city: City, environment: Environment): readonly string[] {
  const [own] = dnsZones(city, environment);
  const authorities = own?.records.flatMap(({ type, content }) => (type === "CAA" ? [content] : [])) ?? [];
  if (authorities.length === 0) return [];
  const hosts = city.cells
    .flatMap(({ units }) => units)
    .flatMap(({ site }) => (site.type === "external" && inCityZone(city, site.host) ? [site.host] : []))
    .sort();
  if (hosts.length === 0) return [];
  const some = hosts.slice(0, HOSTS_NAMED).join(", ") + (hosts.length > HOSTS_NAMED ? ", …" : "");
  const from = authorities.join(", ");
  return [
    `Bản ghi CAA của ${city.zone} ràng buộc cả ${hosts.length} trang đặt ở nơi khác (${some}): chỉ ${from} được cấp chứng chỉ; nơi đặt trang phải xin chứng chỉ từ ${from}, hoặc đưa tên miền đó về một máy chủ tên riêng có bản ghi CAA khác / ` +
      `the CAA record of ${city.zone} binds ${hosts.length} site(s) hosted elsewhere (${some}) as well: only ${from} may issue; whoever hosts them must get the certificate from ${from}, or the name be delegated to servers with a CAA record of its own.`,
  ];
}

/** What a cell touches that joins a running city: nothing within the reserved ones, the edge beyond them. */
function newCells(changes: readonly Change[], { name, docker }: Environment): readonly string[] {
  const services = changes.filter(isService);
  const edge = services.find((change) => change.stack === "foundation" && change.name === "edge");
  const cells = services
    .filter((change) => change.name === "db" && change.action === "create")
    .map(({ stack }) => stack)
    .sort();
  // In a city that is set up from nothing every cell is new.
  if (cells.length === 0 || edge?.action === "create") return [];
  if (edge?.action !== "replace") {
    return [
      `Cụm mới ${cells.join(", ")}: thêm máy chủ dữ liệu, không đụng tới cụm nào đang chạy / ` +
        `new cell(s) ${cells.join(", ")}: a database server is added, no running cell is touched.`,
    ];
  }
  return [
    `Cụm mới ${cells.join(", ")} vượt số đã dành sẵn (reservedCells: ${docker.reservedCells}): cổng chung phải thay, mọi trang gián đoạn khoảng ${DOWN_SECONDS.replaced} giây. ` +
      `Nên nâng reservedCells trong environments/${name}.yaml một lần cho nhiều cụm / ` +
      `beyond the reserved cells: the edge is replaced and every site is interrupted for about ${DOWN_SECONDS.replaced} s; raise reservedCells once for many cells.`,
  ];
}

/** Why a database server and its volumes go: the registry says so, and nobody's data is in them any more. */
function cellsTakenDown(changes: readonly Change[], { cells }: City): readonly string[] {
  const going = new Set(changes.filter(({ action }) => action === "destroy").map(({ stack }) => stack));
  const down = cells.filter(({ id, dismantled }) => dismantled && going.has(id)).map(({ id }) => id);
  if (down.length === 0) return [];
  const list = down.join(", ");
  return [
    `Dỡ cụm ${list} theo sổ đăng ký (city.dismantledCells): không đơn vị nào còn ở đó; máy chủ dữ liệu và các ổ của cụm mất hẳn / ` +
      `taking down ${list}, as the registry says: no unit is left there; the cell's database server and volumes go for good.`,
  ];
}
