<?php
/** Vietnamese words as a reader looks for them: in whatever tones, whole, however short. */

declare(strict_types=1);

namespace CongTruong;

/** Small letters without tones, đ as d: "Trường" and "truong" are the same. */
function fold(string $text): string
{
    $apart = \Normalizer::normalize(mb_strtolower($text), \Normalizer::FORM_D);
    return str_replace('đ', 'd', (string) preg_replace('/\p{Mn}+/u', '', $apart === false ? $text : $apart));
}

/** @return list<string> the words of a text: letters and digits; what stands between only parts them */
function words_of(string $text): array
{
    return preg_split('/[^\p{L}\p{N}]+/u', mb_strtolower(nfc($text)), -1, PREG_SPLIT_NO_EMPTY) ?: [];
}

/** @return list<string> the words that are looked for: at most a dozen, of at most a hundred characters in all */
function asked_words(string $asked): array
{
    return array_slice(words_of(mb_substr(nfc(mb_scrub($asked)), 0, 100)), 0, 12);
}

/**
 * How well texts answer: lower is better, null means not at all. All words must be there, each as a whole word.
 *
 * @param list<string> $asked as `asked_words` gives them
 */
function rank(array $asked, string $title, string $rest): ?int
{
    if ($asked === []) {
        return null;
    }
    $line = static fn(string $text): string => ' ' . implode(' ', words_of($text)) . ' ';
    [$title, $rest] = [$line($title), $line($rest)];
    $folded = fold($title . $rest);
    foreach ($asked as $word) {
        if (!str_contains($folded, ' ' . fold($word) . ' ')) {
            return null;
        }
    }
    $phrase = ' ' . implode(' ', $asked) . ' ';
    $all = static fn(string $text): bool => array_filter($asked, static fn(string $word): bool => !str_contains($text, " $word ")) === [];
    return match (true) {
        str_contains($title, $phrase) => 0,
        str_contains($rest, $phrase) => 1,
        str_contains(fold($title), fold($phrase)) => 2,
        $all($title . $rest) => 3,
        default => 4,
    };
}

/**
 * Where a text answers, as markup: a few words before, the words that were looked for marked, and what follows. Empty
 * where none of them is in it.
 *
 * @param list<string> $asked as `asked_words` gives them
 */
function in_context(array $asked, string $text): string
{
    if (preg_match_all('/[\p{L}\p{N}\p{M}]+/u', nfc($text), $found, PREG_OFFSET_CAPTURE) < 1) {
        return '';
    }
    $text = nfc($text);
    $folded = [];
    // A long text has few different words.
    $fold = static function (string $word) use (&$folded): string {
        return $folded[$word] ??= fold($word);
    };
    $spelt = array_map(static fn(array $word): string => mb_strtolower($word[0]), $found[0]);
    $bare = array_map($fold, $spelt);
    $plain = array_map(fold(...), $asked);
    $wanted = array_fill_keys($plain, true);
    // Side by side is better than apart, and an exact tone is the better place, as it is the better rank.
    $first = place_of($asked, $spelt) ?? place_of($plain, $bare) ?? place_of($asked, $spelt, 1) ?? place_of($plain, $bare, 1);
    if ($first === null) {
        return '';
    }
    [$from, $to] = [max(0, $first - 8), min(count($found[0]) - 1, $first + 26)];
    $html = $from > 0 ? '… ' : '';
    $at = $found[0][$from][1];
    for ($place = $from; $place <= $to; $place++) {
        [$word, $start] = $found[0][$place];
        $shown = htmlspecialchars($word, ENT_QUOTES);
        $html .= htmlspecialchars(substr($text, $at, $start - $at), ENT_QUOTES) . (isset($wanted[$bare[$place]]) ? "<mark>$shown</mark>" : $shown);
        $at = $start + strlen($word);
    }
    return trim((string) preg_replace('/\s+/u', ' ', $html)) . ($to < count($found[0]) - 1 ? ' …' : '');
}

/**
 * Where words stand in a text; null for nowhere.
 *
 * @param list<string> $asked
 * @param list<string> $words
 * @param int|null $together how many of those asked must stand there side by side; null for all, 1 for any of them
 */
function place_of(array $asked, array $words, ?int $together = null): ?int
{
    $together ??= count($asked);
    foreach ($words as $place => $word) {
        if ($together === 1 ? in_array($word, $asked, true) : $word === $asked[0] && array_slice($words, $place, $together) === $asked) {
            return $place;
        }
    }
    return null;
}

/**
 * What the registry knows and no page of the database holds.
 *
 * @param array<string, mixed> $facts
 * @return list<array{title: string, text: string, path: string}> `path` is of this site, or an address elsewhere
 */
function registry_hits(string $asked, array $facts): array
{
    $words = asked_words($asked);
    $lines = [[$facts['name'], [$facts['id'], $facts['address'], $facts['phone'], $facts['mail'], $facts['host'], $facts['boardHead'] === '' ? '' : 'Trưởng Ban Biên tập ' . $facts['boardHead']], '/gioi-thieu/']];
    foreach ($facts['leaders'] as $leader) {
        $lines[] = [$leader['name'], [$leader['post'], $leader['duties'], $leader['phone'], $leader['mail']], '/gioi-thieu/#lanh-dao'];
    }
    $lines[] = [$facts['parent']['name'], [], $facts['parent']['url'] ?: '/lien-ket/'];
    foreach ($facts['children'] as $child) {
        $lines[] = [$child['name'], [$child['id']], $child['url'] ?: '/lien-ket/#truc-thuoc'];
    }
    // A telephone number is written with and without spaces and dots.
    $digits = preg_replace('/\D/', '', $asked);
    $isNumber = strlen((string) $digits) >= 6 && preg_match('/^[\d\s.()+-]+$/', trim($asked)) === 1;
    $hits = [];
    foreach ($lines as [$title, $more, $path]) {
        $text = implode(' · ', array_filter($more, static fn(string $each): bool => $each !== ''));
        $rank = $isNumber && str_contains((string) preg_replace('/\D/', '', implode('|', $more)), (string) $digits) ? 0 : rank($words, $title, $text);
        if ($rank !== null) {
            $hits[] = [$rank, ['title' => $title, 'text' => $text, 'path' => $path]];
        }
    }
    usort($hits, static fn(array $a, array $b): int => $a[0] <=> $b[0]);
    return array_slice(array_column($hits, 1), 0, 20);
}
