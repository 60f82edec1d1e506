<?php
/**
 * Whom a site's journal has news for: the head of the board, that something waits; who wrote it, that it is published or
 * sent back. All of it is read from the journal, which the site itself writes: a letter says how many and never what, so
 * that whoever broke into a site sends no words of their own.
 */

declare(strict_types=1);

namespace CongTruong;

/** What comes within so many seconds is one letter, and nobody gets another one sooner than that. */
const NOTICE_SETTLES = 600;
const NOTICE_PAUSE = 4 * 3600;
/** The lines of the journal that are somebody's news. */
const NEWS = ['sent', 'approved', 'returned'];

/**
 * @param list<array{id: int, at: int, login: string, what: string, post: int}> $lines of the journal, in its order
 * @param list<int> $waiting entries that wait for the head now
 * @param list<array{login: string, name: string, mail: string, roles: list<string>}> $accounts
 * @param array<string, array{upTo: int, at: int}> $told by login: the last line that they know of, and when they were written to
 * @return array<string, array{upTo: int, waits: int, published: int, returned: int}> by login, whom there is something to
 *   say to now; nothing but zeros where it has become nothing meanwhile
 */
function notices(array $lines, array $waiting, array $accounts, array $told, int $now): array
{
    $news = [];
    foreach ($accounts as ['login' => $login]) {
        ['upTo' => $upTo, 'at' => $written] = $told[$login] ?? ['upTo' => 0, 'at' => 0];
        $approves = isset(rights_of($login, ['accounts' => $accounts])[APPROVE]);
        [$last, $oldest, $writers, $about] = [$upTo, $now, [], []];
        foreach ($lines as ['id' => $id, 'at' => $at, 'login' => $by, 'what' => $what, 'post' => $post]) {
            $concerns = $what === 'sent' ? $approves : ($writers[$post] ?? '') === $login;
            if ($what === 'sent') {
                $writers[$post] = $by;
            }
            if ($id > $upTo && $by !== $login && $concerns) {
                // What was sent back and is published by now is published.
                $about[$post] = $what;
                $oldest = min($oldest, $at);
                $last = $id;
            }
        }
        if ($about !== [] && $oldest <= $now - NOTICE_SETTLES && $written <= $now - NOTICE_PAUSE) {
            $news[$login] = [
                'upTo' => $last, 'waits' => count(array_intersect(array_keys($about, 'sent', true), $waiting)),
                'published' => count(array_keys($about, 'approved', true)), 'returned' => count(array_keys($about, 'returned', true)),
            ];
        }
    }
    return $news;
}
