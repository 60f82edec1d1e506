<h2>Hệ thống quản lý trường học và hệ thống khác</h2>
<ul>
<li><a href="https://csdl.moet.gov.vn">Cơ sở dữ liệu ngành Giáo dục và Đào tạo</a></li>
<li><a href="https://moet.gov.vn">Bộ Giáo dục và Đào tạo</a></li>
<li><a href="https://dichvucong.gov.vn">Cổng Dịch vụ công quốc gia</a></li>
</ul>
<p><em>Đơn vị bổ sung liên kết đến hệ thống quản lý trường học, thư viện, học trực tuyến đang sử dụng.</em></p>
