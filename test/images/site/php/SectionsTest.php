<?php

declare(strict_types=1);

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\fields_for;
use function CongTruong\registers;
use function CongTruong\section_definitions;
use function CongTruong\section_groups;
use function CongTruong\sections;

final class SectionsTest extends TestCase
{
    public function testTheFourteenInTheDirectivesOrder(): void
    {
        self::assertSame(
            ['gioi-thieu', 'tin-tuc', 'van-ban', 'thu-tuc-bieu-mau', 'gop-y', 'cong-khai', 'nien-giam-thong-ke', 'tuyen-sinh', 'phap-luat', 'kiem-dinh', 'tai-nguyen-so', 'tra-cuu-diem', 'tra-cuu-van-bang', 'lien-ket'],
            array_keys(sections()),
        );
        // Data of every site: neither a type nor a field may get another name.
        self::assertSame(['post', 'van_ban', 'thu_tuc', 'gop_y', 'cong_khai', 'so_lieu', 'tuyen_sinh', 'phap_luat', 'kiem_dinh', 'hoc_lieu', 'ket_qua', 'van_bang', 'lien_ket'], array_keys(registers()));
        self::assertSame(['_vb_hinh_thuc', '_vb_co_quan', '_vb_so', '_vb_ngay', '_vb_hieu_luc', '_vb_het_hieu_luc', '_vb_tep'], array_keys(registers()['van_ban']['fields']));
        self::assertSame([], array_diff(['_gy_dia_chi', '_gy_thu', '_gy_han'], array_keys(registers()['gop_y']['fields'])));
    }

    /** @return iterable<string, array{string}> */
    public static function types(): iterable
    {
        foreach (array_keys(registers()) as $type) {
            yield $type => [$type];
        }
    }

    #[DataProvider('types')]
    public function testARegisterNamesOnlyWhatItHas(string $type): void
    {
        $register = registers()[$type];
        // The choices of some are the unit's facts.
        $fields = $register['fields'];
        self::assertLessThanOrEqual(20, strlen($type), 'what WordPress takes as a type');
        $own = ['title', 'effect', 'date'];
        foreach ([...$register['columns'], ...$register['filter'], ...$register['titled_by'], ...$register['effect'], ...array_filter([$register['deadline'], $register['year'] ?? '', $register['item'] ?? '']), ...(is_array($register['order']) ? [$register['order'][0]] : [])] as $key) {
            self::assertTrue(isset($fields[$key]) || in_array($key, $own, true), "$type: $key");
        }
        foreach ($fields as $key => $field) {
            self::assertContains($field['type'], ['text', 'textarea', 'choice', 'suggest', 'date', 'email', 'url', 'number', 'numbers', 'file', 'records'], $key);
            self::assertSame(in_array($field['type'], ['choice', 'suggest'], true), isset($field['choices']), $key);
        }
        self::assertContains($register['view'], ['table', 'checklist', 'statistics', 'lookup']);
        self::assertFileExists(CONGTRUONG_IMAGE . "/wp-content/themes/congtruong/views/{$register['view']}.php");
    }

    public function testLabelsAndFieldsByKind(): void
    {
        $fields = registers()['so_lieu']['fields'];
        unset($fields['_sl_nam']);
        self::assertSame('Số trẻ', fields_for($fields, 'mam-non')['_sl_hoc_sinh']['label']);
        self::assertSame('Số học sinh', fields_for($fields, 'thcs')['_sl_hoc_sinh']['label']);
        self::assertArrayNotHasKey('_sl_truong', fields_for($fields, 'thcs'));
        self::assertArrayHasKey('_sl_truong', fields_for($fields, 'phong-gddt'));
    }

    /** A section more is a file more, and nothing else: what is generic finds it by itself. */
    public function testAFifteenthTouchesTheRoomOnly(): void
    {
        $room = sys_get_temp_dir() . '/room-' . bin2hex(random_bytes(4));
        mkdir($room);
        foreach (glob(CONGTRUONG_IMAGE . '/sections/*.php') ?: [] as $file) {
            copy($file, "$room/" . basename($file));
        }
        file_put_contents("$room/cau-lac-bo.php", "<?php return ['place' => 25, 'title' => 'Câu lạc bộ', 'group' => 'own', 'register' => ['type' => 'cau_lac_bo', 'one' => 'Câu lạc bộ', 'fields' => ['_cl_lich' => ['label' => 'Lịch', 'type' => 'text']]]];");
        self::assertCount(15, sections($room));
        self::assertSame('cau-lac-bo', array_keys(sections($room))[2]);
        self::assertContains('cau-lac-bo', section_groups('thcs', $room)['Nhà trường']);
        self::assertSame(['cau-lac-bo', 'table', []], [registers($room)['cau_lac_bo']['slug'], registers($room)['cau_lac_bo']['view'], registers($room)['cau_lac_bo']['filter']]);
        self::assertTrue(section_definitions($room)['cau-lac-bo']['articles']);
        // No slug of a section and no type of a register stands in the generic code, but for what the registry or a look adds to one.
        foreach ([...glob(CONGTRUONG_IMAGE . '/wp-content/mu-plugins/congtruong/*.php') ?: [], ...glob(CONGTRUONG_IMAGE . '/wp-content/themes/congtruong/views/*.php') ?: [], ...glob(CONGTRUONG_IMAGE . '/provision/*.php') ?: [], CONGTRUONG_IMAGE . '/lib/sections.php', CONGTRUONG_IMAGE . '/lib/fields.php'] as $file) {
            foreach (array_diff(array_keys(registers()), ['post']) as $type) {
                self::assertStringNotContainsString("'$type'", (string) file_get_contents($file), $file);
            }
        }
        array_map(unlink(...), glob("$room/*") ?: []);
        rmdir($room);
    }
}
