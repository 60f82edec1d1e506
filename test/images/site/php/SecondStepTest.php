<?php

declare(strict_types=1);

namespace CongTruong\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\base32;
use function CongTruong\code_at;
use function CongTruong\sealed;
use function CongTruong\step_of;
use function CongTruong\unsealed;

final class SecondStepTest extends TestCase
{
    private const SECRET = '12345678901234567890';

    /** @return iterable<array{int, string}> RFC 6238, appendix B, SHA-1 */
    public static function vectors(): iterable
    {
        yield [59, '94287082'];
        yield [1111111109, '07081804'];
        yield [1111111111, '14050471'];
        yield [1234567890, '89005924'];
        yield [2000000000, '69279037'];
        yield [20000000000, '65353130'];
    }

    #[DataProvider('vectors')]
    public function testTheCodesOfTheStandard(int $time, string $code): void
    {
        $this->assertSame($code, code_at(self::SECRET, intdiv($time, 30), 8));
        $this->assertSame(substr($code, 2), code_at(self::SECRET, intdiv($time, 30)));
    }

    public function testACodeIsGoodForItsTimeAndOnce(): void
    {
        $code = code_at(self::SECRET, 1000);
        foreach ([29_970, 30_000, 30_059] as $now) {
            $this->assertSame(1000, step_of(self::SECRET, $code, $now, 0));
        }
        $this->assertNull(step_of(self::SECRET, $code, 30_060, 0), 'too late');
        $this->assertNull(step_of(self::SECRET, $code, 29_969, 0), 'too soon');
        $this->assertNull(step_of(self::SECRET, $code, 30_000, 1000), 'a second time');
        $this->assertNull(step_of(self::SECRET, '', 30_000, 0));
        $this->assertNull(step_of('another secret of theirs', $code, 30_000, 0));
    }

    public function testASecretIsSealedForItsAccountAndSite(): void
    {
        // RFC 4648, section 10, and the one of RFC 6238 as authenticators take it.
        $this->assertSame(['MY', 'MZXW6YTBOI', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'], array_map(base32(...), ['f', 'foobar', self::SECRET]));
        $sealed = sealed('key', 'person-an', self::SECRET);
        $this->assertStringNotContainsString(self::SECRET, (string) base64_decode($sealed));
        $this->assertSame(self::SECRET, unsealed('key', 'person-an', $sealed));
        foreach ([['other', 'person-an', $sealed], ['key', 'person-binh', $sealed], ['key', 'person-an', ''], ['key', 'person-an', '!'], ['key', 'person-an', strrev($sealed)]] as $wrong) {
            $this->assertNull(unsealed(...$wrong));
        }
    }
}
