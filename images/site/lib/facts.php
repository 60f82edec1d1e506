<?php
/** The facts of the unit that is served or provisioned, as the registry has them. */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, mixed>|null null when the file is absent, unreadable or not an object */
function read_json(string $path): ?array
{
    $text = @file_get_contents($path);
    $value = $text === false ? null : json_decode($text, true);
    return is_array($value) ? $value : null;
}

/**
 * The unit's facts: an entry of "units" in the cell's facts, with "portalUrl" added.
 *
 * @param array<string, mixed>|null $set given once, by the configuration
 * @return array<string, mixed>
 */
function facts(?array $set = null): array
{
    static $facts = [];
    if ($set !== null) {
        $facts = $set + [
            'id' => '', 'name' => '', 'kind' => '', 'ownership' => '', 'lifecycle' => 'active', 'url' => '', 'host' => '',
            'address' => '', 'phone' => '', 'mail' => '', 'parent' => ['id' => '', 'name' => '', 'url' => ''],
            'children' => [], 'sectorFeed' => true, 'boardHead' => '', 'leaders' => [], 'successorUrl' => '',
            'portalUrl' => '',
        ];
    }
    return $facts;
}

/** The kind of unit in Vietnamese, as people say it. */
function kind_name(string $kind): string
{
    return [
        'nha-tre' => 'Nhà trẻ', 'mau-giao' => 'Trường mẫu giáo', 'mam-non' => 'Trường mầm non',
        'tieu-hoc' => 'Trường tiểu học', 'thcs' => 'Trường trung học cơ sở', 'thpt' => 'Trường trung học phổ thông',
        'lien-cap' => 'Trường phổ thông nhiều cấp học', 'gdtx' => 'Trung tâm giáo dục thường xuyên',
        'gdnn-gdtx' => 'Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên',
        'tthtcd' => 'Trung tâm học tập cộng đồng', 'trung-tam-khac' => 'Trung tâm',
        'phong-gddt' => 'Phòng Giáo dục và Đào tạo', 'truc-thuoc' => 'Đơn vị trực thuộc Sở',
    ][$kind] ?? '';
}

/** What a kind of unit does: the texts of a nursery and of an office differ. @return 'preschool'|'school'|'centre'|'office' */
function sort_of(string $kind): string
{
    return match ($kind) {
        'nha-tre', 'mau-giao', 'mam-non' => 'preschool',
        'tieu-hoc', 'thcs', 'thpt', 'lien-cap' => 'school',
        'phong-gddt', 'truc-thuoc' => 'office',
        default => 'centre',
    };
}

function ownership_name(string $ownership): string
{
    return ['cong-lap' => 'Công lập', 'ngoai-cong-lap' => 'Ngoài công lập'][$ownership] ?? '';
}

/** Composed Unicode (NFC) as TCVN 6909:2001 wants it; what is no valid UTF-8 is returned as it came. */
function nfc(string $text): string
{
    $composed = \Normalizer::normalize($text, \Normalizer::FORM_C);
    return $composed === false ? $text : $composed;
}
