<?php
/**
 * Plugin Name: Cổng Trường
 * Description: What every school's site of the platform has: the sections' registers, Vietnamese search and text, and the locks.
 * License: Apache-2.0
 */

declare(strict_types=1);

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/sections.php';

foreach (['text', 'search', 'locks', 'headers', 'registers', 'register-form', 'editing', 'feed'] as $part) {
    require_once __DIR__ . '/congtruong/' . $part . '.php';
}
