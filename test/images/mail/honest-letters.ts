/** Letters that schools, parents and offices write, as their programs write them. None is spam. */

export interface HonestLetter {
  readonly about: string;
  /** The letter itself, one byte a character (latin1). */
  readonly raw: string;
}

const utf8 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
const base64 = (text: string): string =>
  Buffer.from(text, "utf8").toString("base64").replace(/.{76}/g, "$&\r\n");
const word = (text: string): string => `=?utf-8?B?${Buffer.from(text, "utf8").toString("base64")}?=`;
const quoted = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) =>
      byte === 0x0d || byte === 0x0a || (byte >= 32 && byte < 127 && byte !== 0x3d)
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("")
    .replace(/[^\r\n]{72}(?<!=.?)(?=[^\r\n])/g, "$&=\r\n");

// Of today: what is a day old is suspicious.
const DATE = `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`;
let number = 0;

interface Parts {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly body: string;
}

function letter(about: string, { from, to, subject, headers, body }: Parts): HonestLetter {
  number += 1;
  return {
    about,
    raw: [
      `From: ${from ?? `${word("Nguyễn Thị Lan")} <lan@honest.test>`}`,
      `To: ${to ?? "thcsnguyendu@hcm.edu.vn"}`,
      `Subject: ${subject ?? word("Kính gửi nhà trường")}`,
      DATE,
      `Message-ID: <${number}.letter@honest.test>`,
      "MIME-Version: 1.0",
      ...(headers ?? ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"]),
      "",
      body,
    ].join("\r\n"),
  };
}

const plain = (about: string, subject: string, text: string): HonestLetter =>
  letter(about, { subject: word(subject), body: base64(text) });

/** What parents, teachers and offices write about. */
const PLAIN: readonly (readonly [string, string])[] = [
  [
    "Xin phép nghỉ học",
    "Kính gửi cô chủ nhiệm lớp 6A1, cháu Minh bị sốt, gia đình xin phép cho cháu nghỉ học ngày 30/11.",
  ],
  [
    "Hỏi về học phí tháng 12",
    "Em xin hỏi học phí tháng 12 là bao nhiêu ạ? Em đã chuyển khoản 1.250.000 đồng ngày hôm qua.",
  ],
  [
    "Re: Họp phụ huynh",
    "Vâng, tôi sẽ có mặt lúc 7 giờ 30 sáng thứ Bảy.\r\n\r\n> Kính mời quý phụ huynh dự họp",
  ],
  [
    "Fwd: Công văn 4210/GDĐT-TTTT",
    "Chuyển các trường thực hiện.\r\n\r\n---------- Forwarded message ---------\r\nTừ: Sở GD&ĐT",
  ],
  ["Lịch thi học kỳ I", "Lịch thi: Toán 15/12, Văn 16/12, Anh 17/12. Học sinh có mặt trước 6 giờ 45."],
  [
    "KHẨN: nghỉ học do bão số 15",
    "Theo công điện của UBND Thành phố, học sinh nghỉ học ngày 30/11 để tránh bão.",
  ],
  ["Danh sách học sinh giỏi", "1. Trần Văn An\r\n2. Lê Thị Bình\r\n3. Phạm Cường\r\n4. Đỗ Thị Duyên"],
  ["Thư mời dự lễ 20/11", "Trân trọng kính mời Quý Thầy Cô dự lễ kỷ niệm ngày Nhà giáo Việt Nam."],
  [
    "Báo giá sửa chữa phòng học",
    "Công ty chúng tôi xin gửi báo giá: sơn tường 35.000.000 đồng, điện 12.000.000 đồng, đã gồm VAT.",
  ],
  ["Tuyển sinh lớp 1", "Cho em hỏi hồ sơ tuyển sinh lớp 1 năm học 2027-2028 gồm những gì ạ?"],
  ["Cảm ơn thầy cô", "Gia đình xin chân thành cảm ơn thầy cô đã tận tình dạy dỗ cháu."],
  ["Phản ánh bữa ăn bán trú", "Hôm qua cháu về nói cơm nguội. Mong nhà trường kiểm tra lại bếp ăn."],
  ["Hỏi điểm", "Điểm môn Toán của em sai ạ. Em được 8,5 mà trên sổ ghi 5,8."],
  ["ok", "ok"],
  ["Đề kiểm tra Toán 9", "Câu 1: Giải phương trình x^2 - 5x + 6 = 0. Câu 2: Tìm m để x1 + x2 > 3."],
  [
    "Bài tập Tin học",
    "if (a == b) { printf(\"hello\"); } else return 0; SELECT * FROM hocsinh WHERE lop = '9A';",
  ],
  [
    "English Club",
    "Dear teachers, the English Club meets every Friday. Please tell your students. Best regards, Ms. Hoa",
  ],
  [
    "Học bổng 100% cho học sinh nghèo",
    "Quỹ khuyến học phường 6 tặng 20 suất học bổng, mỗi suất 2.000.000 đồng.",
  ],
  ["Tiêm chủng", "Trạm Y tế sẽ tiêm vắc xin sởi - rubella cho học sinh khối 1, ngày 05/12."],
  ["Bảo hiểm y tế", "Mức đóng BHYT học sinh năm 2027: 1.061.450 đồng. Hạn cuối 31/12."],
  ["Xác nhận chuyển trường", "Trường đồng ý tiếp nhận em Ngô Thị Hạnh về học lớp 8A3."],
  ["Link họp trực tuyến", "Họp lúc 14h: https://meet.honest.test/abc-defg-hij . Mã phòng: 123 456."],
  [
    "Trang web trường",
    "Xem tại https://thcsnguyendu.hcm.edu.vn/thong-bao và http://honest.test/tin-tuc nhé.",
  ],
  ["Đăng ký xe đưa rước", "Tuyến số 3: Nguyễn Văn Trỗi - Lê Văn Sỹ - Trường. Đón 6 giờ 15."],
  ["Mất sổ liên lạc", "Con em làm mất sổ liên lạc, xin trường cấp lại ạ!!!"],
  ["Thời khoá biểu mới", "Áp dụng từ thứ Hai. Sáng: Văn, Toán, Sử. Chiều: Thể dục, Tin."],
  ["Góp ý", "Cổng trường giờ tan học rất đông xe, đề nghị có bảo vệ điều tiết giao thông."],
  ["Mời viết báo tường", "Các lớp nộp bài trước 15/12. Thể loại: thơ, truyện ngắn, tranh vẽ."],
  ["Kế hoạch số 12/KH-ND", "I. Mục đích, yêu cầu\r\nII. Nội dung\r\nIII. Tổ chức thực hiện"],
  ["Trả lời: Hồ sơ thi giáo viên giỏi", "Phòng GD&ĐT đã nhận đủ hồ sơ của cô Trần Thị Mỹ Lệ."],
];

const mixed = (
  type: string,
  name: string,
  content: Buffer,
  text = "Xin gửi nhà trường tệp đính kèm.",
): Parts => ({
  headers: ['Content-Type: multipart/mixed; boundary="b1"'],
  body: [
    ...[
      "--b1",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      base64(text),
    ],
    ...["--b1", `Content-Type: ${type}; name="${name}"`, "Content-Transfer-Encoding: base64"],
    `Content-Disposition: attachment; filename="${name}"`,
    ...["", content.toString("base64").replace(/.{76}/g, "$&\r\n"), "--b1--", ""],
  ].join("\r\n"),
});
/** An archive with nothing in it, which is what an office file begins with, as far as a filter looks. */
const ZIP = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
  "latin1",
);
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
  "base64",
);
const OFFICE = "application/vnd.openxmlformats-officedocument";

export const HONEST_LETTERS: readonly HonestLetter[] = [
  ...PLAIN.map(([subject, text]) => plain(`text: ${subject}`, subject, text)),
  letter("8 bits as they are", {
    headers: ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"],
    body: utf8("Kính gửi thầy hiệu trưởng,\r\nEm xin nộp báo cáo tháng 11.\r\nTrân trọng."),
  }),
  letter("a header in plain UTF-8, as sloppy programs write it", {
    from: utf8("Trần Văn Bảy <bay@honest.test>"),
    subject: utf8("Đơn xin nghỉ phép"),
    headers: ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"],
    body: utf8("Tôi xin nghỉ phép ngày 1/12."),
  }),
  letter("quoted-printable", {
    headers: ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"],
    body: quoted(Buffer.from("Phòng Giáo dục và Đào tạo Quận 9 thông báo lịch tập huấn.", "utf8")),
  }),
  letter("windows-1258", {
    subject: "=?windows-1258?Q?Th=F4ng_b=E1o?=",
    headers: [
      "Content-Type: text/plain; charset=windows-1258",
      "Content-Transfer-Encoding: quoted-printable",
    ],
    body: "Th=F4ng b=E1o h=F7p ph=F4=F2 huynh.",
  }),
  letter("UTF-16 in base64", {
    headers: ["Content-Type: text/plain; charset=utf-16le", "Content-Transfer-Encoding: base64"],
    body: Buffer.from("Chào thầy cô", "utf16le").toString("base64"),
  }),
  letter("ISO-8859-1 without tones", {
    subject: "Thong bao hop phu huynh",
    headers: ["Content-Type: text/plain; charset=iso-8859-1"],
    body: "Kinh moi quy phu huynh den du hop luc 8 gio sang thu Bay.",
  }),
  letter("no charset at all", {
    subject: "Hop to",
    headers: ["Content-Type: text/plain"],
    body: "Hop luc 3 gio chieu.",
  }),
  letter("one line of 20,000 characters", {
    headers: ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"],
    body: utf8("Danh sách dài. ".repeat(1300)),
  }),
  letter("HTML alone", {
    headers: ["Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64"],
    body: base64(
      "<html><body><p>Kính gửi quý thầy cô,</p><p>Mời xem <b>thông báo</b> của trường.</p></body></html>",
    ),
  }),
  letter("text and HTML", {
    headers: ['Content-Type: multipart/alternative; boundary="a1"'],
    body: [
      ...["--a1", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", ""],
      ...[base64("Kính gửi cô, em xin nộp bài."), "--a1", "Content-Type: text/html; charset=utf-8"],
      ...[
        "Content-Transfer-Encoding: base64",
        "",
        base64("<p>Kính gửi cô, em xin nộp bài.</p>"),
        "--a1--",
        "",
      ],
    ].join("\r\n"),
  }),
  letter("a letter from a phone", {
    subject: word("Hình chụp bài tập"),
    ...mixed("image/jpeg", "IMG_2026.jpg", PNG, "Sent from my iPhone"),
  }),
  ...(
    [
      ["application/pdf", "Cong-van-4210.pdf", PDF],
      [`${OFFICE}.wordprocessingml.document`, "Ke-hoach.docx", ZIP],
      [`${OFFICE}.spreadsheetml.sheet`, "Danh-sach-lop.xlsx", ZIP],
      [`${OFFICE}.presentationml.presentation`, "Bai-giang.pptx", ZIP],
      ["application/msword", "Bien-ban.doc", Buffer.from("d0cf11e0a1b11ae1", "hex")],
      ["application/vnd.ms-excel", "Diem.xls", Buffer.from("d0cf11e0a1b11ae1", "hex")],
      ["image/png", "so-do.png", PNG],
      ["application/zip", "Ho-so.zip", ZIP],
      ["text/csv", "hoc-sinh.csv", Buffer.from("stt,ho ten\n1,Tran Van An\n")],
      ["text/calendar", "hop.ics", Buffer.from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")],
    ] as const
  ).map(([type, name, content]) => letter(`attachment: ${name}`, mixed(type, name, content))),
  letter("an attachment with a Vietnamese name", {
    ...mixed("application/pdf", word("Công văn số 12.pdf"), PDF),
  }),
  letter("many recipients", {
    to: Array.from({ length: 60 }, (_, index) => `truong${index}@honest.test`).join(",\r\n "),
    body: base64("Kính gửi các trường."),
  }),
  letter("a reply in a thread", {
    subject: `Re: ${word("Lịch tập huấn")}`,
    headers: [
      "In-Reply-To: <1.letter@hcm.edu.vn>",
      "References: <0.letter@hcm.edu.vn>\r\n <1.letter@hcm.edu.vn>",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ],
    body: base64("Trường chúng tôi cử hai giáo viên dự.\r\n\r\n> Đề nghị các trường cử giáo viên"),
  }),
  letter("an automatic answer", {
    subject: word("Trả lời tự động: tôi đang đi công tác"),
    headers: [
      "Auto-Submitted: auto-replied",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ],
    body: base64("Tôi sẽ trả lời khi về lại cơ quan."),
  }),
  letter("a mailing list", {
    headers: [
      "List-Id: <giaovien.honest.test>",
      "List-Unsubscribe: <mailto:giaovien-leave@honest.test>",
      "Precedence: list",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ],
    body: base64("Chia sẻ giáo án Ngữ văn 8."),
  }),
  letter("a newsletter with pictures", {
    headers: [
      "List-Unsubscribe: <https://honest.test/huy>",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ],
    body: base64(
      '<p>Bản tin tuyển sinh</p><img src="https://honest.test/a.png" alt=""><p><a href="https://honest.test/doc">Đọc tiếp</a></p>',
    ),
  }),
  letter("a letter of capitals", {
    subject: word("THÔNG BÁO KHẨN VỀ VIỆC NGHỈ HỌC"),
    body: base64("NHÀ TRƯỜNG THÔNG BÁO TOÀN THỂ HỌC SINH NGHỈ HỌC NGÀY 30/11."),
  }),
  letter("an empty letter", { body: "" }),
  letter("a letter without a subject", { subject: "", body: base64("Dạ em gửi thầy ạ.") }),
  letter("a request for a receipt", {
    headers: [
      "Disposition-Notification-To: lan@honest.test",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ],
    body: base64("Xin xác nhận đã nhận công văn."),
  }),
];

/** A report that a letter of ours could not be delivered (RFC 3464); its sender is empty. */
export const BOUNCE = letter("a bounce", {
  from: "MAILER-DAEMON@mx.honest.test (Mail Delivery System)",
  subject: "Undelivered Mail Returned to Sender",
  headers: [
    'Content-Type: multipart/report; report-type=delivery-status; boundary="r1"',
    "Auto-Submitted: auto-replied",
  ],
  body: [
    ...[
      "--r1",
      "Content-Type: text/plain",
      "",
      "I'm sorry to have to inform you that your message could not",
      "",
    ],
    ...["--r1", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.honest.test", ""],
    ...["Final-Recipient: rfc822; ai@honest.test", "Action: failed", "Status: 5.1.1", ""],
    ...[
      "--r1",
      "Content-Type: message/rfc822",
      "",
      "From: thcsnguyendu@hcm.edu.vn",
      "Subject: x",
      "",
      "x",
      "",
    ],
    ...["--r1--", ""],
  ].join("\r\n"),
});
