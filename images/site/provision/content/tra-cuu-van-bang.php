<?php
use function CongTruong\sort_of;
?>
<?php if (sort_of($unit['kind']) === 'preschool') { ?>
<p>Cơ sở giáo dục mầm non không cấp văn bằng, chứng chỉ.</p>
<?php } else { ?>
<p>Thông tin về quản lý, cấp phát văn bằng, chứng chỉ:</p>
<ul>
<li>Thông báo nhận văn bằng, chứng chỉ của từng khóa được đăng trong chuyên mục này.</li>
<li>Xác minh văn bằng: gửi đề nghị qua thư điện tử chính thức của đơn vị hoặc cơ quan cấp bằng.</li>
<li>Cấp bản sao từ sổ gốc, chỉnh sửa nội dung: xem mục <a href="/thu-tuc-bieu-mau/">Thủ tục - Biểu mẫu</a>.</li>
</ul>
<?php } ?>
