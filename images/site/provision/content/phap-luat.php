<p>Tuyên truyền, phổ biến, hướng dẫn thực hiện pháp luật, chính sách, chế độ liên quan đến giáo dục, người học và nhà giáo.</p>
<ul>
<li><a href="https://vbpl.vn">Cơ sở dữ liệu quốc gia về văn bản pháp luật</a></li>
<li>Luật Giáo dục, Luật Trẻ em, Luật An ninh mạng, Luật Phòng, chống tác hại của thuốc lá, Luật Trật tự, an toàn giao thông đường bộ</li>
<li>Quy tắc ứng xử trong cơ sở giáo dục; phòng, chống bạo lực học đường</li>
</ul>
