<?php
/** Procedures, online services and forms that the unit uses (directive III.3). */

declare(strict_types=1);

use function CongTruong\sort_of;

return [
    'place' => 40,
    'title' => 'Thủ tục - Biểu mẫu',
    'group' => 'documents',
    'todo' => 'Thêm thủ tục và biểu mẫu ở mục “Thủ tục - Biểu mẫu” của cột bên trái: mỗi biểu mẫu một tệp để tải.',
    'register' => [
        'type' => 'thu_tuc',
        'one' => 'Thủ tục, biểu mẫu',
        'many' => 'thủ tục, biểu mẫu',
        'icon' => 'clipboard',
        'titled' => 'Tên thủ tục hoặc biểu mẫu, ví dụ: Đơn xin chuyển trường',
        'fields' => [
            '_tt_loai' => ['label' => 'Loại', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Thủ tục hành chính', 'Dịch vụ trực tuyến', 'Biểu mẫu']],
            '_tt_doi_tuong' => ['label' => 'Ai thực hiện', 'type' => 'choice', 'choices' => ['Cha mẹ, người giám hộ', 'Người học', 'Cán bộ, giáo viên, nhân viên', 'Tổ chức, cá nhân khác']],
            '_tt_ho_so' => ['label' => 'Thành phần hồ sơ', 'type' => 'textarea', 'search' => true, 'help' => 'Mỗi giấy tờ một dòng'],
            '_tt_thoi_han' => ['label' => 'Thời hạn giải quyết', 'type' => 'text', 'help' => 'Ví dụ: 03 ngày làm việc'],
            '_tt_le_phi' => ['label' => 'Lệ phí', 'type' => 'text', 'help' => 'Ví dụ: không thu'],
            '_tt_noi_nop' => ['label' => 'Nơi tiếp nhận', 'type' => 'text'],
            '_tt_truc_tuyen' => ['label' => 'Nộp trực tuyến', 'type' => 'url', 'help' => 'Địa chỉ của dịch vụ, bắt đầu bằng https://'],
            '_tt_tep' => ['label' => 'Biểu mẫu', 'short' => 'Tải về', 'type' => 'file'],
        ],
        'columns' => ['title', '_tt_loai', '_tt_thoi_han', '_tt_truc_tuyen', '_tt_tep'],
        'heading' => 'Thủ tục, biểu mẫu',
        'order' => ['title', 'ASC'],
        'filter' => ['_tt_loai', '_tt_doi_tuong'],
    ],
    'text' => static function (array $unit): void {
        $rows = match (sort_of($unit['kind'])) {
            'preschool' => [['Tiếp nhận trẻ vào học', 'Đơn đăng ký; giấy khai sinh (bản sao)', 'Theo thông báo tuyển sinh'], ['Chuyển trường, rút hồ sơ của trẻ', 'Đơn của cha mẹ hoặc người giám hộ', 'Trong ngày làm việc'], ['Hỗ trợ ăn trưa, miễn giảm chi phí', 'Đơn đề nghị; giấy tờ chứng minh đối tượng', 'Theo quy định từng năm học']],
            'school' => [['Tiếp nhận, chuyển trường', 'Đơn xin chuyển trường; học bạ; giấy giới thiệu của nơi đi', 'Theo quy định của cấp học'], ['Xin học lại', 'Đơn; học bạ; giấy xác nhận của địa phương', 'Trước khi khai giảng năm học'], ['Miễn, giảm học phí, hỗ trợ chi phí học tập', 'Đơn đề nghị; giấy tờ chứng minh đối tượng', 'Đầu năm học, đầu học kỳ'], ['Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'Đơn; giấy tờ tùy thân', 'Trong ngày tiếp nhận hoặc ngày làm việc tiếp theo'], ['Xác nhận là học sinh của trường', 'Đơn đề nghị', 'Trong ngày làm việc']],
            'centre' => [['Ghi danh, đăng ký học', 'Phiếu đăng ký; giấy tờ tùy thân', 'Theo lịch khai giảng'], ['Bảo lưu, chuyển lớp, chuyển trung tâm', 'Đơn đề nghị', 'Trong 03 ngày làm việc'], ['Cấp bản sao chứng chỉ từ sổ gốc', 'Đơn; giấy tờ tùy thân', 'Trong ngày tiếp nhận hoặc ngày làm việc tiếp theo']],
            'office' => [['Thành lập, sáp nhập, chia, tách cơ sở giáo dục', 'Theo bộ thủ tục hành chính', 'Theo bộ thủ tục hành chính'], ['Cho phép hoạt động giáo dục', 'Theo bộ thủ tục hành chính', 'Theo bộ thủ tục hành chính'], ['Chuyển trường của học sinh', 'Đơn; hồ sơ học sinh', 'Theo bộ thủ tục hành chính'], ['Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'Đơn; giấy tờ tùy thân', 'Trong ngày tiếp nhận hoặc ngày làm việc tiếp theo'], ['Chỉnh sửa nội dung văn bằng, chứng chỉ', 'Đơn; giấy tờ chứng minh', 'Theo bộ thủ tục hành chính']],
        };
        ?>
<h2>Thủ tục thường gặp</h2>
<table>
<thead><tr><th scope="col">Thủ tục</th><th scope="col">Thành phần hồ sơ</th><th scope="col">Thời hạn</th></tr></thead>
<tbody>
<?php foreach ($rows as [$name, $papers, $time]) { ?>
<tr><th scope="row"><?php echo $name; ?></th><td><?php echo $papers; ?></td><td><?php echo $time; ?></td></tr>
<?php } ?>
</tbody>
</table>
<h2>Dịch vụ trực tuyến</h2>
<ul>
<li><a href="https://dichvucong.gov.vn">Cổng Dịch vụ công quốc gia</a></li>
<li>Xét tuyển, đăng ký đầu cấp trực tuyến: xem mục <a href="/tuyen-sinh/">Tuyển sinh</a></li>
</ul>
<?php
    },
];
