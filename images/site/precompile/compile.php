<?php
/** Runs inside php-fpm while the image is built: fills its file cache with every program of the image. */

declare(strict_types=1);

error_reporting(0);
set_time_limit(0);
$count = 0;
foreach (['/usr/share/wordpress', '/usr/share/congtruong', '/usr/share/php', '/etc/wordpress'] as $folder) {
    $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS));
    foreach ($files as $file) {
        $count += $file->isFile() && $file->getExtension() === 'php' && opcache_compile_file($file->getPathname()) ? 1 : 0;
    }
}
echo "compiled=$count";
