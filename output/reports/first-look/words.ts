import type { Localized } from "../../../language/localized";
import { kindNames } from "../../../language/unit-kinds";
import { isRecord } from "../../plan/resource-kinds";

const word = (vi: string, en: string): Localized => ({ vi, en });

const TYPES: Readonly<Record<string, Localized>> = {
  docker_service: word("dịch vụ", "services"),
  docker_volume: word("vùng lưu trữ", "volumes"),
  docker_network: word("mạng", "networks"),
};

const STACKS: Readonly<Record<string, Localized>> = {
  foundation: word("Mạng, cổng vào (TLS, định tuyến), chứng thư", "Networks, the edge, certificates"),
  cell: word("Trang của các đơn vị trong cụm và cơ sở dữ liệu chung", "The cell's sites and their database"),
  dns: word("Tên miền của mọi đơn vị", "Every unit's names"),
  mail: word("Hộp thư công vụ: Postfix, Dovecot", "Official mailboxes"),
  monitoring: word("Giám sát và cảnh báo", "Probes and alerts"),
  portal: word("Cổng thông tin của ngành, danh bạ, RSS", "Sector portal: directory and feed"),
};

export function kindName(kind: string): Localized {
  const names = kindNames(kind);
  if (names !== null) return word(names.short, names.en);
  return kind === "" ? word("chưa rõ loại hình", "unknown kind") : word(kind, kind);
}

export function typeName(type: string): Localized {
  if (isRecord({ type })) return word("bản ghi DNS", "DNS records");
  return TYPES[type] ?? word(type, type);
}

export function stackPurpose(name: string): Localized {
  return STACKS[name.replace(/-\d+$/, "")] ?? word("", "");
}
