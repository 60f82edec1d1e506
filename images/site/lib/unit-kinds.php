<?php
/** Generated from language/unit-kinds.ts by `npm run generate`. Do not edit. */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, array{name: string, sort: 'preschool'|'school'|'centre'|'office'}> by kind */
function unit_kinds(): array
{
    return [
        'nha-tre' => ['name' => 'Nhà trẻ, nhóm trẻ', 'sort' => 'preschool'],
        'mau-giao' => ['name' => 'Trường mẫu giáo', 'sort' => 'preschool'],
        'mam-non' => ['name' => 'Trường mầm non', 'sort' => 'preschool'],
        'tieu-hoc' => ['name' => 'Trường tiểu học', 'sort' => 'school'],
        'thcs' => ['name' => 'Trường trung học cơ sở', 'sort' => 'school'],
        'thpt' => ['name' => 'Trường trung học phổ thông', 'sort' => 'school'],
        'lien-cap' => ['name' => 'Trường phổ thông nhiều cấp học', 'sort' => 'school'],
        'gdtx' => ['name' => 'Trung tâm giáo dục thường xuyên', 'sort' => 'centre'],
        'gdnn-gdtx' => ['name' => 'Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên', 'sort' => 'centre'],
        'tthtcd' => ['name' => 'Trung tâm học tập cộng đồng', 'sort' => 'centre'],
        'trung-tam-khac' => ['name' => 'Trung tâm khác', 'sort' => 'centre'],
        'phong-gddt' => ['name' => 'Phòng Giáo dục và Đào tạo', 'sort' => 'office'],
        'truc-thuoc' => ['name' => 'Đơn vị trực thuộc Sở', 'sort' => 'office'],
    ];
}

/** @return array<string, string> name by ownership */
function ownerships(): array
{
    return [
        'cong-lap' => 'Công lập',
        'ngoai-cong-lap' => 'Ngoài công lập',
    ];
}
