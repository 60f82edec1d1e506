<?php
use function CongTruong\sort_of;

$sort = sort_of($unit['kind']);
$learners = ['preschool' => 'trẻ', 'centre' => 'học viên'][$sort] ?? 'học sinh';
?>
<?php if ($sort === 'office') { ?>
<p>Đơn vị công khai theo quy định của pháp luật về quy chế dân chủ, ngân sách nhà nước và tiếp cận thông tin; theo dõi việc công khai của các cơ sở giáo dục trực thuộc theo Thông tư số 09/2024/TT-BGDĐT.</p>
<?php } else { ?>
<p>Công khai theo Thông tư số 09/2024/TT-BGDĐT của Bộ Giáo dục và Đào tạo (thay thế Thông tư số 36/2017/TT-BGDĐT). Tài liệu được giữ trên trang ít nhất năm năm.</p>
<?php } ?>
<table>
<thead><tr><th scope="col">Nội dung công khai</th><th scope="col">Thời hạn</th></tr></thead>
<tbody>
<?php if ($sort === 'office') { ?>
<tr><th scope="row">Dự toán, quyết toán ngân sách được giao</th><td>Chậm nhất 15 ngày kể từ ngày được giao hoặc được duyệt</td></tr>
<tr><th scope="row">Danh sách cơ sở giáo dục được phép hoạt động</th><td>Khi có thay đổi; rà soát trước ngày 30 tháng 6 hằng năm</td></tr>
<tr><th scope="row">Kết quả kiểm tra việc công khai của cơ sở giáo dục trực thuộc</th><td>Trước ngày 30 tháng 6 hằng năm</td></tr>
<?php } else { ?>
<tr><th scope="row">Thông tin chung: tên, địa chỉ, loại hình, sứ mạng, lịch sử, người đại diện, tổ chức bộ máy và các quyết định</th><td>Thường xuyên; cập nhật chậm nhất 10 ngày làm việc khi thay đổi</td></tr>
<tr><th scope="row">Thu, chi tài chính: tình hình năm trước, mức thu học phí và các khoản thu, chính sách hỗ trợ người học</th><td>Trước ngày 30 tháng 6 hằng năm</td></tr>
<tr><th scope="row">Điều kiện bảo đảm chất lượng: đội ngũ nhà giáo, cán bộ quản lý, nhân viên</th><td>Trước ngày 30 tháng 6 hằng năm</td></tr>
<tr><th scope="row">Điều kiện bảo đảm chất lượng: cơ sở vật chất, thiết bị, học liệu</th><td>Trước ngày 30 tháng 6 hằng năm</td></tr>
<tr><th scope="row">Kết quả đánh giá, kiểm định chất lượng giáo dục</th><td>Trước ngày 30 tháng 6 hằng năm</td></tr>
<tr><th scope="row">Kế hoạch hoạt động giáo dục của năm học: tuyển sinh, chương trình, quy chế phối hợp, hỗ trợ <?php echo $learners; ?></th><td>Đầu năm học</td></tr>
<tr><th scope="row">Kết quả giáo dục thực tế của năm học trước</th><td>Trước ngày 30 tháng 6 hằng năm</td></tr>
<tr><th scope="row">Báo cáo thường niên của năm trước</th><td>Trước ngày 30 tháng 6 hằng năm</td></tr>
<?php } ?>
</tbody>
</table>
<h2>Tài liệu công khai theo năm</h2>
<p><em>Đơn vị đăng tài liệu của từng năm vào chuyên mục “Công khai”; bài đăng hiện ở cuối trang này.</em></p>
