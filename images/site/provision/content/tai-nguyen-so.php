<h2>Kho dùng chung của đơn vị</h2>
<p><em>Kho học liệu số, bài giảng e-learning, sách điện tử, phần mềm do đơn vị chia sẻ được đăng trong chuyên mục này, có ghi tác giả và nguồn.</em></p>
<h2>Thư viện của cơ quan quản lý và của Bộ</h2>
<ul>
<li><a href="https://igiaoduc.vn">Kho học liệu số của Bộ Giáo dục và Đào tạo</a></li>
<li><a href="https://moet.gov.vn">Cổng thông tin điện tử Bộ Giáo dục và Đào tạo</a></li>
<li><a href="<?php echo esc_url($unit['portalUrl']); ?>">Cổng thông tin ngành Giáo dục và Đào tạo thành phố</a></li>
</ul>
