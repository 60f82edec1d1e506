<?php
/** Generated from contracts/*.schema.json by `npm run generate`. Do not edit. */

declare(strict_types=1);

namespace CongTruong;

require_once __DIR__ . '/contract.php';

/**
 * Who works on the sites of a cell. A file of its own, since with `cell.json` it would be more than one entry holds.
 *
 * @return array{
 *     units: list<array{id: string, accounts: list<array{login: string, name: string, mail: string, roles: list<string>}>}>,
 * }
 * @throws Unreadable
 */
function accounts_from(mixed $raw): array
{
    return checked(['type' => 'object', 'required' => ['units'], 'properties' => [
        'units' => ['type' => 'array', 'items' => ['type' => 'object', 'required' => ['id', 'accounts'], 'properties' => [
            'id' => ['type' => 'string', 'pattern' => '^[0-9]{7}$'],
            'accounts' => ['type' => 'array', 'items' => ['type' => 'object', 'required' => ['login', 'name', 'mail', 'roles'], 'properties' => [
                'login' => ['type' => 'string', 'pattern' => '^person-[a-z0-9._-]{1,53}$'],
                'name' => ['type' => 'string'],
                'mail' => ['type' => 'string', 'pattern' => '^[^@ ]+@[^@ ]+$'],
                'roles' => ['type' => 'array', 'items' => ['type' => 'string']],
            ]]],
        ]]],
    ]], $raw, 'accounts');
}

/**
 * What the provisioner of a cell makes its sites from.
 *
 * @return array{
 *     cell: int,
 *     zone: string,
 *     portalUrl: string,
 *     units: list<mixed>,
 *     migratingIn?: list<array{id: string, from: int}>,
 *     migratingOut?: list<array{id: string, to: int, drop: bool}>,
 * }
 * @throws Unreadable
 */
function cell_from(mixed $raw): array
{
    return checked(['type' => 'object', 'required' => ['cell', 'zone', 'portalUrl', 'units'], 'properties' => [
        'cell' => ['type' => 'integer', 'minimum' => 1],
        'zone' => ['type' => 'string'],
        'portalUrl' => ['type' => 'string'],
        'units' => ['type' => 'array'],
        'migratingIn' => ['type' => 'array', 'items' => ['type' => 'object', 'required' => ['id', 'from'], 'properties' => [
            'id' => ['type' => 'string', 'pattern' => '^[0-9]{7}$'],
            'from' => ['type' => 'integer', 'minimum' => 1],
        ]]],
        'migratingOut' => ['type' => 'array', 'items' => ['type' => 'object', 'required' => ['id', 'to'], 'properties' => [
            'id' => ['type' => 'string', 'pattern' => '^[0-9]{7}$'],
            'to' => ['type' => 'integer', 'minimum' => 1],
            'drop' => ['type' => 'boolean', 'default' => false],
        ]]],
    ]], $raw, 'cell');
}

/**
 * The units that an office answers for. The offices of one cell answer for the whole city, which is more than fits in one entry: each has a file.
 *
 * @return array{
 *     id: string,
 *     children: list<array{id: string, name: string, url: string, kind: string, location?: array{lat: int|float, lon: int|float}}>,
 * }
 * @throws Unreadable
 */
function children_from(mixed $raw): array
{
    return checked(['type' => 'object', 'required' => ['id', 'children'], 'properties' => [
        'id' => ['type' => 'string', 'pattern' => '^[0-9]{7}$'],
        'children' => ['type' => 'array', 'items' => ['type' => 'object', 'required' => ['id', 'name', 'url'], 'properties' => [
            'id' => ['type' => 'string'],
            'name' => ['type' => 'string'],
            'url' => ['type' => 'string'],
            'kind' => ['type' => 'string', 'default' => ''],
            'location' => ['type' => 'object', 'required' => ['lat', 'lon'], 'properties' => [
                'lat' => ['type' => 'number'],
                'lon' => ['type' => 'number'],
            ]],
        ]]],
    ]], $raw, 'children');
}

/**
 * One unit as its site and the provisioner see it: an entry of `cell.json`, and `unit.json` on the unit's volume, where the provisioner adds the last four fields.
 *
 * @return array{
 *     id: string,
 *     name: string,
 *     kind: string,
 *     ownership: string,
 *     lifecycle: 'active'|'retiring'|'retired',
 *     url: string,
 *     host: string,
 *     address: string,
 *     phone: string,
 *     mail: string,
 *     parent: array{id: string, name: string, url: string},
 *     sectorFeed: bool,
 *     boardHead: string,
 *     leaders: list<array{name: string, post: string, phone: string, mail: string, duties: string}>,
 *     successorUrl: string,
 *     portalUrl: string,
 *     children: list<array{id: string, name: string, url: string, kind: string, location?: array{lat: int|float, lon: int|float}}>,
 *     accounts: list<array{login: string, name: string, mail: string, roles: list<string>}>,
 *     fingerprint?: string,
 * }
 * @throws Unreadable
 */
function unit_from(mixed $raw): array
{
    return checked(['type' => 'object', 'required' => ['id', 'name', 'kind', 'ownership', 'lifecycle', 'url', 'host', 'parent'], 'properties' => [
        'id' => ['type' => 'string', 'pattern' => '^[0-9]{7}$'],
        'name' => ['type' => 'string'],
        'kind' => ['type' => 'string', 'pattern' => '^[a-z-]+$'],
        'ownership' => ['type' => 'string', 'pattern' => '^[a-z-]+$'],
        'lifecycle' => ['type' => 'string', 'enum' => ['active', 'retiring', 'retired']],
        'url' => ['type' => 'string'],
        'host' => ['type' => 'string'],
        'address' => ['type' => 'string', 'default' => ''],
        'phone' => ['type' => 'string', 'default' => ''],
        'mail' => ['type' => 'string', 'default' => ''],
        'parent' => ['type' => 'object', 'required' => ['id', 'name', 'url'], 'properties' => [
            'id' => ['type' => 'string'],
            'name' => ['type' => 'string'],
            'url' => ['type' => 'string'],
        ]],
        'sectorFeed' => ['type' => 'boolean', 'default' => true],
        'boardHead' => ['type' => 'string', 'default' => ''],
        'leaders' => ['type' => 'array', 'default' => [], 'items' => ['type' => 'object', 'required' => ['name'], 'properties' => [
            'name' => ['type' => 'string'],
            'post' => ['type' => 'string', 'default' => ''],
            'phone' => ['type' => 'string', 'default' => ''],
            'mail' => ['type' => 'string', 'default' => ''],
            'duties' => ['type' => 'string', 'default' => ''],
        ]]],
        'successorUrl' => ['type' => 'string', 'default' => ''],
        'portalUrl' => ['type' => 'string', 'default' => ''],
        'children' => ['type' => 'array', 'default' => [], 'items' => ['type' => 'object', 'required' => ['id', 'name', 'url'], 'properties' => [
            'id' => ['type' => 'string'],
            'name' => ['type' => 'string'],
            'url' => ['type' => 'string'],
            'kind' => ['type' => 'string', 'default' => ''],
            'location' => ['type' => 'object', 'required' => ['lat', 'lon'], 'properties' => [
                'lat' => ['type' => 'number'],
                'lon' => ['type' => 'number'],
            ]],
        ]]],
        'accounts' => ['type' => 'array', 'default' => [], 'items' => ['type' => 'object', 'required' => ['login', 'name', 'mail', 'roles'], 'properties' => [
            'login' => ['type' => 'string', 'pattern' => '^person-[a-z0-9._-]{1,53}$'],
            'name' => ['type' => 'string'],
            'mail' => ['type' => 'string', 'pattern' => '^[^@ ]+@[^@ ]+$'],
            'roles' => ['type' => 'array', 'items' => ['type' => 'string']],
        ]]],
        'fingerprint' => ['type' => 'string'],
    ]], $raw, 'unit');
}
