<?php
/** A photo tells where it was taken, and by whom: not here. Cleaned before WordPress keeps or copies it. */

declare(strict_types=1);

namespace CongTruong;

foreach (['wp_handle_upload_prefilter', 'wp_handle_sideload_prefilter'] as $arriving) {
    add_filter($arriving, static function (array $file): array {
        $path = (string) ($file['tmp_name'] ?? '');
        if (($file['error'] ?? 0) !== 0 || !is_file($path)) {
            return $file;
        }
        // The name is the uploader's word: the content says which kind it is.
        $kinds = ['image/jpeg' => 'jpg', 'image/png' => 'png', 'image/webp' => 'webp', 'image/gif' => 'gif', 'video/mp4' => 'mp4', 'video/quicktime' => 'mov'];
        $kind = $kinds[(string) mime_content_type($path)] ?? pathinfo((string) $file['name'], PATHINFO_EXTENSION);
        $clean = without_notes((string) file_get_contents($path), $kind);
        if ($clean === null || file_put_contents($path, $clean) !== strlen($clean)) {
            $file['error'] = 'Tệp ảnh hoặc phim bị hỏng nên không bỏ được thông tin vị trí trong tệp. Hãy lưu lại tệp rồi tải lên.';
        } else {
            $file['size'] = strlen($clean);
        }
        return $file;
    });
}
