<p>Tin tức, sự kiện về hoạt động của đơn vị và của ngành. Tin dẫn lại từ nơi khác có ghi tác giả và nguồn.</p>
