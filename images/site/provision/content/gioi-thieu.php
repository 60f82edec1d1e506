<?php
use function CongTruong\sort_of;

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
<h2>Sơ đồ, cơ cấu tổ chức</h2>
<?php if ($sort === 'office') { ?>
<ul>
<li>Lãnh đạo đơn vị
<ul>
<li>Bộ phận tổng hợp - hành chính</li>
<li>Bộ phận chuyên môn theo cấp học</li>
<li>Bộ phận tổ chức cán bộ, kế hoạch - tài chính</li>
</ul>
</li>
</ul>
<?php } else { ?>
<ul>
<li><?php echo $sort === 'centre' ? 'Ban Giám đốc' : 'Ban Giám hiệu'; ?>
<ul>
<li>Hội đồng trường và các hội đồng theo quy định</li>
<li>Tổ chuyên môn</li>
<li>Tổ văn phòng</li>
<li>Tổ chức Đảng, Công đoàn<?php echo $sort === 'preschool' ? ', Chi đoàn' : ', Đoàn, Đội'; ?></li>
</ul>
</li>
</ul>
<?php } ?>
<h2>Quá trình hình thành và phát triển</h2>
<p><em>Đơn vị bổ sung: năm thành lập và quyết định thành lập, các lần đổi tên hoặc sáp nhập, thành tích tiêu biểu.</em></p>
