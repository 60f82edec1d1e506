<?php
use function CongTruong\sort_of;

$sort = sort_of($unit['kind']);
?>
<?php if ($sort === 'preschool') { ?>
<p>Giáo dục mầm non không tổ chức thi, không xếp loại bằng điểm. Cha mẹ xem kết quả chăm sóc, giáo dục trẻ qua giáo viên của lớp.</p>
<?php } else { ?>
<p>Tra cứu điểm, kết quả các kỳ thi:</p>
<table>
<thead><tr><th scope="col">Nội dung</th><th scope="col">Nơi tra cứu</th></tr></thead>
<tbody>
<tr><th scope="row">Kết quả học tập, sổ liên lạc điện tử</th><td>Hệ thống quản lý trường học của đơn vị (xem mục <a href="/lien-ket/">Liên kết hệ thống</a>)</td></tr>
<tr><th scope="row">Kỳ thi tuyển sinh đầu cấp, kỳ thi chọn học sinh giỏi</th><td><a href="<?php echo esc_url($unit['portalUrl']); ?>">Cổng thông tin ngành</a></td></tr>
<tr><th scope="row">Kỳ thi tốt nghiệp trung học phổ thông</th><td>Hệ thống của Bộ và của Sở Giáo dục và Đào tạo, theo thông báo từng năm</td></tr>
</tbody>
</table>
<p>Điểm là dữ liệu cá nhân: đơn vị không đăng bảng điểm có họ tên người học trên trang công khai.</p>
<?php } ?>
