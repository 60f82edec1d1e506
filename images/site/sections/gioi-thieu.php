<?php
/** Introduction (directive III.3, first item): what the registry knows is drawn above; this is the unit's own. */

declare(strict_types=1);

use function CongTruong\sort_of;

return [
    'place' => 10,
    'title' => 'Giới thiệu',
    'group' => 'own',
    'articles' => false,
    'todo' => 'Bổ sung năm thành lập và quyết định thành lập, các lần đổi tên hoặc sáp nhập, thành tích tiêu biểu.',
    'page' => [
        '_so_do' => ['label' => 'Sơ đồ tổ chức', 'type' => 'outline', 'help' => 'Mỗi bộ phận một dòng; bộ phận cấp dưới thêm dấu “-” ở đầu dòng, dưới nữa là “--”. Để trống: sơ đồ mẫu theo loại hình đơn vị.'],
    ],
    'chart' => static fn(string $kind): string => match (sort_of($kind)) {
        'office' => "Lãnh đạo đơn vị\n- Bộ phận tổng hợp - hành chính\n- Bộ phận chuyên môn theo cấp học\n- Bộ phận tổ chức cán bộ, kế hoạch - tài chính",
        'centre' => "Ban Giám đốc\n- Hội đồng theo quy định\n- Tổ chuyên môn\n- Tổ văn phòng\n- Công đoàn, Đoàn Thanh niên",
        'preschool' => "Ban Giám hiệu\n- Hội đồng trường\n- Tổ chuyên môn\n- Tổ văn phòng, nuôi dưỡng\n- Công đoàn, Chi đoàn",
        default => "Ban Giám hiệu\n- Hội đồng trường\n- Tổ chuyên môn\n- Tổ văn phòng\n- Công đoàn, Đoàn, Đội",
    },
    'text' => static function (array $unit): void {
        $sort = sort_of($unit['kind']);
        ?>
<h2>Chức năng, nhiệm vụ, quyền hạn</h2>
<?php if ($sort === 'office') { ?>
<p>Đơn vị tham mưu, giúp cơ quan quản lý cấp trên thực hiện chức năng quản lý nhà nước hoặc sự nghiệp về giáo dục và đào tạo trên địa bàn, trong phạm vi được giao:</p>
<ul>
<li>Xây dựng, trình ban hành và tổ chức thực hiện kế hoạch phát triển giáo dục.</li>
<li>Hướng dẫn chuyên môn, nghiệp vụ cho các cơ sở giáo dục trực thuộc.</li>
<li>Kiểm tra, đánh giá, tổng hợp, báo cáo; giải quyết thủ tục hành chính, kiến nghị, phản ánh theo thẩm quyền.</li>
</ul>
<?php } elseif ($sort === 'centre') { ?>
<ul>
<li>Tổ chức thực hiện các chương trình giáo dục thường xuyên, bồi dưỡng, học tập suốt đời theo quy định.</li>
<li>Điều tra nhu cầu học tập trên địa bàn, đề xuất biện pháp, xây dựng xã hội học tập.</li>
<li>Quản lý đội ngũ, người học, tài chính, cơ sở vật chất theo quy định của pháp luật.</li>
</ul>
<?php } else { ?>
<ul>
<li>Xây dựng kế hoạch phát triển nhà trường; tổ chức <?php echo $sort === 'preschool' ? 'nuôi dưỡng, chăm sóc, giáo dục trẻ em' : 'giảng dạy, học tập và các hoạt động giáo dục'; ?> theo chương trình của Bộ Giáo dục và Đào tạo.</li>
<li>Thực hiện công khai mục tiêu, nội dung chương trình, điều kiện bảo đảm chất lượng, kết quả đánh giá và thu chi tài chính.</li>
<li>Tuyển sinh, tiếp nhận và quản lý <?php echo $sort === 'preschool' ? 'trẻ' : 'học sinh'; ?>; quản lý nhà giáo, nhân viên; thực hiện phổ cập giáo dục.</li>
<li>Phối hợp với gia đình, tổ chức và cá nhân trong hoạt động giáo dục.</li>
</ul>
<?php } ?>
<h2>Quá trình hình thành và phát triển</h2>
<p>Đang cập nhật.</p>
<?php
    },
];
