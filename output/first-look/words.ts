import type { Localized } from "../../registry/finding";

const word = (vi: string, en: string): Localized => ({ vi, en });

const KINDS: Readonly<Record<string, Localized>> = {
  "nha-tre": word("Nhà trẻ, nhóm trẻ", "Nursery"),
  "mau-giao": word("Mẫu giáo", "Kindergarten"),
  "mam-non": word("Mầm non", "Pre-school"),
  "tieu-hoc": word("Tiểu học", "Primary"),
  thcs: word("THCS", "Lower secondary"),
  thpt: word("THPT", "Upper secondary"),
  "lien-cap": word("Liên cấp", "Multi-level"),
  gdtx: word("GDTX", "Continuing education"),
  "gdnn-gdtx": word("GDNN-GDTX", "Vocational and continuing education"),
  tthtcd: word("TT học tập cộng đồng", "Community learning centre"),
  "trung-tam-khac": word("Trung tâm khác", "Other centre"),
  "phong-gddt": word("Phòng GDĐT", "District office"),
  "truc-thuoc": word("Đơn vị trực thuộc", "Subordinate body"),
};

const TYPES: Readonly<Record<string, Localized>> = {
  docker_service: word("dịch vụ", "services"),
  docker_volume: word("vùng lưu trữ", "volumes"),
  docker_network: word("mạng", "networks"),
  cloudflare_dns_record: word("bản ghi DNS", "DNS records"),
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
  return KINDS[kind] ?? word(kind === "" ? "chưa rõ loại hình" : kind, kind === "" ? "unknown kind" : kind);
}

export function typeName(type: string): Localized {
  return TYPES[type] ?? word(type, type);
}

export function stackPurpose(name: string): Localized {
  return STACKS[name.replace(/-\d+$/, "")] ?? word("", "");
}
