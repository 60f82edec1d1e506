<?php
/**
 * The sections of a site, one file each in sections/: the fourteen that directive 4210/GDĐT-TTTT, III.3, demands, in its
 * order. What a file declares is all that the form, the list, the single page, the search, the feed and the menu know.
 */

declare(strict_types=1);

namespace CongTruong;

const NO_REGISTER = [
    'many' => 'nội dung', 'icon' => 'list-view', 'titled' => '', 'titled_by' => [], 'body' => true, 'summary' => false, 'single' => true, 'view' => 'table',
    'fields' => [], 'columns' => ['title'], 'heading' => 'Tên', 'order' => ['date', 'DESC'], 'filter' => [], 'deadline' => '', 'open' => 'Đang thực hiện',
    'over' => 'Đã kết thúc', 'last_day' => '', 'archive' => false, 'above' => false, 'empty' => 'Chưa có nội dung.', 'feed' => false, 'effect' => [],
];

/**
 * What each section is; everything that a file may leave out is filled in here.
 *
 * - `place`: order among the sections; `title`; `group`: its heading in the menu (`section_groups`)
 * - `articles`: whether it has a category, whose articles its page lists; `indexed`: whether robots may keep its page
 * - `text`: prints the platform's own text of the page, given the unit's facts; `page`: fields of the page itself
 * - `todo`: what an editor should add
 * - `register`: entries with fields, one post type (`type`, which never changes, as the keys of its fields); `one`,
 *   `many`, `icon`: in the editor's menu; `titled`: what the title is, or `titled_by`: the fields that it is made of;
 *   `body`: whether an entry has a text, `summary`: and a summary; `single`: whether it has a page; `view`: how the section lists them
 *   (`table`, `checklist`, `statistics`, `lookup`), with its `columns`, the `heading` of the title's, `order`, `filter`;
 *   `deadline`: the field after whose day an entry is over, with its words (`last_day`: as a date that matters); `archive`: whether what is over leaves the
 *   list; `above`: whether the list stands above the page's text; `empty`: its line when there is nothing; `feed`
 *
 * @param string|null $room another folder than the image's
 * @return array<string, array<string, mixed>> by slug
 */
function section_definitions(?string $room = null): array
{
    static $read = [];
    $room ??= dirname(__DIR__) . '/sections';
    if (!isset($read[$room])) {
        $found = [];
        foreach (glob("$room/*.php") ?: [] as $file) {
            $slug = basename($file, '.php');
            $found[$slug] = (static fn(): array => require $file)() + ['slug' => $slug, 'articles' => true, 'indexed' => true, 'page' => [], 'register' => null, 'todo' => '', 'text' => static fn() => null];
            if ($found[$slug]['register'] !== null) {
                $found[$slug]['register'] += ['slug' => $slug] + NO_REGISTER;
            }
        }
        uasort($found, static fn(array $a, array $b): int => $a['place'] <=> $b['place']);
        $read[$room] = $found;
    }
    return $read[$room];
}

/** @return array<string, string> title by slug */
function sections(?string $room = null): array
{
    return array_map(static fn(array $section): string => $section['title'], section_definitions($room));
}

/** The sections in a menu of five, by what a visitor is after. @return array<string, list<string>> slugs by heading */
function section_groups(string $kind, ?string $room = null): array
{
    $headings = [
        'own' => match (sort_of($kind)) {
            'office' => 'Cơ quan',
            'centre' => 'Trung tâm',
            default => 'Nhà trường',
        },
        'admission' => 'Tuyển sinh, tra cứu',
        'documents' => 'Văn bản, thủ tục',
        'disclosure' => 'Công khai, góp ý',
        'material' => 'Học liệu, liên kết',
    ];
    $groups = [];
    foreach ($headings as $group => $heading) {
        $groups[$heading] = array_keys(array_filter(section_definitions($room), static fn(array $section): bool => $section['group'] === $group));
    }
    return $groups;
}

/** Categories that a kind of unit has besides the sections'. @return array<string, string> name by slug */
function extra_categories(string $kind): array
{
    return ['thong-bao' => 'Thông báo'] + (sort_of($kind) === 'preschool' ? ['thuc-don' => 'Thực đơn'] : []);
}

/** The sections' registers. @return array<string, array<string, mixed>> by post type */
function registers(?string $room = null): array
{
    return array_column(array_filter(array_column(section_definitions($room), 'register')), null, 'type');
}

/**
 * Fields as a kind of unit has them: labels and choices resolved.
 *
 * @param array<string, array<string, mixed>> $fields as a section's file has them
 * @return array<string, array<string, mixed>> by meta key
 */
function fields_for(array $fields, string $kind): array
{
    $sort = sort_of($kind);
    $own = array_filter($fields, static fn(array $field): bool => in_array($sort, $field['for'] ?? [$sort], true));
    return array_map(static function (array $field) use ($sort): array {
        $label = is_array($field['label']) ? $field['label'][$sort] ?? $field['label'][''] : $field['label'];
        $choices = $field['choices'] ?? [];
        $choices = $choices instanceof \Closure ? $choices() : $choices;
        return ['label' => $label, 'choices' => array_is_list($choices) ? array_combine($choices, $choices) : $choices]
            + $field + ['short' => $label, 'required' => false, 'search' => false, 'help' => '', 'default' => '', 'while_open' => false];
    }, $own);
}
