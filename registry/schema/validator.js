/* eslint-disable */
// Generated from schools.schema.json by `npm run generate`. Do not edit.
"use strict";
exports.validateRoot = validate10;
const schema11 = {
  $schema: "http://json-schema.org/draft-07/schema#",
  $id: "schools.schema.json",
  title: "Sổ đăng ký các đơn vị giáo dục",
  description:
    "Tệp gốc schools.yaml: thông tin chung của thành phố, danh sách đơn vị và (nếu có) các tệp kèm theo.",
  "x-en": "The registry root: the city's settings, and the units or the files that hold them.",
  type: "object",
  additionalProperties: false,
  required: ["city"],
  properties: {
    city: { $ref: "#/definitions/city" },
    include: {
      title: "Các tệp kèm theo",
      description:
        "Mẫu tên tệp, tính từ thư mục của tệp gốc, ví dụ schools/*.yaml. Mỗi tệp kèm theo chỉ có mục `units`.",
      "x-en": "Globs, relative to the root file's folder, of files that hold `units` only.",
      type: "array",
      items: { type: "string", minLength: 1, maxLength: 200 },
      maxItems: 1000,
    },
    units: { $ref: "#/definitions/units" },
  },
  definitions: {
    units: {
      title: "Danh sách đơn vị",
      description: "Mỗi đơn vị bắt đầu bằng một dòng `- id:`.",
      "x-en": "The units, each beginning with a line `- id:`.",
      type: "array",
      items: { $ref: "#/definitions/unit" },
    },
    city: {
      title: "Thành phố",
      description: "Thông tin chung, chỉ Sở sửa.",
      "x-en": "Settings of the whole city; only the department edits them.",
      type: "object",
      additionalProperties: false,
      required: ["name", "zone", "department", "portal", "alerts"],
      properties: {
        name: {
          title: "Tên thành phố",
          description: "Tên đầy đủ, ví dụ Thành phố Hồ Chí Minh.",
          "x-en": "The city's full name.",
          type: "string",
          minLength: 1,
          maxLength: 200,
        },
        zone: {
          title: "Tên miền chung",
          description: "Tên miền mà các trường đặt tên dưới đó, ví dụ hcm.edu.vn.",
          "x-en": "The domain under which schools have their names.",
          type: "string",
          pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.edu\\.vn$",
          examples: ["hcm.edu.vn"],
        },
        department: {
          title: "Sở Giáo dục và Đào tạo",
          description: "Sở: đơn vị quản lý cao nhất, là nơi quản lý của các phòng và các đơn vị trực thuộc.",
          "x-en": "The department, parent of district offices and subordinate bodies.",
          type: "object",
          additionalProperties: false,
          required: ["id", "name", "mail"],
          properties: {
            id: {
              title: "Mã của Sở",
              description: "Mã 7 chữ số, đặt trong dấu nháy kép.",
              "x-en": "The department's code, 7 digits in quotes.",
              type: "string",
              pattern: "^[0-9]{7}$",
              examples: ["7900000"],
            },
            name: {
              title: "Tên Sở",
              description: "Tên đầy đủ của Sở.",
              "x-en": "The department's full name.",
              type: "string",
              minLength: 1,
              maxLength: 200,
            },
            mail: {
              title: "Thư điện tử của Sở",
              description: "Hộp thư chính thức của Sở.",
              "x-en": "The department's official address.",
              type: "string",
              minLength: 3,
              maxLength: 254,
            },
          },
        },
        portal: {
          title: "Cổng thông tin của ngành",
          description: "Tên miền của cổng thông tin điện tử ngành, ví dụ hcm.edu.vn.",
          "x-en": "Host of the sector portal.",
          type: "string",
          minLength: 1,
          maxLength: 253,
        },
        alerts: {
          title: "Hộp thư nhận cảnh báo",
          description: "Hộp thư của hệ thống, nơi nhận cảnh báo an toàn và giám sát.",
          "x-en": "The platform's mailbox that receives alerts.",
          type: "string",
          minLength: 3,
          maxLength: 254,
        },
      },
    },
    unit: {
      title: "Đơn vị",
      description: "Một trường, trung tâm, phòng giáo dục hoặc đơn vị trực thuộc.",
      "x-en": "A school, a centre, a district office or a subordinate body.",
      type: "object",
      additionalProperties: false,
      required: ["id", "name", "kind", "ownership", "parent"],
      properties: {
        id: {
          title: "Mã đơn vị",
          description:
            "Mã 7 chữ số do Bộ cấp, đặt trong dấu nháy kép. Không bao giờ đổi, không bao giờ dùng lại.",
          "x-en": "The ministry's permanent code: 7 digits in quotes, never changed, never reused.",
          type: "string",
          pattern: "^[0-9]{7}$",
          examples: ["7900866"],
        },
        name: {
          title: "Tên đơn vị",
          description: "Tên đầy đủ, chữ Việt Unicode, ví dụ Trường THCS Nguyễn Du.",
          "x-en": "Full name, Vietnamese in Unicode.",
          type: "string",
          minLength: 1,
          maxLength: 200,
          examples: ["Trường THCS Nguyễn Du"],
        },
        kind: {
          title: "Loại hình đơn vị",
          description:
            "nha-tre: nhà trẻ, nhóm trẻ · mau-giao: mẫu giáo · mam-non: mầm non · tieu-hoc: tiểu học · thcs · thpt · lien-cap: nhiều cấp học · gdtx: giáo dục thường xuyên · gdnn-gdtx · tthtcd: trung tâm học tập cộng đồng · trung-tam-khac · phong-gddt: phòng giáo dục · truc-thuoc: đơn vị trực thuộc Sở.",
          "x-en":
            "Nursery, kindergarten, pre-school, primary, lower and upper secondary, multi-level, GDTX, GDNN-GDTX, community centre, other centre, district office, subordinate body.",
          "x-rule": "unit/kind",
          type: "string",
          enum: [
            "nha-tre",
            "mau-giao",
            "mam-non",
            "tieu-hoc",
            "thcs",
            "thpt",
            "lien-cap",
            "gdtx",
            "gdnn-gdtx",
            "tthtcd",
            "trung-tam-khac",
            "phong-gddt",
            "truc-thuoc",
          ],
        },
        ownership: {
          title: "Công lập hay ngoài công lập",
          description: "cong-lap: công lập · ngoai-cong-lap: ngoài công lập (tư thục, dân lập).",
          "x-en": "Public or private.",
          "x-rule": "unit/kind",
          type: "string",
          enum: ["cong-lap", "ngoai-cong-lap"],
        },
        parent: {
          title: "Đơn vị quản lý",
          description: "Mã của phòng giáo dục quản lý đơn vị, hoặc mã của Sở.",
          "x-en": "Code of the district office that answers for the unit, or of the department.",
          type: "string",
          pattern: "^[0-9]{7}$",
          examples: ["7900858"],
        },
        district: {
          title: "Quận, huyện",
          description: "Ghi chú theo địa giới cũ; không dùng để xác định nơi quản lý.",
          "x-en": "Free text, for history; says nothing of the parent.",
          type: "string",
          maxLength: 100,
        },
        address: {
          title: "Địa chỉ",
          description: "Số nhà, đường, phường, quận.",
          "x-en": "Postal address.",
          type: "string",
          maxLength: 300,
        },
        phone: {
          title: "Điện thoại",
          description: "Có số 0 đứng đầu, ví dụ 028 37001122.",
          "x-en": "Telephone with its leading 0.",
          type: "string",
          maxLength: 60,
          examples: ["028 37001122"],
        },
        cell: {
          title: "Cụm máy chủ",
          description: "Do lệnh `congtruong place` điền; không sửa tay.",
          "x-en": "Cell number, filled in by `congtruong place`; not edited by hand.",
          type: "integer",
          minimum: 1,
          maximum: 9999,
        },
        status: {
          title: "Tình trạng",
          description:
            "active: đang hoạt động (mặc định) · retiring: đang ngừng, khách được chuyển hướng · retired: đã ngừng, tên được giữ chỗ.",
          "x-en": "A unit leaves by stages; its entry is never deleted.",
          type: "string",
          enum: ["active", "retiring", "retired"],
          default: "active",
        },
        successor: {
          title: "Đơn vị kế tục",
          description: "Mã đơn vị tiếp nhận khách và thư của đơn vị đang ngừng.",
          "x-en": "Code of the unit that takes over visitors and mail of a retiring one.",
          type: "string",
          pattern: "^[0-9]{7}$",
        },
        site: { $ref: "#/definitions/site" },
        mail: { $ref: "#/definitions/mail" },
        board: { $ref: "#/definitions/board" },
        leaders: {
          title: "Lãnh đạo đơn vị",
          description: "Họ tên, chức vụ, điện thoại, thư công vụ và nhiệm vụ, theo mục III.3 của hướng dẫn.",
          "x-en": "Name, post, telephone, official address and duties of each leader (III.3).",
          type: "array",
          maxItems: 50,
          items: { $ref: "#/definitions/leader" },
        },
      },
    },
    site: {
      title: "Trang thông tin điện tử",
      description: "Tên miền và nơi đặt trang của đơn vị.",
      "x-en": "The unit's web site.",
      type: "object",
      additionalProperties: false,
      properties: {
        host: {
          title: "Tên miền của trang",
          description: "Chỉ tên miền, không có https:// và không có dấu / , ví dụ thcsnguyendu.hcm.edu.vn.",
          "x-en": "Host name only: no scheme, no path.",
          type: "string",
          maxLength: 400,
          examples: ["thcsnguyendu.hcm.edu.vn"],
        },
        hosting: {
          title: "Nơi đặt trang",
          description:
            "trung-tam-du-lieu: Trung tâm dữ liệu thành phố (mặc định) · ben-ngoai: nơi khác, phải có phép (waivers.yaml).",
          "x-en": "In the city data centre, or elsewhere by a waiver.",
          type: "string",
          enum: ["trung-tam-du-lieu", "ben-ngoai"],
          default: "trung-tam-du-lieu",
        },
        software: {
          title: "Phần mềm",
          description: "Chỉ ghi khi đơn vị tự xây dựng trang, ví dụ WordPress.",
          "x-en": "Software of a self-built site.",
          type: "string",
          maxLength: 100,
        },
        openSource: {
          title: "Phần mềm nguồn mở",
          description: "Chỉ ghi khi đơn vị tự xây dựng trang: true nếu phần mềm là nguồn mở.",
          "x-en": "Whether the software of a self-built site is open source.",
          type: "boolean",
        },
        rss: {
          title: "Tích hợp RSS của ngành",
          description: "true (mặc định): trang hiển thị bản tin của ngành.",
          "x-en": "Whether the sector's feed is shown.",
          type: "boolean",
          default: true,
        },
      },
    },
    mail: {
      title: "Thư điện tử",
      description: "Hộp thư chính thức, người đầu mối và quy chế.",
      "x-en": "Official address, focal person and regulation.",
      type: "object",
      additionalProperties: false,
      properties: {
        official: {
          title: "Thư điện tử công vụ",
          description: "Địa chỉ chính thức, được công bố trên trang, ví dụ thcsnguyendu@hcm.edu.vn.",
          "x-en": "The official address, published on the site.",
          type: "string",
          maxLength: 254,
          examples: ["thcsnguyendu@hcm.edu.vn"],
        },
        focal: {
          title: "Đầu mối thư điện tử",
          description: "Cán bộ được phân công phụ trách thư điện tử.",
          "x-en": "The person in charge of mail.",
          type: "object",
          additionalProperties: false,
          properties: {
            name: {
              title: "Họ và tên",
              description: "Họ và tên người đầu mối.",
              "x-en": "Full name.",
              type: "string",
              maxLength: 100,
            },
            address: {
              title: "Thư của đầu mối",
              description: "Địa chỉ thư công vụ của người đầu mối.",
              "x-en": "Official address of the focal person.",
              type: "string",
              maxLength: 254,
            },
            phone: {
              title: "Điện thoại",
              description: "Điện thoại của người đầu mối.",
              "x-en": "Telephone.",
              type: "string",
              maxLength: 60,
            },
          },
        },
        regulation: { $ref: "#/definitions/decision" },
      },
    },
    board: {
      title: "Ban Biên tập",
      description: "Ban Biên tập trang thông tin, theo mục III.5 của hướng dẫn.",
      "x-en": "The editorial board (III.5).",
      type: "object",
      additionalProperties: false,
      properties: {
        head: {
          title: "Trưởng Ban Biên tập",
          description: "Họ và tên một lãnh đạo đơn vị.",
          "x-en": "Head of the board, one of the unit's leaders.",
          type: "string",
          maxLength: 100,
        },
        editors: {
          title: "Biên tập viên",
          description: "Họ và tên các biên tập viên.",
          "x-en": "Editors.",
          type: "array",
          maxItems: 100,
          items: { type: "string", minLength: 1, maxLength: 100 },
        },
        administrator: {
          title: "Quản trị viên hệ thống",
          description: "Họ và tên quản trị viên.",
          "x-en": "System administrator.",
          type: "string",
          maxLength: 100,
        },
        decision: { $ref: "#/definitions/decision" },
        regulation: { $ref: "#/definitions/decision" },
        focalUnit: {
          title: "Bộ phận đầu mối",
          description: "Bộ phận chịu trách nhiệm bảo đảm trang hoạt động ổn định, ví dụ Tổ Tin học.",
          "x-en": "The section that keeps the site running.",
          type: "string",
          maxLength: 200,
        },
      },
    },
    decision: {
      title: "Văn bản",
      description: "Số ký hiệu và ngày ban hành của quyết định hoặc quy chế.",
      "x-en": "Number and date of a decision or a regulation.",
      type: "object",
      additionalProperties: false,
      properties: {
        number: {
          title: "Số ký hiệu",
          description: "Ví dụ 24/QĐ-ND.",
          "x-en": "Number.",
          type: "string",
          maxLength: 100,
        },
        date: {
          title: "Ngày ban hành",
          description: "Năm-tháng-ngày, ví dụ 2025-09-01.",
          "x-en": "Date, year-month-day.",
          type: "string",
          format: "date",
        },
      },
    },
    leader: {
      title: "Lãnh đạo",
      description: "Một lãnh đạo đơn vị.",
      "x-en": "A leader of the unit.",
      type: "object",
      additionalProperties: false,
      required: ["name"],
      properties: {
        name: {
          title: "Họ và tên",
          description: "Họ và tên đầy đủ.",
          "x-en": "Full name.",
          type: "string",
          minLength: 1,
          maxLength: 100,
        },
        post: {
          title: "Chức vụ",
          description: "Ví dụ Hiệu trưởng.",
          "x-en": "Post.",
          type: "string",
          maxLength: 100,
        },
        phone: {
          title: "Điện thoại",
          description: "Điện thoại liên hệ.",
          "x-en": "Telephone.",
          type: "string",
          maxLength: 60,
        },
        mail: {
          title: "Thư điện tử",
          description: "Địa chỉ thư công vụ.",
          "x-en": "Official address.",
          type: "string",
          maxLength: 254,
        },
        duties: {
          title: "Nhiệm vụ đảm nhiệm",
          description: "Lĩnh vực phụ trách.",
          "x-en": "Duties.",
          type: "string",
          maxLength: 500,
        },
      },
    },
    unitsFile: {
      title: "Tệp kèm theo",
      description: "Một tệp kèm theo chỉ có mục `units`.",
      "x-en": "An included file holds `units` only.",
      type: "object",
      additionalProperties: false,
      required: ["units"],
      properties: { units: { $ref: "#/definitions/units" } },
    },
    waiversFile: {
      title: "Các trường hợp được miễn",
      description:
        "Tệp waivers.yaml, chỉ Sở sửa: quy định nào được miễn, cho đơn vị nào, vì sao, ai duyệt, đến ngày nào.",
      "x-en": "waivers.yaml: which rule is waived for which unit, why, by whom and until when.",
      type: "object",
      additionalProperties: false,
      properties: {
        waivers: {
          title: "Danh sách",
          description: "Mỗi trường hợp bắt đầu bằng một dòng `- rule:`.",
          "x-en": "The waivers.",
          type: "array",
          items: { $ref: "#/definitions/waiver" },
        },
      },
    },
    waiver: {
      title: "Trường hợp được miễn",
      description: "Một quy định được miễn cho một đơn vị, có thời hạn.",
      "x-en": "One rule waived for one unit until a day.",
      type: "object",
      additionalProperties: false,
      required: ["rule", "unit", "reason", "approver", "until"],
      properties: {
        rule: {
          title: "Quy định",
          description: "Mã quy định, ví dụ hosting/data-centre.",
          "x-en": "The rule's id.",
          type: "string",
          pattern: "^[a-z0-9-]+/[a-z0-9-]+$",
        },
        unit: {
          title: "Mã đơn vị",
          description: "Mã 7 chữ số, đặt trong dấu nháy kép.",
          "x-en": "The unit's code.",
          type: "string",
          pattern: "^[0-9]{7}$",
        },
        reason: {
          title: "Lý do",
          description: "Vì sao được miễn.",
          "x-en": "Why.",
          type: "string",
          minLength: 1,
          maxLength: 500,
        },
        approver: {
          title: "Người duyệt",
          description: "Họ tên, chức vụ người duyệt.",
          "x-en": "Who approved it.",
          type: "string",
          minLength: 1,
          maxLength: 200,
        },
        until: {
          title: "Đến hết ngày",
          description: "Ngày cuối cùng được miễn, năm-tháng-ngày.",
          "x-en": "The last day, year-month-day.",
          type: "string",
          format: "date",
        },
      },
    },
  },
};
const schema12 = {
  title: "Thành phố",
  description: "Thông tin chung, chỉ Sở sửa.",
  "x-en": "Settings of the whole city; only the department edits them.",
  type: "object",
  additionalProperties: false,
  required: ["name", "zone", "department", "portal", "alerts"],
  properties: {
    name: {
      title: "Tên thành phố",
      description: "Tên đầy đủ, ví dụ Thành phố Hồ Chí Minh.",
      "x-en": "The city's full name.",
      type: "string",
      minLength: 1,
      maxLength: 200,
    },
    zone: {
      title: "Tên miền chung",
      description: "Tên miền mà các trường đặt tên dưới đó, ví dụ hcm.edu.vn.",
      "x-en": "The domain under which schools have their names.",
      type: "string",
      pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.edu\\.vn$",
      examples: ["hcm.edu.vn"],
    },
    department: {
      title: "Sở Giáo dục và Đào tạo",
      description: "Sở: đơn vị quản lý cao nhất, là nơi quản lý của các phòng và các đơn vị trực thuộc.",
      "x-en": "The department, parent of district offices and subordinate bodies.",
      type: "object",
      additionalProperties: false,
      required: ["id", "name", "mail"],
      properties: {
        id: {
          title: "Mã của Sở",
          description: "Mã 7 chữ số, đặt trong dấu nháy kép.",
          "x-en": "The department's code, 7 digits in quotes.",
          type: "string",
          pattern: "^[0-9]{7}$",
          examples: ["7900000"],
        },
        name: {
          title: "Tên Sở",
          description: "Tên đầy đủ của Sở.",
          "x-en": "The department's full name.",
          type: "string",
          minLength: 1,
          maxLength: 200,
        },
        mail: {
          title: "Thư điện tử của Sở",
          description: "Hộp thư chính thức của Sở.",
          "x-en": "The department's official address.",
          type: "string",
          minLength: 3,
          maxLength: 254,
        },
      },
    },
    portal: {
      title: "Cổng thông tin của ngành",
      description: "Tên miền của cổng thông tin điện tử ngành, ví dụ hcm.edu.vn.",
      "x-en": "Host of the sector portal.",
      type: "string",
      minLength: 1,
      maxLength: 253,
    },
    alerts: {
      title: "Hộp thư nhận cảnh báo",
      description: "Hộp thư của hệ thống, nơi nhận cảnh báo an toàn và giám sát.",
      "x-en": "The platform's mailbox that receives alerts.",
      type: "string",
      minLength: 3,
      maxLength: 254,
    },
  },
};
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern0 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.edu\\.vn$", "u");
const pattern1 = new RegExp("^[0-9]{7}$", "u");
const schema13 = {
  title: "Danh sách đơn vị",
  description: "Mỗi đơn vị bắt đầu bằng một dòng `- id:`.",
  "x-en": "The units, each beginning with a line `- id:`.",
  type: "array",
  items: { $ref: "#/definitions/unit" },
};
const schema14 = {
  title: "Đơn vị",
  description: "Một trường, trung tâm, phòng giáo dục hoặc đơn vị trực thuộc.",
  "x-en": "A school, a centre, a district office or a subordinate body.",
  type: "object",
  additionalProperties: false,
  required: ["id", "name", "kind", "ownership", "parent"],
  properties: {
    id: {
      title: "Mã đơn vị",
      description:
        "Mã 7 chữ số do Bộ cấp, đặt trong dấu nháy kép. Không bao giờ đổi, không bao giờ dùng lại.",
      "x-en": "The ministry's permanent code: 7 digits in quotes, never changed, never reused.",
      type: "string",
      pattern: "^[0-9]{7}$",
      examples: ["7900866"],
    },
    name: {
      title: "Tên đơn vị",
      description: "Tên đầy đủ, chữ Việt Unicode, ví dụ Trường THCS Nguyễn Du.",
      "x-en": "Full name, Vietnamese in Unicode.",
      type: "string",
      minLength: 1,
      maxLength: 200,
      examples: ["Trường THCS Nguyễn Du"],
    },
    kind: {
      title: "Loại hình đơn vị",
      description:
        "nha-tre: nhà trẻ, nhóm trẻ · mau-giao: mẫu giáo · mam-non: mầm non · tieu-hoc: tiểu học · thcs · thpt · lien-cap: nhiều cấp học · gdtx: giáo dục thường xuyên · gdnn-gdtx · tthtcd: trung tâm học tập cộng đồng · trung-tam-khac · phong-gddt: phòng giáo dục · truc-thuoc: đơn vị trực thuộc Sở.",
      "x-en":
        "Nursery, kindergarten, pre-school, primary, lower and upper secondary, multi-level, GDTX, GDNN-GDTX, community centre, other centre, district office, subordinate body.",
      "x-rule": "unit/kind",
      type: "string",
      enum: [
        "nha-tre",
        "mau-giao",
        "mam-non",
        "tieu-hoc",
        "thcs",
        "thpt",
        "lien-cap",
        "gdtx",
        "gdnn-gdtx",
        "tthtcd",
        "trung-tam-khac",
        "phong-gddt",
        "truc-thuoc",
      ],
    },
    ownership: {
      title: "Công lập hay ngoài công lập",
      description: "cong-lap: công lập · ngoai-cong-lap: ngoài công lập (tư thục, dân lập).",
      "x-en": "Public or private.",
      "x-rule": "unit/kind",
      type: "string",
      enum: ["cong-lap", "ngoai-cong-lap"],
    },
    parent: {
      title: "Đơn vị quản lý",
      description: "Mã của phòng giáo dục quản lý đơn vị, hoặc mã của Sở.",
      "x-en": "Code of the district office that answers for the unit, or of the department.",
      type: "string",
      pattern: "^[0-9]{7}$",
      examples: ["7900858"],
    },
    district: {
      title: "Quận, huyện",
      description: "Ghi chú theo địa giới cũ; không dùng để xác định nơi quản lý.",
      "x-en": "Free text, for history; says nothing of the parent.",
      type: "string",
      maxLength: 100,
    },
    address: {
      title: "Địa chỉ",
      description: "Số nhà, đường, phường, quận.",
      "x-en": "Postal address.",
      type: "string",
      maxLength: 300,
    },
    phone: {
      title: "Điện thoại",
      description: "Có số 0 đứng đầu, ví dụ 028 37001122.",
      "x-en": "Telephone with its leading 0.",
      type: "string",
      maxLength: 60,
      examples: ["028 37001122"],
    },
    cell: {
      title: "Cụm máy chủ",
      description: "Do lệnh `congtruong place` điền; không sửa tay.",
      "x-en": "Cell number, filled in by `congtruong place`; not edited by hand.",
      type: "integer",
      minimum: 1,
      maximum: 9999,
    },
    status: {
      title: "Tình trạng",
      description:
        "active: đang hoạt động (mặc định) · retiring: đang ngừng, khách được chuyển hướng · retired: đã ngừng, tên được giữ chỗ.",
      "x-en": "A unit leaves by stages; its entry is never deleted.",
      type: "string",
      enum: ["active", "retiring", "retired"],
      default: "active",
    },
    successor: {
      title: "Đơn vị kế tục",
      description: "Mã đơn vị tiếp nhận khách và thư của đơn vị đang ngừng.",
      "x-en": "Code of the unit that takes over visitors and mail of a retiring one.",
      type: "string",
      pattern: "^[0-9]{7}$",
    },
    site: { $ref: "#/definitions/site" },
    mail: { $ref: "#/definitions/mail" },
    board: { $ref: "#/definitions/board" },
    leaders: {
      title: "Lãnh đạo đơn vị",
      description: "Họ tên, chức vụ, điện thoại, thư công vụ và nhiệm vụ, theo mục III.3 của hướng dẫn.",
      "x-en": "Name, post, telephone, official address and duties of each leader (III.3).",
      type: "array",
      maxItems: 50,
      items: { $ref: "#/definitions/leader" },
    },
  },
};
const schema15 = {
  title: "Trang thông tin điện tử",
  description: "Tên miền và nơi đặt trang của đơn vị.",
  "x-en": "The unit's web site.",
  type: "object",
  additionalProperties: false,
  properties: {
    host: {
      title: "Tên miền của trang",
      description: "Chỉ tên miền, không có https:// và không có dấu / , ví dụ thcsnguyendu.hcm.edu.vn.",
      "x-en": "Host name only: no scheme, no path.",
      type: "string",
      maxLength: 400,
      examples: ["thcsnguyendu.hcm.edu.vn"],
    },
    hosting: {
      title: "Nơi đặt trang",
      description:
        "trung-tam-du-lieu: Trung tâm dữ liệu thành phố (mặc định) · ben-ngoai: nơi khác, phải có phép (waivers.yaml).",
      "x-en": "In the city data centre, or elsewhere by a waiver.",
      type: "string",
      enum: ["trung-tam-du-lieu", "ben-ngoai"],
      default: "trung-tam-du-lieu",
    },
    software: {
      title: "Phần mềm",
      description: "Chỉ ghi khi đơn vị tự xây dựng trang, ví dụ WordPress.",
      "x-en": "Software of a self-built site.",
      type: "string",
      maxLength: 100,
    },
    openSource: {
      title: "Phần mềm nguồn mở",
      description: "Chỉ ghi khi đơn vị tự xây dựng trang: true nếu phần mềm là nguồn mở.",
      "x-en": "Whether the software of a self-built site is open source.",
      type: "boolean",
    },
    rss: {
      title: "Tích hợp RSS của ngành",
      description: "true (mặc định): trang hiển thị bản tin của ngành.",
      "x-en": "Whether the sector's feed is shown.",
      type: "boolean",
      default: true,
    },
  },
};
const schema21 = {
  title: "Lãnh đạo",
  description: "Một lãnh đạo đơn vị.",
  "x-en": "A leader of the unit.",
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name: {
      title: "Họ và tên",
      description: "Họ và tên đầy đủ.",
      "x-en": "Full name.",
      type: "string",
      minLength: 1,
      maxLength: 100,
    },
    post: {
      title: "Chức vụ",
      description: "Ví dụ Hiệu trưởng.",
      "x-en": "Post.",
      type: "string",
      maxLength: 100,
    },
    phone: {
      title: "Điện thoại",
      description: "Điện thoại liên hệ.",
      "x-en": "Telephone.",
      type: "string",
      maxLength: 60,
    },
    mail: {
      title: "Thư điện tử",
      description: "Địa chỉ thư công vụ.",
      "x-en": "Official address.",
      type: "string",
      maxLength: 254,
    },
    duties: {
      title: "Nhiệm vụ đảm nhiệm",
      description: "Lĩnh vực phụ trách.",
      "x-en": "Duties.",
      type: "string",
      maxLength: 500,
    },
  },
};
const func14 = Object.prototype.hasOwnProperty;
const schema16 = {
  title: "Thư điện tử",
  description: "Hộp thư chính thức, người đầu mối và quy chế.",
  "x-en": "Official address, focal person and regulation.",
  type: "object",
  additionalProperties: false,
  properties: {
    official: {
      title: "Thư điện tử công vụ",
      description: "Địa chỉ chính thức, được công bố trên trang, ví dụ thcsnguyendu@hcm.edu.vn.",
      "x-en": "The official address, published on the site.",
      type: "string",
      maxLength: 254,
      examples: ["thcsnguyendu@hcm.edu.vn"],
    },
    focal: {
      title: "Đầu mối thư điện tử",
      description: "Cán bộ được phân công phụ trách thư điện tử.",
      "x-en": "The person in charge of mail.",
      type: "object",
      additionalProperties: false,
      properties: {
        name: {
          title: "Họ và tên",
          description: "Họ và tên người đầu mối.",
          "x-en": "Full name.",
          type: "string",
          maxLength: 100,
        },
        address: {
          title: "Thư của đầu mối",
          description: "Địa chỉ thư công vụ của người đầu mối.",
          "x-en": "Official address of the focal person.",
          type: "string",
          maxLength: 254,
        },
        phone: {
          title: "Điện thoại",
          description: "Điện thoại của người đầu mối.",
          "x-en": "Telephone.",
          type: "string",
          maxLength: 60,
        },
      },
    },
    regulation: { $ref: "#/definitions/decision" },
  },
};
const schema17 = {
  title: "Văn bản",
  description: "Số ký hiệu và ngày ban hành của quyết định hoặc quy chế.",
  "x-en": "Number and date of a decision or a regulation.",
  type: "object",
  additionalProperties: false,
  properties: {
    number: {
      title: "Số ký hiệu",
      description: "Ví dụ 24/QĐ-ND.",
      "x-en": "Number.",
      type: "string",
      maxLength: 100,
    },
    date: {
      title: "Ngày ban hành",
      description: "Năm-tháng-ngày, ví dụ 2025-09-01.",
      "x-en": "Date, year-month-day.",
      type: "string",
      format: "date",
    },
  },
};
const formats0 = require("ajv-formats/dist/formats").fullFormats.date;
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "official" || key0 === "focal" || key0 === "regulation")) {
        const err0 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.official !== undefined) {
      let data0 = data.official;
      if (typeof data0 === "string") {
        if (func2(data0) > 254) {
          const err1 = {
            instancePath: instancePath + "/official",
            schemaPath: "#/properties/official/maxLength",
            keyword: "maxLength",
            params: { limit: 254 },
            message: "must NOT have more than 254 characters",
          };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = {
          instancePath: instancePath + "/official",
          schemaPath: "#/properties/official/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.focal !== undefined) {
      let data1 = data.focal;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!(key1 === "name" || key1 === "address" || key1 === "phone")) {
            const err3 = {
              instancePath: instancePath + "/focal",
              schemaPath: "#/properties/focal/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key1 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data1.name !== undefined) {
          let data2 = data1.name;
          if (typeof data2 === "string") {
            if (func2(data2) > 100) {
              const err4 = {
                instancePath: instancePath + "/focal/name",
                schemaPath: "#/properties/focal/properties/name/maxLength",
                keyword: "maxLength",
                params: { limit: 100 },
                message: "must NOT have more than 100 characters",
              };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = {
              instancePath: instancePath + "/focal/name",
              schemaPath: "#/properties/focal/properties/name/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data1.address !== undefined) {
          let data3 = data1.address;
          if (typeof data3 === "string") {
            if (func2(data3) > 254) {
              const err6 = {
                instancePath: instancePath + "/focal/address",
                schemaPath: "#/properties/focal/properties/address/maxLength",
                keyword: "maxLength",
                params: { limit: 254 },
                message: "must NOT have more than 254 characters",
              };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = {
              instancePath: instancePath + "/focal/address",
              schemaPath: "#/properties/focal/properties/address/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data1.phone !== undefined) {
          let data4 = data1.phone;
          if (typeof data4 === "string") {
            if (func2(data4) > 60) {
              const err8 = {
                instancePath: instancePath + "/focal/phone",
                schemaPath: "#/properties/focal/properties/phone/maxLength",
                keyword: "maxLength",
                params: { limit: 60 },
                message: "must NOT have more than 60 characters",
              };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = {
              instancePath: instancePath + "/focal/phone",
              schemaPath: "#/properties/focal/properties/phone/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = {
          instancePath: instancePath + "/focal",
          schemaPath: "#/properties/focal/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.regulation !== undefined) {
      let data5 = data.regulation;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (const key2 in data5) {
          if (!(key2 === "number" || key2 === "date")) {
            const err11 = {
              instancePath: instancePath + "/regulation",
              schemaPath: "#/definitions/decision/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key2 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data5.number !== undefined) {
          let data6 = data5.number;
          if (typeof data6 === "string") {
            if (func2(data6) > 100) {
              const err12 = {
                instancePath: instancePath + "/regulation/number",
                schemaPath: "#/definitions/decision/properties/number/maxLength",
                keyword: "maxLength",
                params: { limit: 100 },
                message: "must NOT have more than 100 characters",
              };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = {
              instancePath: instancePath + "/regulation/number",
              schemaPath: "#/definitions/decision/properties/number/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data5.date !== undefined) {
          let data7 = data5.date;
          if (typeof data7 === "string") {
            if (!formats0.validate(data7)) {
              const err14 = {
                instancePath: instancePath + "/regulation/date",
                schemaPath: "#/definitions/decision/properties/date/format",
                keyword: "format",
                params: { format: "date" },
                message: 'must match format "' + "date" + '"',
              };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = {
              instancePath: instancePath + "/regulation/date",
              schemaPath: "#/definitions/decision/properties/date/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = {
          instancePath: instancePath + "/regulation",
          schemaPath: "#/definitions/decision/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate13.errors = vErrors;
  return errors === 0;
}
const schema18 = {
  title: "Ban Biên tập",
  description: "Ban Biên tập trang thông tin, theo mục III.5 của hướng dẫn.",
  "x-en": "The editorial board (III.5).",
  type: "object",
  additionalProperties: false,
  properties: {
    head: {
      title: "Trưởng Ban Biên tập",
      description: "Họ và tên một lãnh đạo đơn vị.",
      "x-en": "Head of the board, one of the unit's leaders.",
      type: "string",
      maxLength: 100,
    },
    editors: {
      title: "Biên tập viên",
      description: "Họ và tên các biên tập viên.",
      "x-en": "Editors.",
      type: "array",
      maxItems: 100,
      items: { type: "string", minLength: 1, maxLength: 100 },
    },
    administrator: {
      title: "Quản trị viên hệ thống",
      description: "Họ và tên quản trị viên.",
      "x-en": "System administrator.",
      type: "string",
      maxLength: 100,
    },
    decision: { $ref: "#/definitions/decision" },
    regulation: { $ref: "#/definitions/decision" },
    focalUnit: {
      title: "Bộ phận đầu mối",
      description: "Bộ phận chịu trách nhiệm bảo đảm trang hoạt động ổn định, ví dụ Tổ Tin học.",
      "x-en": "The section that keeps the site running.",
      type: "string",
      maxLength: 200,
    },
  },
};
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(
        key0 === "head" ||
        key0 === "editors" ||
        key0 === "administrator" ||
        key0 === "decision" ||
        key0 === "regulation" ||
        key0 === "focalUnit"
      )) {
        const err0 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.head !== undefined) {
      let data0 = data.head;
      if (typeof data0 === "string") {
        if (func2(data0) > 100) {
          const err1 = {
            instancePath: instancePath + "/head",
            schemaPath: "#/properties/head/maxLength",
            keyword: "maxLength",
            params: { limit: 100 },
            message: "must NOT have more than 100 characters",
          };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = {
          instancePath: instancePath + "/head",
          schemaPath: "#/properties/head/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.editors !== undefined) {
      let data1 = data.editors;
      if (Array.isArray(data1)) {
        if (data1.length > 100) {
          const err3 = {
            instancePath: instancePath + "/editors",
            schemaPath: "#/properties/editors/maxItems",
            keyword: "maxItems",
            params: { limit: 100 },
            message: "must NOT have more than 100 items",
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (func2(data2) > 100) {
              const err4 = {
                instancePath: instancePath + "/editors/" + i0,
                schemaPath: "#/properties/editors/items/maxLength",
                keyword: "maxLength",
                params: { limit: 100 },
                message: "must NOT have more than 100 characters",
              };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (func2(data2) < 1) {
              const err5 = {
                instancePath: instancePath + "/editors/" + i0,
                schemaPath: "#/properties/editors/items/minLength",
                keyword: "minLength",
                params: { limit: 1 },
                message: "must NOT have fewer than 1 characters",
              };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = {
              instancePath: instancePath + "/editors/" + i0,
              schemaPath: "#/properties/editors/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = {
          instancePath: instancePath + "/editors",
          schemaPath: "#/properties/editors/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.administrator !== undefined) {
      let data3 = data.administrator;
      if (typeof data3 === "string") {
        if (func2(data3) > 100) {
          const err8 = {
            instancePath: instancePath + "/administrator",
            schemaPath: "#/properties/administrator/maxLength",
            keyword: "maxLength",
            params: { limit: 100 },
            message: "must NOT have more than 100 characters",
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = {
          instancePath: instancePath + "/administrator",
          schemaPath: "#/properties/administrator/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.decision !== undefined) {
      let data4 = data.decision;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key1 in data4) {
          if (!(key1 === "number" || key1 === "date")) {
            const err10 = {
              instancePath: instancePath + "/decision",
              schemaPath: "#/definitions/decision/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key1 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data4.number !== undefined) {
          let data5 = data4.number;
          if (typeof data5 === "string") {
            if (func2(data5) > 100) {
              const err11 = {
                instancePath: instancePath + "/decision/number",
                schemaPath: "#/definitions/decision/properties/number/maxLength",
                keyword: "maxLength",
                params: { limit: 100 },
                message: "must NOT have more than 100 characters",
              };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = {
              instancePath: instancePath + "/decision/number",
              schemaPath: "#/definitions/decision/properties/number/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data4.date !== undefined) {
          let data6 = data4.date;
          if (typeof data6 === "string") {
            if (!formats0.validate(data6)) {
              const err13 = {
                instancePath: instancePath + "/decision/date",
                schemaPath: "#/definitions/decision/properties/date/format",
                keyword: "format",
                params: { format: "date" },
                message: 'must match format "' + "date" + '"',
              };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = {
              instancePath: instancePath + "/decision/date",
              schemaPath: "#/definitions/decision/properties/date/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      } else {
        const err15 = {
          instancePath: instancePath + "/decision",
          schemaPath: "#/definitions/decision/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.regulation !== undefined) {
      let data7 = data.regulation;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key2 in data7) {
          if (!(key2 === "number" || key2 === "date")) {
            const err16 = {
              instancePath: instancePath + "/regulation",
              schemaPath: "#/definitions/decision/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key2 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data7.number !== undefined) {
          let data8 = data7.number;
          if (typeof data8 === "string") {
            if (func2(data8) > 100) {
              const err17 = {
                instancePath: instancePath + "/regulation/number",
                schemaPath: "#/definitions/decision/properties/number/maxLength",
                keyword: "maxLength",
                params: { limit: 100 },
                message: "must NOT have more than 100 characters",
              };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = {
              instancePath: instancePath + "/regulation/number",
              schemaPath: "#/definitions/decision/properties/number/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data7.date !== undefined) {
          let data9 = data7.date;
          if (typeof data9 === "string") {
            if (!formats0.validate(data9)) {
              const err19 = {
                instancePath: instancePath + "/regulation/date",
                schemaPath: "#/definitions/decision/properties/date/format",
                keyword: "format",
                params: { format: "date" },
                message: 'must match format "' + "date" + '"',
              };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          } else {
            const err20 = {
              instancePath: instancePath + "/regulation/date",
              schemaPath: "#/definitions/decision/properties/date/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = {
          instancePath: instancePath + "/regulation",
          schemaPath: "#/definitions/decision/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.focalUnit !== undefined) {
      let data10 = data.focalUnit;
      if (typeof data10 === "string") {
        if (func2(data10) > 200) {
          const err22 = {
            instancePath: instancePath + "/focalUnit",
            schemaPath: "#/properties/focalUnit/maxLength",
            keyword: "maxLength",
            params: { limit: 200 },
            message: "must NOT have more than 200 characters",
          };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      } else {
        const err23 = {
          instancePath: instancePath + "/focalUnit",
          schemaPath: "#/properties/focalUnit/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
  } else {
    const err24 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err24];
    } else {
      vErrors.push(err24);
    }
    errors++;
  }
  validate15.errors = vErrors;
  return errors === 0;
}
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "id" },
        message: "must have required property '" + "id" + "'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.name === undefined) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "name" },
        message: "must have required property '" + "name" + "'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.kind === undefined) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "kind" },
        message: "must have required property '" + "kind" + "'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.ownership === undefined) {
      const err3 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "ownership" },
        message: "must have required property '" + "ownership" + "'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.parent === undefined) {
      const err4 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "parent" },
        message: "must have required property '" + "parent" + "'",
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func14.call(schema14.properties, key0)) {
        const err5 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!pattern1.test(data0)) {
          const err6 = {
            instancePath: instancePath + "/id",
            schemaPath: "#/properties/id/pattern",
            keyword: "pattern",
            params: { pattern: "^[0-9]{7}$" },
            message: 'must match pattern "' + "^[0-9]{7}$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = {
          instancePath: instancePath + "/id",
          schemaPath: "#/properties/id/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (func2(data1) > 200) {
          const err8 = {
            instancePath: instancePath + "/name",
            schemaPath: "#/properties/name/maxLength",
            keyword: "maxLength",
            params: { limit: 200 },
            message: "must NOT have more than 200 characters",
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err9 = {
            instancePath: instancePath + "/name",
            schemaPath: "#/properties/name/minLength",
            keyword: "minLength",
            params: { limit: 1 },
            message: "must NOT have fewer than 1 characters",
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = {
          instancePath: instancePath + "/name",
          schemaPath: "#/properties/name/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.kind !== undefined) {
      let data2 = data.kind;
      if (typeof data2 !== "string") {
        const err11 = {
          instancePath: instancePath + "/kind",
          schemaPath: "#/properties/kind/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (!(
        data2 === "nha-tre" ||
        data2 === "mau-giao" ||
        data2 === "mam-non" ||
        data2 === "tieu-hoc" ||
        data2 === "thcs" ||
        data2 === "thpt" ||
        data2 === "lien-cap" ||
        data2 === "gdtx" ||
        data2 === "gdnn-gdtx" ||
        data2 === "tthtcd" ||
        data2 === "trung-tam-khac" ||
        data2 === "phong-gddt" ||
        data2 === "truc-thuoc"
      )) {
        const err12 = {
          instancePath: instancePath + "/kind",
          schemaPath: "#/properties/kind/enum",
          keyword: "enum",
          params: { allowedValues: schema14.properties.kind.enum },
          message: "must be equal to one of the allowed values",
        };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.ownership !== undefined) {
      let data3 = data.ownership;
      if (typeof data3 !== "string") {
        const err13 = {
          instancePath: instancePath + "/ownership",
          schemaPath: "#/properties/ownership/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (!(data3 === "cong-lap" || data3 === "ngoai-cong-lap")) {
        const err14 = {
          instancePath: instancePath + "/ownership",
          schemaPath: "#/properties/ownership/enum",
          keyword: "enum",
          params: { allowedValues: schema14.properties.ownership.enum },
          message: "must be equal to one of the allowed values",
        };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.parent !== undefined) {
      let data4 = data.parent;
      if (typeof data4 === "string") {
        if (!pattern1.test(data4)) {
          const err15 = {
            instancePath: instancePath + "/parent",
            schemaPath: "#/properties/parent/pattern",
            keyword: "pattern",
            params: { pattern: "^[0-9]{7}$" },
            message: 'must match pattern "' + "^[0-9]{7}$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = {
          instancePath: instancePath + "/parent",
          schemaPath: "#/properties/parent/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.district !== undefined) {
      let data5 = data.district;
      if (typeof data5 === "string") {
        if (func2(data5) > 100) {
          const err17 = {
            instancePath: instancePath + "/district",
            schemaPath: "#/properties/district/maxLength",
            keyword: "maxLength",
            params: { limit: 100 },
            message: "must NOT have more than 100 characters",
          };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = {
          instancePath: instancePath + "/district",
          schemaPath: "#/properties/district/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.address !== undefined) {
      let data6 = data.address;
      if (typeof data6 === "string") {
        if (func2(data6) > 300) {
          const err19 = {
            instancePath: instancePath + "/address",
            schemaPath: "#/properties/address/maxLength",
            keyword: "maxLength",
            params: { limit: 300 },
            message: "must NOT have more than 300 characters",
          };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = {
          instancePath: instancePath + "/address",
          schemaPath: "#/properties/address/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.phone !== undefined) {
      let data7 = data.phone;
      if (typeof data7 === "string") {
        if (func2(data7) > 60) {
          const err21 = {
            instancePath: instancePath + "/phone",
            schemaPath: "#/properties/phone/maxLength",
            keyword: "maxLength",
            params: { limit: 60 },
            message: "must NOT have more than 60 characters",
          };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      } else {
        const err22 = {
          instancePath: instancePath + "/phone",
          schemaPath: "#/properties/phone/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.cell !== undefined) {
      let data8 = data.cell;
      if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
        const err23 = {
          instancePath: instancePath + "/cell",
          schemaPath: "#/properties/cell/type",
          keyword: "type",
          params: { type: "integer" },
          message: "must be integer",
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 9999 || isNaN(data8)) {
          const err24 = {
            instancePath: instancePath + "/cell",
            schemaPath: "#/properties/cell/maximum",
            keyword: "maximum",
            params: { comparison: "<=", limit: 9999 },
            message: "must be <= 9999",
          };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data8 < 1 || isNaN(data8)) {
          const err25 = {
            instancePath: instancePath + "/cell",
            schemaPath: "#/properties/cell/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 1 },
            message: "must be >= 1",
          };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
    }
    if (data.status !== undefined) {
      let data9 = data.status;
      if (typeof data9 !== "string") {
        const err26 = {
          instancePath: instancePath + "/status",
          schemaPath: "#/properties/status/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
      if (!(data9 === "active" || data9 === "retiring" || data9 === "retired")) {
        const err27 = {
          instancePath: instancePath + "/status",
          schemaPath: "#/properties/status/enum",
          keyword: "enum",
          params: { allowedValues: schema14.properties.status.enum },
          message: "must be equal to one of the allowed values",
        };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.successor !== undefined) {
      let data10 = data.successor;
      if (typeof data10 === "string") {
        if (!pattern1.test(data10)) {
          const err28 = {
            instancePath: instancePath + "/successor",
            schemaPath: "#/properties/successor/pattern",
            keyword: "pattern",
            params: { pattern: "^[0-9]{7}$" },
            message: 'must match pattern "' + "^[0-9]{7}$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      } else {
        const err29 = {
          instancePath: instancePath + "/successor",
          schemaPath: "#/properties/successor/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.site !== undefined) {
      let data11 = data.site;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        for (const key1 in data11) {
          if (!(
            key1 === "host" ||
            key1 === "hosting" ||
            key1 === "software" ||
            key1 === "openSource" ||
            key1 === "rss"
          )) {
            const err30 = {
              instancePath: instancePath + "/site",
              schemaPath: "#/definitions/site/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key1 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data11.host !== undefined) {
          let data12 = data11.host;
          if (typeof data12 === "string") {
            if (func2(data12) > 400) {
              const err31 = {
                instancePath: instancePath + "/site/host",
                schemaPath: "#/definitions/site/properties/host/maxLength",
                keyword: "maxLength",
                params: { limit: 400 },
                message: "must NOT have more than 400 characters",
              };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          } else {
            const err32 = {
              instancePath: instancePath + "/site/host",
              schemaPath: "#/definitions/site/properties/host/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
        if (data11.hosting !== undefined) {
          let data13 = data11.hosting;
          if (typeof data13 !== "string") {
            const err33 = {
              instancePath: instancePath + "/site/hosting",
              schemaPath: "#/definitions/site/properties/hosting/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
          if (!(data13 === "trung-tam-du-lieu" || data13 === "ben-ngoai")) {
            const err34 = {
              instancePath: instancePath + "/site/hosting",
              schemaPath: "#/definitions/site/properties/hosting/enum",
              keyword: "enum",
              params: { allowedValues: schema15.properties.hosting.enum },
              message: "must be equal to one of the allowed values",
            };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data11.software !== undefined) {
          let data14 = data11.software;
          if (typeof data14 === "string") {
            if (func2(data14) > 100) {
              const err35 = {
                instancePath: instancePath + "/site/software",
                schemaPath: "#/definitions/site/properties/software/maxLength",
                keyword: "maxLength",
                params: { limit: 100 },
                message: "must NOT have more than 100 characters",
              };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          } else {
            const err36 = {
              instancePath: instancePath + "/site/software",
              schemaPath: "#/definitions/site/properties/software/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
        if (data11.openSource !== undefined) {
          if (typeof data11.openSource !== "boolean") {
            const err37 = {
              instancePath: instancePath + "/site/openSource",
              schemaPath: "#/definitions/site/properties/openSource/type",
              keyword: "type",
              params: { type: "boolean" },
              message: "must be boolean",
            };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
        if (data11.rss !== undefined) {
          if (typeof data11.rss !== "boolean") {
            const err38 = {
              instancePath: instancePath + "/site/rss",
              schemaPath: "#/definitions/site/properties/rss/type",
              keyword: "type",
              params: { type: "boolean" },
              message: "must be boolean",
            };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
      } else {
        const err39 = {
          instancePath: instancePath + "/site",
          schemaPath: "#/definitions/site/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.mail !== undefined) {
      if (
        !validate13(data.mail, {
          instancePath: instancePath + "/mail",
          parentData: data,
          parentDataProperty: "mail",
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
        errors = vErrors.length;
      }
    }
    if (data.board !== undefined) {
      if (
        !validate15(data.board, {
          instancePath: instancePath + "/board",
          parentData: data,
          parentDataProperty: "board",
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
        errors = vErrors.length;
      }
    }
    if (data.leaders !== undefined) {
      let data19 = data.leaders;
      if (Array.isArray(data19)) {
        if (data19.length > 50) {
          const err40 = {
            instancePath: instancePath + "/leaders",
            schemaPath: "#/properties/leaders/maxItems",
            keyword: "maxItems",
            params: { limit: 50 },
            message: "must NOT have more than 50 items",
          };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        const len0 = data19.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data20 = data19[i0];
          if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
            if (data20.name === undefined) {
              const err41 = {
                instancePath: instancePath + "/leaders/" + i0,
                schemaPath: "#/definitions/leader/required",
                keyword: "required",
                params: { missingProperty: "name" },
                message: "must have required property '" + "name" + "'",
              };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            for (const key2 in data20) {
              if (!(
                key2 === "name" ||
                key2 === "post" ||
                key2 === "phone" ||
                key2 === "mail" ||
                key2 === "duties"
              )) {
                const err42 = {
                  instancePath: instancePath + "/leaders/" + i0,
                  schemaPath: "#/definitions/leader/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key2 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data20.name !== undefined) {
              let data21 = data20.name;
              if (typeof data21 === "string") {
                if (func2(data21) > 100) {
                  const err43 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/name",
                    schemaPath: "#/definitions/leader/properties/name/maxLength",
                    keyword: "maxLength",
                    params: { limit: 100 },
                    message: "must NOT have more than 100 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (func2(data21) < 1) {
                  const err44 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/name",
                    schemaPath: "#/definitions/leader/properties/name/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              } else {
                const err45 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/name",
                  schemaPath: "#/definitions/leader/properties/name/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
            if (data20.post !== undefined) {
              let data22 = data20.post;
              if (typeof data22 === "string") {
                if (func2(data22) > 100) {
                  const err46 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/post",
                    schemaPath: "#/definitions/leader/properties/post/maxLength",
                    keyword: "maxLength",
                    params: { limit: 100 },
                    message: "must NOT have more than 100 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
              } else {
                const err47 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/post",
                  schemaPath: "#/definitions/leader/properties/post/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
            if (data20.phone !== undefined) {
              let data23 = data20.phone;
              if (typeof data23 === "string") {
                if (func2(data23) > 60) {
                  const err48 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/phone",
                    schemaPath: "#/definitions/leader/properties/phone/maxLength",
                    keyword: "maxLength",
                    params: { limit: 60 },
                    message: "must NOT have more than 60 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err48];
                  } else {
                    vErrors.push(err48);
                  }
                  errors++;
                }
              } else {
                const err49 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/phone",
                  schemaPath: "#/definitions/leader/properties/phone/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
            }
            if (data20.mail !== undefined) {
              let data24 = data20.mail;
              if (typeof data24 === "string") {
                if (func2(data24) > 254) {
                  const err50 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/mail",
                    schemaPath: "#/definitions/leader/properties/mail/maxLength",
                    keyword: "maxLength",
                    params: { limit: 254 },
                    message: "must NOT have more than 254 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err50];
                  } else {
                    vErrors.push(err50);
                  }
                  errors++;
                }
              } else {
                const err51 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/mail",
                  schemaPath: "#/definitions/leader/properties/mail/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err51];
                } else {
                  vErrors.push(err51);
                }
                errors++;
              }
            }
            if (data20.duties !== undefined) {
              let data25 = data20.duties;
              if (typeof data25 === "string") {
                if (func2(data25) > 500) {
                  const err52 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/duties",
                    schemaPath: "#/definitions/leader/properties/duties/maxLength",
                    keyword: "maxLength",
                    params: { limit: 500 },
                    message: "must NOT have more than 500 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err52];
                  } else {
                    vErrors.push(err52);
                  }
                  errors++;
                }
              } else {
                const err53 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/duties",
                  schemaPath: "#/definitions/leader/properties/duties/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
          } else {
            const err54 = {
              instancePath: instancePath + "/leaders/" + i0,
              schemaPath: "#/definitions/leader/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err54];
            } else {
              vErrors.push(err54);
            }
            errors++;
          }
        }
      } else {
        const err55 = {
          instancePath: instancePath + "/leaders",
          schemaPath: "#/properties/leaders/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
    }
  } else {
    const err56 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err56];
    } else {
      vErrors.push(err56);
    }
    errors++;
  }
  validate12.errors = vErrors;
  return errors === 0;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (
        !validate12(data[i0], {
          instancePath: instancePath + "/" + i0,
          parentData: data,
          parentDataProperty: i0,
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err0 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "array" },
      message: "must be array",
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate11.errors = vErrors;
  return errors === 0;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  /*# sourceURL="schools.schema.json" */ let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.city === undefined) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "city" },
        message: "must have required property '" + "city" + "'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "city" || key0 === "include" || key0 === "units")) {
        const err1 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.city !== undefined) {
      let data0 = data.city;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.name === undefined) {
          const err2 = {
            instancePath: instancePath + "/city",
            schemaPath: "#/definitions/city/required",
            keyword: "required",
            params: { missingProperty: "name" },
            message: "must have required property '" + "name" + "'",
          };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.zone === undefined) {
          const err3 = {
            instancePath: instancePath + "/city",
            schemaPath: "#/definitions/city/required",
            keyword: "required",
            params: { missingProperty: "zone" },
            message: "must have required property '" + "zone" + "'",
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0.department === undefined) {
          const err4 = {
            instancePath: instancePath + "/city",
            schemaPath: "#/definitions/city/required",
            keyword: "required",
            params: { missingProperty: "department" },
            message: "must have required property '" + "department" + "'",
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data0.portal === undefined) {
          const err5 = {
            instancePath: instancePath + "/city",
            schemaPath: "#/definitions/city/required",
            keyword: "required",
            params: { missingProperty: "portal" },
            message: "must have required property '" + "portal" + "'",
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (data0.alerts === undefined) {
          const err6 = {
            instancePath: instancePath + "/city",
            schemaPath: "#/definitions/city/required",
            keyword: "required",
            params: { missingProperty: "alerts" },
            message: "must have required property '" + "alerts" + "'",
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data0) {
          if (!(
            key1 === "name" ||
            key1 === "zone" ||
            key1 === "department" ||
            key1 === "portal" ||
            key1 === "alerts"
          )) {
            const err7 = {
              instancePath: instancePath + "/city",
              schemaPath: "#/definitions/city/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key1 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.name !== undefined) {
          let data1 = data0.name;
          if (typeof data1 === "string") {
            if (func2(data1) > 200) {
              const err8 = {
                instancePath: instancePath + "/city/name",
                schemaPath: "#/definitions/city/properties/name/maxLength",
                keyword: "maxLength",
                params: { limit: 200 },
                message: "must NOT have more than 200 characters",
              };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func2(data1) < 1) {
              const err9 = {
                instancePath: instancePath + "/city/name",
                schemaPath: "#/definitions/city/properties/name/minLength",
                keyword: "minLength",
                params: { limit: 1 },
                message: "must NOT have fewer than 1 characters",
              };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = {
              instancePath: instancePath + "/city/name",
              schemaPath: "#/definitions/city/properties/name/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data0.zone !== undefined) {
          let data2 = data0.zone;
          if (typeof data2 === "string") {
            if (!pattern0.test(data2)) {
              const err11 = {
                instancePath: instancePath + "/city/zone",
                schemaPath: "#/definitions/city/properties/zone/pattern",
                keyword: "pattern",
                params: { pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.edu\\.vn$" },
                message: 'must match pattern "' + "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.edu\\.vn$" + '"',
              };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = {
              instancePath: instancePath + "/city/zone",
              schemaPath: "#/definitions/city/properties/zone/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data0.department !== undefined) {
          let data3 = data0.department;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.id === undefined) {
              const err13 = {
                instancePath: instancePath + "/city/department",
                schemaPath: "#/definitions/city/properties/department/required",
                keyword: "required",
                params: { missingProperty: "id" },
                message: "must have required property '" + "id" + "'",
              };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (data3.name === undefined) {
              const err14 = {
                instancePath: instancePath + "/city/department",
                schemaPath: "#/definitions/city/properties/department/required",
                keyword: "required",
                params: { missingProperty: "name" },
                message: "must have required property '" + "name" + "'",
              };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (data3.mail === undefined) {
              const err15 = {
                instancePath: instancePath + "/city/department",
                schemaPath: "#/definitions/city/properties/department/required",
                keyword: "required",
                params: { missingProperty: "mail" },
                message: "must have required property '" + "mail" + "'",
              };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            for (const key2 in data3) {
              if (!(key2 === "id" || key2 === "name" || key2 === "mail")) {
                const err16 = {
                  instancePath: instancePath + "/city/department",
                  schemaPath: "#/definitions/city/properties/department/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key2 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data3.id !== undefined) {
              let data4 = data3.id;
              if (typeof data4 === "string") {
                if (!pattern1.test(data4)) {
                  const err17 = {
                    instancePath: instancePath + "/city/department/id",
                    schemaPath: "#/definitions/city/properties/department/properties/id/pattern",
                    keyword: "pattern",
                    params: { pattern: "^[0-9]{7}$" },
                    message: 'must match pattern "' + "^[0-9]{7}$" + '"',
                  };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              } else {
                const err18 = {
                  instancePath: instancePath + "/city/department/id",
                  schemaPath: "#/definitions/city/properties/department/properties/id/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data3.name !== undefined) {
              let data5 = data3.name;
              if (typeof data5 === "string") {
                if (func2(data5) > 200) {
                  const err19 = {
                    instancePath: instancePath + "/city/department/name",
                    schemaPath: "#/definitions/city/properties/department/properties/name/maxLength",
                    keyword: "maxLength",
                    params: { limit: 200 },
                    message: "must NOT have more than 200 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
                if (func2(data5) < 1) {
                  const err20 = {
                    instancePath: instancePath + "/city/department/name",
                    schemaPath: "#/definitions/city/properties/department/properties/name/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
              } else {
                const err21 = {
                  instancePath: instancePath + "/city/department/name",
                  schemaPath: "#/definitions/city/properties/department/properties/name/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data3.mail !== undefined) {
              let data6 = data3.mail;
              if (typeof data6 === "string") {
                if (func2(data6) > 254) {
                  const err22 = {
                    instancePath: instancePath + "/city/department/mail",
                    schemaPath: "#/definitions/city/properties/department/properties/mail/maxLength",
                    keyword: "maxLength",
                    params: { limit: 254 },
                    message: "must NOT have more than 254 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
                if (func2(data6) < 3) {
                  const err23 = {
                    instancePath: instancePath + "/city/department/mail",
                    schemaPath: "#/definitions/city/properties/department/properties/mail/minLength",
                    keyword: "minLength",
                    params: { limit: 3 },
                    message: "must NOT have fewer than 3 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
              } else {
                const err24 = {
                  instancePath: instancePath + "/city/department/mail",
                  schemaPath: "#/definitions/city/properties/department/properties/mail/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
          } else {
            const err25 = {
              instancePath: instancePath + "/city/department",
              schemaPath: "#/definitions/city/properties/department/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data0.portal !== undefined) {
          let data7 = data0.portal;
          if (typeof data7 === "string") {
            if (func2(data7) > 253) {
              const err26 = {
                instancePath: instancePath + "/city/portal",
                schemaPath: "#/definitions/city/properties/portal/maxLength",
                keyword: "maxLength",
                params: { limit: 253 },
                message: "must NOT have more than 253 characters",
              };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (func2(data7) < 1) {
              const err27 = {
                instancePath: instancePath + "/city/portal",
                schemaPath: "#/definitions/city/properties/portal/minLength",
                keyword: "minLength",
                params: { limit: 1 },
                message: "must NOT have fewer than 1 characters",
              };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          } else {
            const err28 = {
              instancePath: instancePath + "/city/portal",
              schemaPath: "#/definitions/city/properties/portal/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data0.alerts !== undefined) {
          let data8 = data0.alerts;
          if (typeof data8 === "string") {
            if (func2(data8) > 254) {
              const err29 = {
                instancePath: instancePath + "/city/alerts",
                schemaPath: "#/definitions/city/properties/alerts/maxLength",
                keyword: "maxLength",
                params: { limit: 254 },
                message: "must NOT have more than 254 characters",
              };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            if (func2(data8) < 3) {
              const err30 = {
                instancePath: instancePath + "/city/alerts",
                schemaPath: "#/definitions/city/properties/alerts/minLength",
                keyword: "minLength",
                params: { limit: 3 },
                message: "must NOT have fewer than 3 characters",
              };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          } else {
            const err31 = {
              instancePath: instancePath + "/city/alerts",
              schemaPath: "#/definitions/city/properties/alerts/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
      } else {
        const err32 = {
          instancePath: instancePath + "/city",
          schemaPath: "#/definitions/city/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.include !== undefined) {
      let data9 = data.include;
      if (Array.isArray(data9)) {
        if (data9.length > 1000) {
          const err33 = {
            instancePath: instancePath + "/include",
            schemaPath: "#/properties/include/maxItems",
            keyword: "maxItems",
            params: { limit: 1000 },
            message: "must NOT have more than 1000 items",
          };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        const len0 = data9.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data10 = data9[i0];
          if (typeof data10 === "string") {
            if (func2(data10) > 200) {
              const err34 = {
                instancePath: instancePath + "/include/" + i0,
                schemaPath: "#/properties/include/items/maxLength",
                keyword: "maxLength",
                params: { limit: 200 },
                message: "must NOT have more than 200 characters",
              };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
            if (func2(data10) < 1) {
              const err35 = {
                instancePath: instancePath + "/include/" + i0,
                schemaPath: "#/properties/include/items/minLength",
                keyword: "minLength",
                params: { limit: 1 },
                message: "must NOT have fewer than 1 characters",
              };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          } else {
            const err36 = {
              instancePath: instancePath + "/include/" + i0,
              schemaPath: "#/properties/include/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
      } else {
        const err37 = {
          instancePath: instancePath + "/include",
          schemaPath: "#/properties/include/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.units !== undefined) {
      if (
        !validate11(data.units, {
          instancePath: instancePath + "/units",
          parentData: data,
          parentDataProperty: "units",
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err38 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err38];
    } else {
      vErrors.push(err38);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
exports.validateUnitsFile = validate19;
const schema22 = {
  title: "Tệp kèm theo",
  description: "Một tệp kèm theo chỉ có mục `units`.",
  "x-en": "An included file holds `units` only.",
  type: "object",
  additionalProperties: false,
  required: ["units"],
  properties: { units: { $ref: "#/definitions/units" } },
};
function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.units === undefined) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "units" },
        message: "must have required property '" + "units" + "'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "units")) {
        const err1 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.units !== undefined) {
      if (
        !validate11(data.units, {
          instancePath: instancePath + "/units",
          parentData: data,
          parentDataProperty: "units",
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate19.errors = vErrors;
  return errors === 0;
}
exports.validateUnit = validate21;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "id" },
        message: "must have required property '" + "id" + "'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.name === undefined) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "name" },
        message: "must have required property '" + "name" + "'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.kind === undefined) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "kind" },
        message: "must have required property '" + "kind" + "'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.ownership === undefined) {
      const err3 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "ownership" },
        message: "must have required property '" + "ownership" + "'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.parent === undefined) {
      const err4 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "parent" },
        message: "must have required property '" + "parent" + "'",
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func14.call(schema14.properties, key0)) {
        const err5 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!pattern1.test(data0)) {
          const err6 = {
            instancePath: instancePath + "/id",
            schemaPath: "#/properties/id/pattern",
            keyword: "pattern",
            params: { pattern: "^[0-9]{7}$" },
            message: 'must match pattern "' + "^[0-9]{7}$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = {
          instancePath: instancePath + "/id",
          schemaPath: "#/properties/id/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (func2(data1) > 200) {
          const err8 = {
            instancePath: instancePath + "/name",
            schemaPath: "#/properties/name/maxLength",
            keyword: "maxLength",
            params: { limit: 200 },
            message: "must NOT have more than 200 characters",
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err9 = {
            instancePath: instancePath + "/name",
            schemaPath: "#/properties/name/minLength",
            keyword: "minLength",
            params: { limit: 1 },
            message: "must NOT have fewer than 1 characters",
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = {
          instancePath: instancePath + "/name",
          schemaPath: "#/properties/name/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.kind !== undefined) {
      let data2 = data.kind;
      if (typeof data2 !== "string") {
        const err11 = {
          instancePath: instancePath + "/kind",
          schemaPath: "#/properties/kind/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (!(
        data2 === "nha-tre" ||
        data2 === "mau-giao" ||
        data2 === "mam-non" ||
        data2 === "tieu-hoc" ||
        data2 === "thcs" ||
        data2 === "thpt" ||
        data2 === "lien-cap" ||
        data2 === "gdtx" ||
        data2 === "gdnn-gdtx" ||
        data2 === "tthtcd" ||
        data2 === "trung-tam-khac" ||
        data2 === "phong-gddt" ||
        data2 === "truc-thuoc"
      )) {
        const err12 = {
          instancePath: instancePath + "/kind",
          schemaPath: "#/properties/kind/enum",
          keyword: "enum",
          params: { allowedValues: schema14.properties.kind.enum },
          message: "must be equal to one of the allowed values",
        };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.ownership !== undefined) {
      let data3 = data.ownership;
      if (typeof data3 !== "string") {
        const err13 = {
          instancePath: instancePath + "/ownership",
          schemaPath: "#/properties/ownership/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (!(data3 === "cong-lap" || data3 === "ngoai-cong-lap")) {
        const err14 = {
          instancePath: instancePath + "/ownership",
          schemaPath: "#/properties/ownership/enum",
          keyword: "enum",
          params: { allowedValues: schema14.properties.ownership.enum },
          message: "must be equal to one of the allowed values",
        };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.parent !== undefined) {
      let data4 = data.parent;
      if (typeof data4 === "string") {
        if (!pattern1.test(data4)) {
          const err15 = {
            instancePath: instancePath + "/parent",
            schemaPath: "#/properties/parent/pattern",
            keyword: "pattern",
            params: { pattern: "^[0-9]{7}$" },
            message: 'must match pattern "' + "^[0-9]{7}$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = {
          instancePath: instancePath + "/parent",
          schemaPath: "#/properties/parent/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.district !== undefined) {
      let data5 = data.district;
      if (typeof data5 === "string") {
        if (func2(data5) > 100) {
          const err17 = {
            instancePath: instancePath + "/district",
            schemaPath: "#/properties/district/maxLength",
            keyword: "maxLength",
            params: { limit: 100 },
            message: "must NOT have more than 100 characters",
          };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = {
          instancePath: instancePath + "/district",
          schemaPath: "#/properties/district/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.address !== undefined) {
      let data6 = data.address;
      if (typeof data6 === "string") {
        if (func2(data6) > 300) {
          const err19 = {
            instancePath: instancePath + "/address",
            schemaPath: "#/properties/address/maxLength",
            keyword: "maxLength",
            params: { limit: 300 },
            message: "must NOT have more than 300 characters",
          };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = {
          instancePath: instancePath + "/address",
          schemaPath: "#/properties/address/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.phone !== undefined) {
      let data7 = data.phone;
      if (typeof data7 === "string") {
        if (func2(data7) > 60) {
          const err21 = {
            instancePath: instancePath + "/phone",
            schemaPath: "#/properties/phone/maxLength",
            keyword: "maxLength",
            params: { limit: 60 },
            message: "must NOT have more than 60 characters",
          };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      } else {
        const err22 = {
          instancePath: instancePath + "/phone",
          schemaPath: "#/properties/phone/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.cell !== undefined) {
      let data8 = data.cell;
      if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
        const err23 = {
          instancePath: instancePath + "/cell",
          schemaPath: "#/properties/cell/type",
          keyword: "type",
          params: { type: "integer" },
          message: "must be integer",
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 9999 || isNaN(data8)) {
          const err24 = {
            instancePath: instancePath + "/cell",
            schemaPath: "#/properties/cell/maximum",
            keyword: "maximum",
            params: { comparison: "<=", limit: 9999 },
            message: "must be <= 9999",
          };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data8 < 1 || isNaN(data8)) {
          const err25 = {
            instancePath: instancePath + "/cell",
            schemaPath: "#/properties/cell/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 1 },
            message: "must be >= 1",
          };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
    }
    if (data.status !== undefined) {
      let data9 = data.status;
      if (typeof data9 !== "string") {
        const err26 = {
          instancePath: instancePath + "/status",
          schemaPath: "#/properties/status/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
      if (!(data9 === "active" || data9 === "retiring" || data9 === "retired")) {
        const err27 = {
          instancePath: instancePath + "/status",
          schemaPath: "#/properties/status/enum",
          keyword: "enum",
          params: { allowedValues: schema14.properties.status.enum },
          message: "must be equal to one of the allowed values",
        };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.successor !== undefined) {
      let data10 = data.successor;
      if (typeof data10 === "string") {
        if (!pattern1.test(data10)) {
          const err28 = {
            instancePath: instancePath + "/successor",
            schemaPath: "#/properties/successor/pattern",
            keyword: "pattern",
            params: { pattern: "^[0-9]{7}$" },
            message: 'must match pattern "' + "^[0-9]{7}$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      } else {
        const err29 = {
          instancePath: instancePath + "/successor",
          schemaPath: "#/properties/successor/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.site !== undefined) {
      let data11 = data.site;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        for (const key1 in data11) {
          if (!(
            key1 === "host" ||
            key1 === "hosting" ||
            key1 === "software" ||
            key1 === "openSource" ||
            key1 === "rss"
          )) {
            const err30 = {
              instancePath: instancePath + "/site",
              schemaPath: "#/definitions/site/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key1 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data11.host !== undefined) {
          let data12 = data11.host;
          if (typeof data12 === "string") {
            if (func2(data12) > 400) {
              const err31 = {
                instancePath: instancePath + "/site/host",
                schemaPath: "#/definitions/site/properties/host/maxLength",
                keyword: "maxLength",
                params: { limit: 400 },
                message: "must NOT have more than 400 characters",
              };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          } else {
            const err32 = {
              instancePath: instancePath + "/site/host",
              schemaPath: "#/definitions/site/properties/host/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
        if (data11.hosting !== undefined) {
          let data13 = data11.hosting;
          if (typeof data13 !== "string") {
            const err33 = {
              instancePath: instancePath + "/site/hosting",
              schemaPath: "#/definitions/site/properties/hosting/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
          if (!(data13 === "trung-tam-du-lieu" || data13 === "ben-ngoai")) {
            const err34 = {
              instancePath: instancePath + "/site/hosting",
              schemaPath: "#/definitions/site/properties/hosting/enum",
              keyword: "enum",
              params: { allowedValues: schema15.properties.hosting.enum },
              message: "must be equal to one of the allowed values",
            };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data11.software !== undefined) {
          let data14 = data11.software;
          if (typeof data14 === "string") {
            if (func2(data14) > 100) {
              const err35 = {
                instancePath: instancePath + "/site/software",
                schemaPath: "#/definitions/site/properties/software/maxLength",
                keyword: "maxLength",
                params: { limit: 100 },
                message: "must NOT have more than 100 characters",
              };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          } else {
            const err36 = {
              instancePath: instancePath + "/site/software",
              schemaPath: "#/definitions/site/properties/software/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
        if (data11.openSource !== undefined) {
          if (typeof data11.openSource !== "boolean") {
            const err37 = {
              instancePath: instancePath + "/site/openSource",
              schemaPath: "#/definitions/site/properties/openSource/type",
              keyword: "type",
              params: { type: "boolean" },
              message: "must be boolean",
            };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
        if (data11.rss !== undefined) {
          if (typeof data11.rss !== "boolean") {
            const err38 = {
              instancePath: instancePath + "/site/rss",
              schemaPath: "#/definitions/site/properties/rss/type",
              keyword: "type",
              params: { type: "boolean" },
              message: "must be boolean",
            };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
      } else {
        const err39 = {
          instancePath: instancePath + "/site",
          schemaPath: "#/definitions/site/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.mail !== undefined) {
      if (
        !validate13(data.mail, {
          instancePath: instancePath + "/mail",
          parentData: data,
          parentDataProperty: "mail",
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
        errors = vErrors.length;
      }
    }
    if (data.board !== undefined) {
      if (
        !validate15(data.board, {
          instancePath: instancePath + "/board",
          parentData: data,
          parentDataProperty: "board",
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
        errors = vErrors.length;
      }
    }
    if (data.leaders !== undefined) {
      let data19 = data.leaders;
      if (Array.isArray(data19)) {
        if (data19.length > 50) {
          const err40 = {
            instancePath: instancePath + "/leaders",
            schemaPath: "#/properties/leaders/maxItems",
            keyword: "maxItems",
            params: { limit: 50 },
            message: "must NOT have more than 50 items",
          };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        const len0 = data19.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data20 = data19[i0];
          if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
            if (data20.name === undefined) {
              const err41 = {
                instancePath: instancePath + "/leaders/" + i0,
                schemaPath: "#/definitions/leader/required",
                keyword: "required",
                params: { missingProperty: "name" },
                message: "must have required property '" + "name" + "'",
              };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            for (const key2 in data20) {
              if (!(
                key2 === "name" ||
                key2 === "post" ||
                key2 === "phone" ||
                key2 === "mail" ||
                key2 === "duties"
              )) {
                const err42 = {
                  instancePath: instancePath + "/leaders/" + i0,
                  schemaPath: "#/definitions/leader/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key2 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data20.name !== undefined) {
              let data21 = data20.name;
              if (typeof data21 === "string") {
                if (func2(data21) > 100) {
                  const err43 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/name",
                    schemaPath: "#/definitions/leader/properties/name/maxLength",
                    keyword: "maxLength",
                    params: { limit: 100 },
                    message: "must NOT have more than 100 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (func2(data21) < 1) {
                  const err44 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/name",
                    schemaPath: "#/definitions/leader/properties/name/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              } else {
                const err45 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/name",
                  schemaPath: "#/definitions/leader/properties/name/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
            if (data20.post !== undefined) {
              let data22 = data20.post;
              if (typeof data22 === "string") {
                if (func2(data22) > 100) {
                  const err46 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/post",
                    schemaPath: "#/definitions/leader/properties/post/maxLength",
                    keyword: "maxLength",
                    params: { limit: 100 },
                    message: "must NOT have more than 100 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
              } else {
                const err47 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/post",
                  schemaPath: "#/definitions/leader/properties/post/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
            if (data20.phone !== undefined) {
              let data23 = data20.phone;
              if (typeof data23 === "string") {
                if (func2(data23) > 60) {
                  const err48 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/phone",
                    schemaPath: "#/definitions/leader/properties/phone/maxLength",
                    keyword: "maxLength",
                    params: { limit: 60 },
                    message: "must NOT have more than 60 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err48];
                  } else {
                    vErrors.push(err48);
                  }
                  errors++;
                }
              } else {
                const err49 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/phone",
                  schemaPath: "#/definitions/leader/properties/phone/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
            }
            if (data20.mail !== undefined) {
              let data24 = data20.mail;
              if (typeof data24 === "string") {
                if (func2(data24) > 254) {
                  const err50 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/mail",
                    schemaPath: "#/definitions/leader/properties/mail/maxLength",
                    keyword: "maxLength",
                    params: { limit: 254 },
                    message: "must NOT have more than 254 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err50];
                  } else {
                    vErrors.push(err50);
                  }
                  errors++;
                }
              } else {
                const err51 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/mail",
                  schemaPath: "#/definitions/leader/properties/mail/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err51];
                } else {
                  vErrors.push(err51);
                }
                errors++;
              }
            }
            if (data20.duties !== undefined) {
              let data25 = data20.duties;
              if (typeof data25 === "string") {
                if (func2(data25) > 500) {
                  const err52 = {
                    instancePath: instancePath + "/leaders/" + i0 + "/duties",
                    schemaPath: "#/definitions/leader/properties/duties/maxLength",
                    keyword: "maxLength",
                    params: { limit: 500 },
                    message: "must NOT have more than 500 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err52];
                  } else {
                    vErrors.push(err52);
                  }
                  errors++;
                }
              } else {
                const err53 = {
                  instancePath: instancePath + "/leaders/" + i0 + "/duties",
                  schemaPath: "#/definitions/leader/properties/duties/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
          } else {
            const err54 = {
              instancePath: instancePath + "/leaders/" + i0,
              schemaPath: "#/definitions/leader/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err54];
            } else {
              vErrors.push(err54);
            }
            errors++;
          }
        }
      } else {
        const err55 = {
          instancePath: instancePath + "/leaders",
          schemaPath: "#/properties/leaders/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
    }
  } else {
    const err56 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err56];
    } else {
      vErrors.push(err56);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
exports.validateWaiversFile = validate24;
const schema26 = {
  title: "Các trường hợp được miễn",
  description:
    "Tệp waivers.yaml, chỉ Sở sửa: quy định nào được miễn, cho đơn vị nào, vì sao, ai duyệt, đến ngày nào.",
  "x-en": "waivers.yaml: which rule is waived for which unit, why, by whom and until when.",
  type: "object",
  additionalProperties: false,
  properties: {
    waivers: {
      title: "Danh sách",
      description: "Mỗi trường hợp bắt đầu bằng một dòng `- rule:`.",
      "x-en": "The waivers.",
      type: "array",
      items: { $ref: "#/definitions/waiver" },
    },
  },
};
const schema27 = {
  title: "Trường hợp được miễn",
  description: "Một quy định được miễn cho một đơn vị, có thời hạn.",
  "x-en": "One rule waived for one unit until a day.",
  type: "object",
  additionalProperties: false,
  required: ["rule", "unit", "reason", "approver", "until"],
  properties: {
    rule: {
      title: "Quy định",
      description: "Mã quy định, ví dụ hosting/data-centre.",
      "x-en": "The rule's id.",
      type: "string",
      pattern: "^[a-z0-9-]+/[a-z0-9-]+$",
    },
    unit: {
      title: "Mã đơn vị",
      description: "Mã 7 chữ số, đặt trong dấu nháy kép.",
      "x-en": "The unit's code.",
      type: "string",
      pattern: "^[0-9]{7}$",
    },
    reason: {
      title: "Lý do",
      description: "Vì sao được miễn.",
      "x-en": "Why.",
      type: "string",
      minLength: 1,
      maxLength: 500,
    },
    approver: {
      title: "Người duyệt",
      description: "Họ tên, chức vụ người duyệt.",
      "x-en": "Who approved it.",
      type: "string",
      minLength: 1,
      maxLength: 200,
    },
    until: {
      title: "Đến hết ngày",
      description: "Ngày cuối cùng được miễn, năm-tháng-ngày.",
      "x-en": "The last day, year-month-day.",
      type: "string",
      format: "date",
    },
  },
};
const pattern8 = new RegExp("^[a-z0-9-]+/[a-z0-9-]+$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "waivers")) {
        const err0 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.waivers !== undefined) {
      let data0 = data.waivers;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if (data1.rule === undefined) {
              const err1 = {
                instancePath: instancePath + "/waivers/" + i0,
                schemaPath: "#/definitions/waiver/required",
                keyword: "required",
                params: { missingProperty: "rule" },
                message: "must have required property '" + "rule" + "'",
              };
              if (vErrors === null) {
                vErrors = [err1];
              } else {
                vErrors.push(err1);
              }
              errors++;
            }
            if (data1.unit === undefined) {
              const err2 = {
                instancePath: instancePath + "/waivers/" + i0,
                schemaPath: "#/definitions/waiver/required",
                keyword: "required",
                params: { missingProperty: "unit" },
                message: "must have required property '" + "unit" + "'",
              };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if (data1.reason === undefined) {
              const err3 = {
                instancePath: instancePath + "/waivers/" + i0,
                schemaPath: "#/definitions/waiver/required",
                keyword: "required",
                params: { missingProperty: "reason" },
                message: "must have required property '" + "reason" + "'",
              };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
            if (data1.approver === undefined) {
              const err4 = {
                instancePath: instancePath + "/waivers/" + i0,
                schemaPath: "#/definitions/waiver/required",
                keyword: "required",
                params: { missingProperty: "approver" },
                message: "must have required property '" + "approver" + "'",
              };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (data1.until === undefined) {
              const err5 = {
                instancePath: instancePath + "/waivers/" + i0,
                schemaPath: "#/definitions/waiver/required",
                keyword: "required",
                params: { missingProperty: "until" },
                message: "must have required property '" + "until" + "'",
              };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            for (const key1 in data1) {
              if (!(
                key1 === "rule" ||
                key1 === "unit" ||
                key1 === "reason" ||
                key1 === "approver" ||
                key1 === "until"
              )) {
                const err6 = {
                  instancePath: instancePath + "/waivers/" + i0,
                  schemaPath: "#/definitions/waiver/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key1 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
            }
            if (data1.rule !== undefined) {
              let data2 = data1.rule;
              if (typeof data2 === "string") {
                if (!pattern8.test(data2)) {
                  const err7 = {
                    instancePath: instancePath + "/waivers/" + i0 + "/rule",
                    schemaPath: "#/definitions/waiver/properties/rule/pattern",
                    keyword: "pattern",
                    params: { pattern: "^[a-z0-9-]+/[a-z0-9-]+$" },
                    message: 'must match pattern "' + "^[a-z0-9-]+/[a-z0-9-]+$" + '"',
                  };
                  if (vErrors === null) {
                    vErrors = [err7];
                  } else {
                    vErrors.push(err7);
                  }
                  errors++;
                }
              } else {
                const err8 = {
                  instancePath: instancePath + "/waivers/" + i0 + "/rule",
                  schemaPath: "#/definitions/waiver/properties/rule/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data1.unit !== undefined) {
              let data3 = data1.unit;
              if (typeof data3 === "string") {
                if (!pattern1.test(data3)) {
                  const err9 = {
                    instancePath: instancePath + "/waivers/" + i0 + "/unit",
                    schemaPath: "#/definitions/waiver/properties/unit/pattern",
                    keyword: "pattern",
                    params: { pattern: "^[0-9]{7}$" },
                    message: 'must match pattern "' + "^[0-9]{7}$" + '"',
                  };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              } else {
                const err10 = {
                  instancePath: instancePath + "/waivers/" + i0 + "/unit",
                  schemaPath: "#/definitions/waiver/properties/unit/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data1.reason !== undefined) {
              let data4 = data1.reason;
              if (typeof data4 === "string") {
                if (func2(data4) > 500) {
                  const err11 = {
                    instancePath: instancePath + "/waivers/" + i0 + "/reason",
                    schemaPath: "#/definitions/waiver/properties/reason/maxLength",
                    keyword: "maxLength",
                    params: { limit: 500 },
                    message: "must NOT have more than 500 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err11];
                  } else {
                    vErrors.push(err11);
                  }
                  errors++;
                }
                if (func2(data4) < 1) {
                  const err12 = {
                    instancePath: instancePath + "/waivers/" + i0 + "/reason",
                    schemaPath: "#/definitions/waiver/properties/reason/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
              } else {
                const err13 = {
                  instancePath: instancePath + "/waivers/" + i0 + "/reason",
                  schemaPath: "#/definitions/waiver/properties/reason/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
            if (data1.approver !== undefined) {
              let data5 = data1.approver;
              if (typeof data5 === "string") {
                if (func2(data5) > 200) {
                  const err14 = {
                    instancePath: instancePath + "/waivers/" + i0 + "/approver",
                    schemaPath: "#/definitions/waiver/properties/approver/maxLength",
                    keyword: "maxLength",
                    params: { limit: 200 },
                    message: "must NOT have more than 200 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
                if (func2(data5) < 1) {
                  const err15 = {
                    instancePath: instancePath + "/waivers/" + i0 + "/approver",
                    schemaPath: "#/definitions/waiver/properties/approver/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
              } else {
                const err16 = {
                  instancePath: instancePath + "/waivers/" + i0 + "/approver",
                  schemaPath: "#/definitions/waiver/properties/approver/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data1.until !== undefined) {
              let data6 = data1.until;
              if (typeof data6 === "string") {
                if (!formats0.validate(data6)) {
                  const err17 = {
                    instancePath: instancePath + "/waivers/" + i0 + "/until",
                    schemaPath: "#/definitions/waiver/properties/until/format",
                    keyword: "format",
                    params: { format: "date" },
                    message: 'must match format "' + "date" + '"',
                  };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              } else {
                const err18 = {
                  instancePath: instancePath + "/waivers/" + i0 + "/until",
                  schemaPath: "#/definitions/waiver/properties/until/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
          } else {
            const err19 = {
              instancePath: instancePath + "/waivers/" + i0,
              schemaPath: "#/definitions/waiver/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
      } else {
        const err20 = {
          instancePath: instancePath + "/waivers",
          schemaPath: "#/properties/waivers/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
  } else {
    const err21 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
exports.validateWaiver = validate25;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.rule === undefined) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "rule" },
        message: "must have required property '" + "rule" + "'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.unit === undefined) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "unit" },
        message: "must have required property '" + "unit" + "'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.reason === undefined) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "reason" },
        message: "must have required property '" + "reason" + "'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.approver === undefined) {
      const err3 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "approver" },
        message: "must have required property '" + "approver" + "'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.until === undefined) {
      const err4 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "until" },
        message: "must have required property '" + "until" + "'",
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === "rule" ||
        key0 === "unit" ||
        key0 === "reason" ||
        key0 === "approver" ||
        key0 === "until"
      )) {
        const err5 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.rule !== undefined) {
      let data0 = data.rule;
      if (typeof data0 === "string") {
        if (!pattern8.test(data0)) {
          const err6 = {
            instancePath: instancePath + "/rule",
            schemaPath: "#/properties/rule/pattern",
            keyword: "pattern",
            params: { pattern: "^[a-z0-9-]+/[a-z0-9-]+$" },
            message: 'must match pattern "' + "^[a-z0-9-]+/[a-z0-9-]+$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = {
          instancePath: instancePath + "/rule",
          schemaPath: "#/properties/rule/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.unit !== undefined) {
      let data1 = data.unit;
      if (typeof data1 === "string") {
        if (!pattern1.test(data1)) {
          const err8 = {
            instancePath: instancePath + "/unit",
            schemaPath: "#/properties/unit/pattern",
            keyword: "pattern",
            params: { pattern: "^[0-9]{7}$" },
            message: 'must match pattern "' + "^[0-9]{7}$" + '"',
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = {
          instancePath: instancePath + "/unit",
          schemaPath: "#/properties/unit/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.reason !== undefined) {
      let data2 = data.reason;
      if (typeof data2 === "string") {
        if (func2(data2) > 500) {
          const err10 = {
            instancePath: instancePath + "/reason",
            schemaPath: "#/properties/reason/maxLength",
            keyword: "maxLength",
            params: { limit: 500 },
            message: "must NOT have more than 500 characters",
          };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (func2(data2) < 1) {
          const err11 = {
            instancePath: instancePath + "/reason",
            schemaPath: "#/properties/reason/minLength",
            keyword: "minLength",
            params: { limit: 1 },
            message: "must NOT have fewer than 1 characters",
          };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = {
          instancePath: instancePath + "/reason",
          schemaPath: "#/properties/reason/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.approver !== undefined) {
      let data3 = data.approver;
      if (typeof data3 === "string") {
        if (func2(data3) > 200) {
          const err13 = {
            instancePath: instancePath + "/approver",
            schemaPath: "#/properties/approver/maxLength",
            keyword: "maxLength",
            params: { limit: 200 },
            message: "must NOT have more than 200 characters",
          };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func2(data3) < 1) {
          const err14 = {
            instancePath: instancePath + "/approver",
            schemaPath: "#/properties/approver/minLength",
            keyword: "minLength",
            params: { limit: 1 },
            message: "must NOT have fewer than 1 characters",
          };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = {
          instancePath: instancePath + "/approver",
          schemaPath: "#/properties/approver/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.until !== undefined) {
      let data4 = data.until;
      if (typeof data4 === "string") {
        if (!formats0.validate(data4)) {
          const err16 = {
            instancePath: instancePath + "/until",
            schemaPath: "#/properties/until/format",
            keyword: "format",
            params: { format: "date" },
            message: 'must match format "' + "date" + '"',
          };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = {
          instancePath: instancePath + "/until",
          schemaPath: "#/properties/until/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
