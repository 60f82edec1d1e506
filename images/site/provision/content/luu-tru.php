<p>Toàn bộ tin, bài đã đăng được lưu trữ tại đây theo thời gian và theo chuyên mục. Văn bản được lưu tại mục <a href="/van-ban/">Văn bản</a>.</p>
