<?php

declare(strict_types=1);

namespace CongTruong\Provision;

/** The loop: what is new or failed is applied first, then everything once, then only what drifted. */
final class Runner
{
    /** @var array<string, array{state: 'pending'|'applied'|'failed', changes: int, message: string, failures: int, next: float}> */
    private array $units = [];
    private int $feedNext = 0;
    private string $feedState = 'pending';
    private int $watchNext = 0;
    private float $lettersNext = 0.0;
    private float $figuresNext = 0.0;
    /** When the feed was last read; a volume remembers it beyond a restart. Null where there is none to read. */
    private ?int $feedRead = null;

    /** @param array{cell: int, units: array<string, array<string, mixed>>, refused: array<string, string>, migratingIn: array<string, int>, migratingOut: array<string, array{to: int, drop: bool}>} $cell */
    public function __construct(private readonly array $cell, private bool &$stopped)
    {
        // Whoever leaves comes first: its site is down until it has arrived elsewhere.
        foreach ([...array_keys($cell['migratingOut']), ...array_keys($cell['units'])] as $id) {
            $this->units[$id] = ['state' => 'pending', 'changes' => 0, 'message' => '', 'failures' => 0, 'next' => 0.0];
        }
        foreach ($cell['refused'] as $id => $why) {
            say("error: $id: $why");
            $this->units[$id] = ['state' => 'failed', 'changes' => 0, 'message' => $why, 'failures' => 1, 'next' => INF];
        }
    }

    public function run(string $feedUrl): void
    {
        say(sprintf('cell %d, %d units', $this->cell['cell'], count($this->units)));
        $this->report();
        if ($feedUrl !== '') {
            $this->feedRead = last_feed(array_keys($this->cell['units'])) ?? time();
        }
        $this->waitForDatabase();
        if (!$this->stopped) {
            $this->recogniseApplied();
        }
        while (!$this->stopped) {
            $this->showAlive();
            $this->answerAsking();
            $now = time();
            $due = $this->nextDue();
            if ($due !== null) {
                $this->apply($due);
                continue;
            }
            if ($feedUrl !== '' && $now >= $this->feedNext) {
                $this->refreshFeed($feedUrl);
            }
            if ($now >= $this->watchNext) {
                $this->watch();
                $this->watchNext = $now + WATCH_SECONDS;
            }
            // A signal ends the sleep.
            $this->nextDue() === null && !$this->stopped && sleep(1);
        }
    }

    private function showAlive(): void
    {
        touch(STATE . '/alive');
        if (microtime(true) >= $this->figuresNext) {
            show_figures(figures($this->units, $this->feedRead, database_figures(), time()));
            $this->figuresNext = microtime(true) + FIGURES_EVERY;
        }
    }

    private function waitForDatabase(): void
    {
        for ($tries = 0; !$this->stopped; $tries++) {
            $this->showAlive();
            try {
                connect()->close();
                return;
            } catch (\mysqli_sql_exception $error) {
                if ($tries % 15 === 0) {
                    say('waiting for the database: ' . $error->getMessage());
                }
                sleep(1);
            }
        }
    }

    /** After a restart most units are as they should be: they count as applied at once, and are gone through all the same. */
    private function recogniseApplied(): void
    {
        try {
            $root = connect();
            foreach ($this->cell['units'] as $id => $unit) {
                $same = $unit['lifecycle'] !== 'retired'
                    && $this->isHome((string) $id)
                    // A move that was called off leaves a dump that must not be taken for the present.
                    && handover_files("/units/$id") === []
                    && applied_fingerprint($root, (string) $id) === fingerprint($unit)
                    && is_file("/units/$id/private/unit.json");
                if ($same) {
                    $this->units[$id]['state'] = 'applied';
                    $this->units[$id]['next'] = 1.0;
                }
            }
            $root->close();
        } catch (\mysqli_sql_exception $error) {
            say('error: ' . $error->getMessage());
        }
        $this->report();
    }

    /** Whether the unit's data are in this cell, as far as its volume says. */
    private function isHome(string $id): bool
    {
        return in_array(home_of("/units/$id"), [null, $this->cell['cell']], true);
    }

    /** The unit whose turn it is: those that changed before those that are only gone through. */
    private function nextDue(): ?string
    {
        $now = microtime(true);
        $due = null;
        foreach ($this->units as $id => $unit) {
            if ($unit['next'] <= $now && ($due === null || $unit['next'] < $this->units[$due]['next'])) {
                $due = (string) $id;
            }
        }
        return $due;
    }

    private function apply(string $id): void
    {
        $started = microtime(true);
        [$answer, $error] = $this->runUnit($id);
        if ($this->stopped && $answer === null) {
            return;
        }
        $state = &$this->units[$id];
        if (isset($answer['waiting'])) {
            if ($state['message'] !== $answer['waiting']) {
                say("$id: {$answer['waiting']}");
            }
            $state = ['state' => 'pending', 'message' => $answer['waiting'], 'next' => microtime(true) + WAIT_SECONDS] + $state;
            unset($state);
            $this->report();
            return;
        }
        if ($answer === null) {
            $state['failures']++;
            $wait = min(300, 5 * 2 ** min(6, $state['failures'] - 1));
            $state = ['state' => 'failed', 'message' => $error, 'next' => microtime(true) + $wait] + $state;
            say("error: $id: $error Tried again in $wait seconds.");
        } else {
            $state = ['state' => 'applied', 'changes' => $answer['changes'], 'message' => implode('; ', $answer['notes']), 'failures' => 0, 'next' => isset($answer['again']) ? microtime(true) + WATCH_SECONDS : INF];
            $this->giveFeed($id);
            // A line of their own, for who watches the log.
            foreach ($answer['notes'] as $note) {
                str_starts_with($note, 'SECURITY: ') && say("warning: $id: $note");
            }
            say(sprintf('%s: %d changes (%.1f s)%s', $id, $answer['changes'], microtime(true) - $started, $answer['notes'] === [] ? '' : ': ' . $state['message']));
        }
        unset($state);
        $this->report();
    }

    /** @return array{string, array<string, mixed>, int} the program that works on a unit, what it is told, seconds that it may take */
    private function orderFor(string $id): array
    {
        $cell = ['cell' => $this->cell['cell']];
        if (isset($this->cell['migratingOut'][$id])) {
            return ['migrate-out.php', ['id' => $id] + $cell + $this->cell['migratingOut'][$id], MOVE_SECONDS];
        }
        $unit = $this->cell['units'][$id];
        $order = $unit + $cell + ['fingerprint' => fingerprint($unit)];
        $from = $this->cell['migratingIn'][$id] ?? null;
        return $from === null ? ['unit.php', $order, UNIT_SECONDS] : ['unit.php', $order + ['migratingFrom' => $from], MOVE_SECONDS];
    }

    /** @return array{array<string, mixed>|null, string} the answer, or null and why */
    private function runUnit(string $id): array
    {
        [$program, $order, $seconds] = $this->orderFor($id);
        $process = proc_open([PHP_BINARY, __DIR__ . "/$program"], [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
        fwrite($pipes[0], json_encode($order, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
        fclose($pipes[0]);
        stream_set_blocking($pipes[1], false);
        stream_set_blocking($pipes[2], false);
        $out = $error = '';
        $until = microtime(true) + $seconds;
        do {
            $read = [$pipes[1], $pipes[2]];
            $none = null;
            @stream_select($read, $none, $none, 1);
            $out .= stream_get_contents($pipes[1]);
            $error .= stream_get_contents($pipes[2]);
            $status = proc_get_status($process);
            if (microtime(true) > $until && $status['running']) {
                proc_terminate($process, SIGKILL);
                $error .= "\nIt took more than $seconds seconds.";
            }
            $this->showAlive();
        } while ($status['running']);
        $out .= stream_get_contents($pipes[1]);
        $error .= stream_get_contents($pipes[2]);
        proc_close($process);
        $lines = explode("\n", trim($out));
        $answer = $status['exitcode'] === 0 ? json_decode((string) end($lines), true) : null;
        if (!is_array($answer)) {
            $said = array_filter(explode("\n", trim($error)));
            return [null, mb_substr((string) (end($said) ?: 'the process ended without an answer.'), 0, 500)];
        }
        return [$answer, ''];
    }

    /** Cheap: a few small queries a unit. People are told what the journal has for them. What drifted (a restored database, a stranger's account, a page taken away) is applied again. */
    private function watch(): void
    {
        try {
            $root = connect();
            foreach ($this->cell['units'] as $id => $unit) {
                if ($this->units[$id]['state'] !== 'applied' || $unit['lifecycle'] === 'retired') {
                    continue;
                }
                if (applied_fingerprint($root, (string) $id) !== fingerprint($unit) || !$this->isHome((string) $id)
                    || guard($root, (string) $id) !== @file_get_contents("/units/$id/private/guard")
                    || !is_file("/units/$id/private/unit.json") || something_is_due($root, (string) $id)) {
                    $this->units[$id]['next'] = 0.0;
                }
                tell_news($root, $unit, $this->lettersNext);
                tell_leaving($unit, $this->lettersNext);
            }
            $root->close();
        } catch (\mysqli_sql_exception $error) {
            say('error: the database does not answer: ' . $error->getMessage());
        }
    }

    /** Who asked for a link waits at most for the unit that is being gone through. */
    private function answerAsking(): void
    {
        foreach ($this->cell['units'] as $id => $unit) {
            if ($unit['accounts'] !== [] && $unit['lifecycle'] !== 'retired' && $this->units[$id]['state'] === 'applied') {
                answer_asking($unit, $this->lettersNext);
            }
        }
    }

    private function refreshFeed(string $url): void
    {
        try {
            $feed = read_feed(fetch_feed($url));
            $text = json_encode($feed, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR) . "\n";
            if ($text !== @file_get_contents(STATE . '/feed.json')) {
                say(sprintf('feed: %d items', count($feed['items'])));
            }
            file_put_contents(STATE . '/feed.json', $text);
            $this->feedState = 'fresh';
            $this->feedRead = time();
            $this->feedNext = time() + FEED_EVERY;
        } catch (\Throwable $refusal) {
            // Whatever the feed does to its reader: the units come first.
            if ($this->feedState !== $refusal->getMessage()) {
                say('warning: feed: ' . $refusal->getMessage() . ' The last good copy is shown.');
            }
            $this->feedState = $refusal->getMessage();
            $this->feedNext = time() + FEED_RETRY;
            $this->report();
            return;
        }
        foreach (array_keys($this->units) as $id) {
            if ($this->units[$id]['state'] === 'applied') {
                $this->giveFeed((string) $id);
            }
        }
        $this->report();
    }

    /** The copy on the unit's volume; its time is that of the last successful fetch. */
    private function giveFeed(string $id): void
    {
        if (!isset($this->cell['units'][$id])) {
            return;
        }
        $path = "/units/$id/feed.json";
        if (!$this->cell['units'][$id]['sectorFeed']) {
            if (@unlink($path)) {
                \CongTruong\renew_version("/units/$id/versions/platform");
            }
            return;
        }
        if (!is_file(STATE . '/feed.json') || !is_dir("/units/$id")) {
            return;
        }
        try {
            if (ensure_file($path, (string) file_get_contents(STATE . '/feed.json'), 0, 0644) > 0) {
                \CongTruong\renew_version("/units/$id/versions/platform");
            }
            touch($path, (int) filemtime(STATE . '/feed.json'));
        } catch (Refusal $refusal) {
            say("error: $id: " . $refusal->getMessage());
        }
    }

    private function report(): void
    {
        $units = array_map(static fn(array $unit): array => ['state' => $unit['state'], 'changes' => $unit['changes'], 'message' => $unit['message']], $this->units);
        $all = array_filter($units, static fn(array $unit): bool => $unit['state'] !== 'applied') === [];
        $text = json_encode(['cell' => $this->cell['cell'], 'applied' => $all, 'feed' => $this->feedState, 'units' => (object) $units], JSON_UNESCAPED_UNICODE | JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR);
        file_put_contents(STATE . '/status.json.new', $text . "\n");
        rename(STATE . '/status.json.new', STATE . '/status.json');
        $all ? touch(STATE . '/applied') : @unlink(STATE . '/applied');
    }
}
