<?php
use function CongTruong\sort_of;
?>
<h2>Kiểm định chất lượng giáo dục</h2>
<table>
<thead><tr><th scope="col">Nội dung</th><th scope="col">Kết quả</th><th scope="col">Thời điểm</th></tr></thead>
<tbody>
<?php if (sort_of($unit['kind']) === 'office') { ?>
<tr><th scope="row">Số trường đạt kiểm định chất lượng</th><td>chưa cập nhật</td><td>chưa cập nhật</td></tr>
<tr><th scope="row">Số trường đạt chuẩn quốc gia</th><td>chưa cập nhật</td><td>chưa cập nhật</td></tr>
<?php } else { ?>
<tr><th scope="row">Tự đánh giá</th><td>chưa cập nhật</td><td>chưa cập nhật</td></tr>
<tr><th scope="row">Đánh giá ngoài, cấp độ kiểm định</th><td>chưa cập nhật</td><td>chưa cập nhật</td></tr>
<tr><th scope="row">Công nhận đạt chuẩn</th><td>chưa cập nhật</td><td>chưa cập nhật</td></tr>
<tr><th scope="row">Kế hoạch cải tiến chất lượng</th><td>chưa cập nhật</td><td>chưa cập nhật</td></tr>
<?php } ?>
</tbody>
</table>
<h2>Phổ cập giáo dục, xóa mù chữ</h2>
<p>Kế hoạch, kết quả điều tra và công nhận phổ cập giáo dục, xóa mù chữ của địa bàn được đăng trong chuyên mục này.</p>
