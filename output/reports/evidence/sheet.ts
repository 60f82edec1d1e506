import type { EvidenceFacts } from "./manifest";

/** `KIEM-TRA.txt`: how somebody who trusts none of our programs checks an archive. */
export function checkingSheet({ unit, madeAt }: EvidenceFacts, folder: string): string {
  return `CÁCH KIỂM TRA GÓI CHỨNG CỨ BẰNG TAY
Đơn vị ${unit.id}, lập lúc ${madeAt} (giờ UTC). English below.

1. Trước khi giải nén: tính SHA-256 của tệp ${folder}.tar.gz (hoặc tên mà tệp được giao)
   và so với mã ghi trong biên bản giao nhận.
     Linux:    sha256sum TỆP
     macOS:    shasum -a 256 TỆP
     Windows:  certutil -hashfile TỆP SHA256
2. Giải nén:   tar -xzf TỆP      (Windows 10 trở lên cũng có lệnh này)
3. Vào thư mục ${folder}, rồi:
     Linux:    sha256sum -c SHA256SUMS
     macOS:    shasum -a 256 -c SHA256SUMS
     Windows:  certutil từng tệp, so với dòng của tệp đó trong SHA256SUMS
   Mọi dòng phải là OK. Có dòng khác: tệp đó không còn như lúc lập.
4. Tệp scan/bodies/MÃ.txt: tên tệp chính là SHA-256 của nội dung, đúng như trang đã gửi
   (đã giải nén khi truyền). scan/bodies.json ghi mỗi nội dung được thấy ở địa chỉ nào,
   lúc nào, kèm trạng thái và tiêu đề HTTP. Tệp có tên bắt đầu bằng altered- là nội dung
   trong kho không còn khớp mã: đừng dùng làm chứng cứ cho điều trang đã hiện.
5. scan/bodies là nội dung nguyên gốc, có thể của kẻ tấn công. Chỉ mở bằng trình soạn
   thảo văn bản. Không đổi đuôi tệp, không mở bằng trình duyệt, không bấm liên kết.
6. logs: các dòng này chép từ kho nhật ký. Kho còn nguyên hay không thì kiểm ở kho:
     npx congtruong logs verify --heads heads.jsonl
   heads.jsonl là các mốc đã ký mà máy canh ngoài trung tâm dữ liệu giữ.
7. Phần nào thiếu, vì sao: DOC-TRUOC.html và manifest.json (parts). Giờ trong các tệp
   .json là giờ UTC; trong DOC-TRUOC.html và các tệp .txt là giờ Việt Nam.

HOW TO CHECK THIS ARCHIVE BY HAND

1. Before unpacking: compute the SHA-256 of the archive (sha256sum; macOS: shasum -a 256;
   Windows: certutil -hashfile FILE SHA256) and compare it with the one in the record of
   the handover.
2. Unpack it: tar -xzf FILE
3. In the folder: sha256sum -c SHA256SUMS (macOS: shasum -a 256 -c SHA256SUMS; Windows:
   certutil of each file). Each line must say OK; any other file is not as it was made.
4. The name of scan/bodies/HASH.txt is the SHA-256 of its content, as the site sent it
   (after the transfer's own compression). scan/bodies.json says at which address and
   when each was seen, with status and HTTP headers. A name that begins with altered- is
   of a body that no longer fits its hash: it proves nothing of what the site showed.
5. scan/bodies holds what the site sent, perhaps an attacker's. Open it in a text editor
   only; do not rename it, open it in a browser or follow its links.
6. logs: these lines are copied from the store of logs. Whether the store is as it was
   written is checked there: npx congtruong logs verify --heads heads.jsonl, with the
   signed heads that the watcher outside the data centre keeps.
7. What is missing, and why: DOC-TRUOC.html and manifest.json (parts). Times in .json
   files are UTC; in DOC-TRUOC.html and in .txt files they are those of Viet Nam.
`;
}
