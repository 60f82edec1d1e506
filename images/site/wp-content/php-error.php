<?php
/** Shown by WordPress when a program failed; the reason is in the log. */

declare(strict_types=1);

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/closed.php';
CongTruong\close_site('error', CongTruong\facts());
