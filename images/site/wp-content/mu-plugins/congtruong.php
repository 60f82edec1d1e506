<?php
/**
 * Plugin Name: Cổng Trường
 * Description: What every school's site of the platform has: the sections' registers, Vietnamese search and text, and the locks.
 * License: Apache-2.0
 */

declare(strict_types=1);

foreach (['facts', 'closed', 'sections', 'roles', 'style', 'pictures', 'words', 'unfilled', 'fields', 'look', 'charts', 'lookups', 'versions', 'lookup-snapshot', 'this-month', 'links', 'journal', 'uploads', 'second-step', 'attachments'] as $part) {
    require_once '/usr/share/congtruong/lib/' . $part . '.php';
}

foreach (['requests', 'roles', 'text', 'visible', 'pictures', 'search', 'locks', 'headers', 'registers', 'register-form', 'changes', 'journal', 'lookups', 'attachments', 'kept-pages', 'feed', 'session', 'uploads', 'versions', 'login', 'second-step', 'desk/screens', 'desk/journal', 'desk/start', 'desk/writing', 'desk/media', 'desk/translation'] as $part) {
    require_once __DIR__ . '/congtruong/' . $part . '.php';
}
