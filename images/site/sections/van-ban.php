<?php
/** Legal documents (directive III.3; Decree 42/2022/NĐ-CP): form, issuer, number, date, effect, abstract, text. */

declare(strict_types=1);

use function CongTruong\facts;

return [
    'place' => 30,
    'title' => 'Văn bản',
    'group' => 'documents',
    'articles' => false,
    'register' => [
        'type' => 'van_ban',
        'one' => 'Văn bản',
        'many' => 'văn bản',
        'icon' => 'media-document',
        'titled' => 'Trích yếu nội dung, ví dụ: Về việc phân công nhiệm vụ năm học',
        'summary' => true,
        'fields' => [
            // The kinds of administrative document of Decree 30/2020/NĐ-CP, article 7, that schools issue or receive, and the legal ones.
            '_vb_hinh_thuc' => ['label' => 'Hình thức văn bản', 'short' => 'Hình thức', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Luật', 'Nghị định', 'Nghị quyết', 'Thông tư', 'Thông tư liên tịch', 'Chỉ thị', 'Quyết định', 'Quy chế', 'Quy định', 'Thông báo', 'Hướng dẫn', 'Chương trình', 'Kế hoạch', 'Phương án', 'Đề án', 'Báo cáo', 'Biên bản', 'Tờ trình', 'Hợp đồng', 'Công văn', 'Công điện', 'Giấy mời', 'Thư công', 'Văn bản khác']],
            '_vb_co_quan' => ['label' => 'Cơ quan ban hành', 'type' => 'suggest', 'required' => true, 'search' => true, 'help' => 'Chọn trong danh sách gợi ý; cơ quan khác thì gõ tên', 'choices' => static fn(): array => array_values(array_unique([facts()['name'], facts()['parent']['name'], 'Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh', 'Ủy ban nhân dân Thành phố Hồ Chí Minh', 'Hội đồng nhân dân Thành phố Hồ Chí Minh', 'Ủy ban nhân dân phường', 'Ủy ban nhân dân xã', 'Bộ Giáo dục và Đào tạo', 'Bộ Nội vụ', 'Bộ Tài chính', 'Bộ Y tế', 'Thủ tướng Chính phủ', 'Chính phủ', 'Quốc hội']))],
            '_vb_so' => ['label' => 'Số, ký hiệu', 'type' => 'text', 'required' => true, 'search' => true, 'help' => 'Ví dụ: 24/QĐ-THCS'],
            '_vb_ngay' => ['label' => 'Ngày ban hành', 'type' => 'date', 'required' => true],
            '_vb_hieu_luc' => ['label' => 'Ngày có hiệu lực', 'type' => 'date'],
            '_vb_het_hieu_luc' => ['label' => 'Ngày hết hiệu lực (nếu có)', 'type' => 'date'],
            '_vb_tep' => ['label' => 'Toàn văn', 'short' => 'Tải về', 'type' => 'file', 'required' => true],
        ],
        'effect' => ['_vb_hieu_luc', '_vb_het_hieu_luc'],
        'columns' => ['_vb_so', '_vb_hinh_thuc', '_vb_co_quan', '_vb_ngay', 'effect', 'title', '_vb_tep'],
        'heading' => 'Trích yếu',
        'order' => ['_vb_ngay', 'DESC'],
        'filter' => ['_vb_hinh_thuc', '_vb_co_quan', '_vb_ngay'],
        'feed' => true,
    ],
    'text' => static function (): void { ?>
<p>Các văn bản chỉ đạo, quy định liên quan đến hoạt động của đơn vị. Văn bản có thể tìm theo từ khóa (có dấu hoặc không dấu) và tải về.</p>
<?php
    },
];
