<?php
use function CongTruong\sort_of;

$sort = sort_of($unit['kind']);
?>
<h2>Kế hoạch tuyển sinh</h2>
<p><?php echo match ($sort) {
    'office' => 'Kế hoạch huy động trẻ ra lớp và tuyển sinh đầu cấp trên địa bàn, do cấp có thẩm quyền phê duyệt hằng năm.',
    'centre' => 'Kế hoạch khai giảng các lớp, chương trình trong năm.',
    default => 'Kế hoạch tuyển sinh của năm học, theo kế hoạch được cấp có thẩm quyền phê duyệt.',
}; ?></p>
<h2>Thông báo tuyển sinh</h2>
<table>
<tbody>
<tr><th scope="row">Đối tượng</th><td>Theo thông báo của năm học</td></tr>
<tr><th scope="row">Chỉ tiêu</th><td>Theo thông báo của năm học</td></tr>
<tr><th scope="row">Hình thức tuyển sinh</th><td><?php echo $unit['kind'] === 'thpt' ? 'Thi tuyển hoặc xét tuyển theo thông báo của Sở' : 'Xét tuyển theo thông báo'; ?></td></tr>
<tr><th scope="row">Điều kiện</th><td>Theo thông báo của năm học</td></tr>
<tr><th scope="row">Hồ sơ</th><td>Đơn đăng ký, giấy khai sinh và giấy tờ theo thông báo</td></tr>
<tr><th scope="row">Thời gian</th><td>Theo thông báo của năm học</td></tr>
<tr><th scope="row">Địa điểm nộp hồ sơ, địa điểm thi</th><td><?php echo $sort === 'office' ? 'Theo thông báo' : 'Tại đơn vị hoặc theo thông báo'; ?></td></tr>
</tbody>
</table>
<h2>Danh sách dự tuyển</h2>
<p>Danh sách được đăng thành bài trong chuyên mục này. Chỉ nêu số báo danh hoặc mã hồ sơ, không đăng số giấy tờ tùy thân, nơi ở, điện thoại của người học.</p>
