<?php
/** Shown by WordPress when the database does not answer. */

declare(strict_types=1);

CongTruong\close_site('database', CongTruong\facts());
