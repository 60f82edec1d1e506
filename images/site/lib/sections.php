<?php
/** The fourteen sections that directive 4210/GDĐT-TTTT, III.3, demands of every site, in its order. */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, string> title by slug */
function sections(): array
{
    return [
        'gioi-thieu' => 'Giới thiệu',
        'tin-tuc' => 'Tin tức - Sự kiện',
        'van-ban' => 'Văn bản',
        'thu-tuc-bieu-mau' => 'Thủ tục - Biểu mẫu',
        'gop-y' => 'Lấy ý kiến góp ý',
        'cong-khai' => 'Công khai',
        'nien-giam-thong-ke' => 'Niên giám thống kê',
        'tuyen-sinh' => 'Tuyển sinh',
        'phap-luat' => 'Tuyên truyền pháp luật',
        'kiem-dinh' => 'Kiểm định chất lượng - Phổ cập',
        'tai-nguyen-so' => 'Tài nguyên số',
        'tra-cuu-diem' => 'Tra cứu điểm',
        'tra-cuu-van-bang' => 'Tra cứu văn bằng',
        'lien-ket' => 'Liên kết hệ thống',
    ];
}
