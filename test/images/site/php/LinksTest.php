<?php

declare(strict_types=1);

namespace CongTruong\Tests;

use PHPUnit\Framework\TestCase;

use function CongTruong\asking_name;
use function CongTruong\kept_link;
use function CongTruong\link_holds;
use function CongTruong\new_link_token;
use function CongTruong\rights_of;
use function CongTruong\who_asks;

final class LinksTest extends TestCase
{
    public function testALinkHoldsForItsAccountUntilItsEndAndForNothingElse(): void
    {
        $token = new_link_token();
        $this->assertMatchesRegularExpression('/^[A-Za-z0-9_-]{43}$/D', $token);
        $this->assertNotSame($token, new_link_token());
        $kept = kept_link('key', 'person-an', $token, 1_000_000);
        $this->assertStringNotContainsString($token, $kept);
        $this->assertTrue(link_holds($kept, 'key', 'person-an', $token, 1_000_000));
        $this->assertFalse(link_holds($kept, 'key', 'person-an', $token, 1_000_001), 'its end');
        $this->assertFalse(link_holds($kept, 'key', 'person-binh', $token, 1), 'another account');
        $this->assertFalse(link_holds($kept, 'other', 'person-an', $token, 1), 'another site');
        $this->assertFalse(link_holds($kept, 'key', 'person-an', new_link_token(), 1), 'another link');
        $this->assertFalse(link_holds(str_replace('1000000 ', '9000000 ', $kept), 'key', 'person-an', $token, 1), 'a longer life');
        $this->assertFalse(link_holds('', 'key', 'person-an', $token, 0));
    }

    public function testWhoAsksIsOneNameHoweverItIsTypedAndNothingElseIsRead(): void
    {
        $this->assertSame(asking_name('an@hcm.edu.vn'), asking_name("  AN@HCM.edu.vn\n"));
        $directory = sys_get_temp_dir() . '/asking-' . bin2hex(random_bytes(4));
        mkdir($directory);
        foreach ([asking_name('an@hcm.edu.vn'), 'x', str_repeat('A', 64), str_repeat('a', 65)] as $name) {
            touch("$directory/$name");
        }
        $this->assertSame([asking_name('an@hcm.edu.vn')], who_asks($directory));
        $this->assertSame([], who_asks("$directory/none"));
    }

    public function testWhatAnAccountMayDoIsTheRegistrysWord(): void
    {
        $unit = ['accounts' => [
            ['login' => 'person-an', 'name' => 'An', 'mail' => 'an@x', 'roles' => ['bien-tap-vien', 'of-a-newer-platform']],
            ['login' => 'person-binh', 'name' => 'Bình', 'mail' => 'binh@x', 'roles' => ['of-a-newer-platform']],
        ]];
        $this->assertTrue(rights_of('person-an', $unit)['edit_posts']);
        $this->assertArrayNotHasKey('manage_options', rights_of('person-an', $unit));
        $this->assertSame([], rights_of('person-binh', $unit));
        $this->assertSame([], rights_of('quantri', $unit));
        $this->assertSame([], rights_of('person-an', []));
    }
}
