<?php
/** Admissions (directive III.3): plan, notice, list of applicants; what is over moves to the archive. */

declare(strict_types=1);

use function CongTruong\school_year;
use function CongTruong\school_years;
use function CongTruong\sort_of;
use function CongTruong\today;

return [
    'place' => 80,
    'title' => 'Tuyển sinh',
    'group' => 'admission',
    'todo' => 'Đăng kế hoạch, thông báo và danh sách dự tuyển ở mục “Tuyển sinh” của cột bên trái. Danh sách chỉ nêu số báo danh hoặc mã hồ sơ, không đăng số giấy tờ tùy thân, nơi ở, điện thoại của người học.',
    'register' => [
        'type' => 'tuyen_sinh',
        'one' => 'Tin tuyển sinh',
        'many' => 'nội dung tuyển sinh',
        'icon' => 'welcome-learn-more',
        'titled' => 'Tên, ví dụ: Thông báo tuyển sinh lớp 6',
        'fields' => [
            '_ts_loai' => ['label' => 'Loại', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Kế hoạch', 'Thông báo', 'Danh sách dự tuyển', 'Kết quả']],
            '_ts_nam' => ['label' => 'Năm học', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => static fn(): array => school_years(school_year(today()), 5, 1)],
            '_ts_doi_tuong' => ['label' => 'Đối tượng', 'type' => 'textarea'],
            '_ts_chi_tieu' => ['label' => 'Chỉ tiêu', 'type' => 'number'],
            '_ts_hinh_thuc' => ['label' => 'Hình thức tuyển sinh', 'type' => 'choice', 'choices' => ['Xét tuyển', 'Thi tuyển', 'Kết hợp thi tuyển với xét tuyển', 'Ghi danh']],
            '_ts_dieu_kien' => ['label' => 'Điều kiện', 'type' => 'textarea'],
            '_ts_ho_so' => ['label' => 'Hồ sơ', 'type' => 'textarea', 'help' => 'Mỗi giấy tờ một dòng'],
            '_ts_tu' => ['label' => 'Nhận hồ sơ từ ngày', 'type' => 'date'],
            '_ts_den' => ['label' => 'Đến hết ngày', 'short' => 'Hạn', 'type' => 'date', 'required' => true, 'help' => 'Sau ngày này nội dung chuyển vào phần đã kết thúc'],
            '_ts_dia_diem' => ['label' => 'Nơi nộp hồ sơ, địa điểm thi', 'type' => 'text'],
            '_ts_danh_sach' => ['label' => 'Danh sách dự tuyển', 'type' => 'numbers', 'help' => 'Mỗi dòng một số báo danh hoặc mã hồ sơ, có thể thêm dấu chấm phẩy và phòng thi. Không ghi họ tên, số căn cước, điện thoại, nơi ở.'],
            '_ts_tep' => ['label' => 'Toàn văn', 'short' => 'Tải về', 'type' => 'file'],
        ],
        'columns' => ['title', '_ts_loai', '_ts_nam', '_ts_chi_tieu', '_ts_den', '_ts_tep'],
        'heading' => 'Nội dung',
        'order' => 'open first',
        'deadline' => '_ts_den',
        'open' => 'Đang tuyển sinh',
        'over' => 'Đã kết thúc',
        'last_day' => 'Ngày cuối nhận hồ sơ',
        'archive' => true,
        'filter' => ['_ts_loai', '_ts_nam'],
        'empty' => 'Hiện chưa có kế hoạch, thông báo tuyển sinh đang thực hiện.',
        'feed' => true,
    ],
    'text' => static function (array $unit): void { ?>
<p><?php echo match (sort_of($unit['kind'])) {
    'office' => 'Kế hoạch huy động trẻ ra lớp và tuyển sinh đầu cấp trên địa bàn, do cấp có thẩm quyền phê duyệt hằng năm.',
    'centre' => 'Kế hoạch khai giảng các lớp, chương trình trong năm; cách đăng ký học.',
    default => 'Kế hoạch, thông báo tuyển sinh và danh sách dự tuyển của từng năm học, theo kế hoạch được cấp có thẩm quyền phê duyệt.',
}; ?></p>
<?php
    },
];
