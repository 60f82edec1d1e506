<?php
/** Results of examinations (directive III.3): one result for who knows its number and the day of birth, until its last day. */

declare(strict_types=1);

use function CongTruong\sort_of;

return [
    'place' => 120,
    'title' => 'Tra cứu điểm',
    'group' => 'admission',
    'indexed' => false,
    'register' => [
        'type' => 'ket_qua',
        'one' => 'Kết quả kỳ thi',
        'many' => 'kỳ thi',
        'icon' => 'search',
        'titled' => 'Tên kỳ thi, ví dụ: Kiểm tra học kỳ I, năm học 2026-2027',
        'body' => false,
        'single' => false,
        'view' => 'lookup',
        'number' => 'Số báo danh',
        'fields' => [
            '_tc_mo' => ['label' => 'Mở tra cứu từ ngày', 'short' => 'Mở', 'type' => 'date', 'required' => true],
            '_tc_dong' => ['label' => 'Đóng sau ngày', 'short' => 'Đóng', 'type' => 'date', 'required' => true, 'help' => 'Hết ngày này không tra cứu được nữa'],
            '_tc_du_lieu' => ['label' => 'Bảng điểm (tệp CSV)', 'type' => 'records', 'required' => true, 'help' => 'Lưu từ Excel bằng “CSV UTF-8”. Cột 1: số báo danh; cột 2: ngày sinh (ngày/tháng/năm); các cột sau: kết quả. Dòng đầu là tên cột.'],
        ],
        'columns' => ['title', '_tc_mo', '_tc_dong'],
    ],
    'text' => static function (array $unit): void {
        if (sort_of($unit['kind']) === 'preschool') { ?>
<p>Giáo dục mầm non không tổ chức thi, không xếp loại bằng điểm. Cha mẹ xem kết quả chăm sóc, giáo dục trẻ qua giáo viên của lớp.</p>
<?php
            return;
        }
        ?>
<p>Kết quả học tập và các kỳ thi khác được tra cứu tại:</p>
<table>
<thead><tr><th scope="col">Nội dung</th><th scope="col">Nơi tra cứu</th></tr></thead>
<tbody>
<tr><th scope="row">Kết quả học tập, sổ liên lạc điện tử</th><td>Hệ thống quản lý trường học của đơn vị (xem mục <a href="/lien-ket/">Liên kết hệ thống</a>)</td></tr>
<tr><th scope="row">Kỳ thi tuyển sinh đầu cấp, kỳ thi chọn học sinh giỏi</th><td><a href="<?php echo esc_url($unit['portalUrl']); ?>">Cổng thông tin ngành</a></td></tr>
<tr><th scope="row">Kỳ thi tốt nghiệp trung học phổ thông</th><td>Hệ thống của Bộ và của Sở Giáo dục và Đào tạo, theo thông báo từng năm</td></tr>
</tbody>
</table>
<p>Điểm là dữ liệu cá nhân, không được công bố kèm họ tên người học trên trang này.</p>
<?php
    },
];
