<?php
use function CongTruong\sort_of;

$rows = match (sort_of($unit['kind'])) {
    'preschool' => [['Tiếp nhận trẻ vào học', 'Đơn đăng ký; giấy khai sinh (bản sao)', 'Theo thông báo tuyển sinh'], ['Chuyển trường, rút hồ sơ của trẻ', 'Đơn của cha mẹ hoặc người giám hộ', 'Trong ngày làm việc'], ['Hỗ trợ ăn trưa, miễn giảm chi phí', 'Đơn đề nghị; giấy tờ chứng minh đối tượng', 'Theo quy định từng năm học']],
    'school' => [['Tiếp nhận, chuyển trường', 'Đơn xin chuyển trường; học bạ; giấy giới thiệu của nơi đi', 'Theo quy định của cấp học'], ['Xin học lại', 'Đơn; học bạ; giấy xác nhận của địa phương', 'Trước khi khai giảng năm học'], ['Miễn, giảm học phí, hỗ trợ chi phí học tập', 'Đơn đề nghị; giấy tờ chứng minh đối tượng', 'Đầu năm học, đầu học kỳ'], ['Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'Đơn; giấy tờ tùy thân', 'Trong ngày tiếp nhận hoặc ngày làm việc tiếp theo'], ['Xác nhận là học sinh của trường', 'Đơn đề nghị', 'Trong ngày làm việc']],
    'centre' => [['Ghi danh, đăng ký học', 'Phiếu đăng ký; giấy tờ tùy thân', 'Theo lịch khai giảng'], ['Bảo lưu, chuyển lớp, chuyển trung tâm', 'Đơn đề nghị', 'Trong 03 ngày làm việc'], ['Cấp bản sao chứng chỉ từ sổ gốc', 'Đơn; giấy tờ tùy thân', 'Trong ngày tiếp nhận hoặc ngày làm việc tiếp theo']],
    'office' => [['Thành lập, sáp nhập, chia, tách cơ sở giáo dục', 'Theo bộ thủ tục hành chính', 'Theo bộ thủ tục hành chính'], ['Cho phép hoạt động giáo dục', 'Theo bộ thủ tục hành chính', 'Theo bộ thủ tục hành chính'], ['Chuyển trường của học sinh', 'Đơn; hồ sơ học sinh', 'Theo bộ thủ tục hành chính'], ['Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'Đơn; giấy tờ tùy thân', 'Trong ngày tiếp nhận hoặc ngày làm việc tiếp theo'], ['Chỉnh sửa nội dung văn bằng, chứng chỉ', 'Đơn; giấy tờ chứng minh', 'Theo bộ thủ tục hành chính']],
};
?>
<h2>Thủ tục hành chính tại đơn vị</h2>
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
<h2>Biểu mẫu</h2>
<p><em>Đơn vị tải biểu mẫu lên thư viện và đặt liên kết tại đây, hoặc đăng bài vào chuyên mục này.</em></p>
