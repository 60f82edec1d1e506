<?php
/** How a process that works on one unit tells the provisioner what came of it. */

declare(strict_types=1);

namespace CongTruong\Provision;

/** What goes wrong is one line on standard error and exit status 1; what only has to wait is an answer. */
function answer_for_failures(): void
{
    set_exception_handler(static function (\Throwable $error): void {
        if ($error instanceof Waiting) {
            answer(['waiting' => $error->getMessage()]);
        }
        fwrite(STDERR, ($error instanceof Refusal || $error instanceof \CongTruong\Unreadable ? '' : get_class($error) . ': ') . str_replace("\n", ' ', $error->getMessage()) . "\n");
        exit(1);
    });
}

/** @param list<string> $notes @param bool $again whether there will be more to do */
function finish(int $changes, array $notes, bool $again = false): never
{
    answer(['changes' => $changes, 'notes' => $notes] + ($again ? ['again' => true] : []));
}

/** @param array<string, mixed> $answer */
function answer(array $answer): never
{
    echo "\n" . json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR) . "\n";
    exit(0);
}
