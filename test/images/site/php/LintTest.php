<?php

declare(strict_types=1);

namespace CongTruong\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use PhpParser\Node;
use PhpParser\Node\Expr;
use PhpParser\NodeFinder;
use PhpParser\ParserFactory;

require_once 'PhpParser/autoload.php';

/**
 * What PHP itself says nothing of until the line runs. Debian 13 has neither PHPStan nor PHP_CodeSniffer, but the parser
 * on which PHPUnit stands.
 */
final class LintTest extends TestCase
{
    /** @return iterable<string, array{string}> */
    public static function files(): iterable
    {
        $all = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(CONGTRUONG_IMAGE, \FilesystemIterator::FOLLOW_SYMLINKS));
        foreach ($all as $file) {
            if (str_ends_with((string) $file, '.php')) {
                yield substr((string) $file, strlen(CONGTRUONG_IMAGE) + 1) => [(string) $file];
            }
        }
    }

    #[DataProvider('files')]
    public function testEveryVariableIsSetAndRead(string $file): void
    {
        $this->assertSame([], self::findings((string) file_get_contents($file)));
    }

    #[DataProvider('files')]
    public function testTypesAreStrict(string $file): void
    {
        $text = (string) file_get_contents($file);
        // Without functions of its own it is a page, or a text.
        $this->assertTrue(!preg_match('/^(final )?(class|function) /m', $text) || str_contains($text, 'declare(strict_types=1);'));
    }

    public function testEveryFunctionIsUsed(): void
    {
        $text = '';
        foreach (self::files() as [$file]) {
            $text .= file_get_contents($file);
        }
        preg_match_all('/^\s*(?:(?:public|private|static) )*function (\w+)\(/m', $text, $defined);
        $unused = array_filter($defined[1], static fn(string $name): bool => !str_starts_with($name, '__') && preg_match_all("/\\b$name\\b/", $text) < 2);
        $this->assertSame([], array_values($unused));
    }

    /** @return iterable<string, array{string, list<string>}> */
    public static function samples(): iterable
    {
        yield 'a slip of the pen' => ['function f($name) { return $nmae; }', ['$name is never read', '$nmae is never set']];
        yield 'a rest of something' => ['function f() { $old = 1; return 2; }', ['$old is never read']];
        yield 'taken along by a closure' => ['function f($a) { return static function () use ($a) { return $a; }; }', []];
        yield 'not taken along' => ['function f() { return static function () { return $b; }; }', ['$b is never set']];
        yield 'read by an arrow function' => ['function f($a) { return fn($b) => $a . $b . $c; }', ['$c is never set']];
        yield 'set by reference, in a list, by a loop, by a fault' => ['function f() { preg_match("/a/", "a", $m); [$x, [, $y]] = $m; foreach ($m as $k => $v) { try { g($k, $v, $x, $y); } catch (E $e) { g($e); } } }', []];
        yield 'taken since another comes behind it' => ['function f($a, $b, $c) { return $b; }', ['$c is never read']];
        yield 'seen by another file' => ['function f() { $a = 1; require "b.php"; }', []];
        yield 'by its name' => ['function f($a) { return compact("a"); }', []];
    }

    /** @param list<string> $findings */
    #[DataProvider('samples')]
    public function testFindings(string $php, array $findings): void
    {
        $this->assertSame($findings, self::findings("<?php $php"));
    }

    /** @return list<string> what is wrong with the variables of each function */
    private static function findings(string $php): array
    {
        $findings = [];
        $statements = (new ParserFactory())->createForHostVersion()->parse($php) ?? [];
        foreach ((new NodeFinder())->findInstanceOf($statements, Node\FunctionLike::class) as $function) {
            if ($function instanceof Expr\ArrowFunction || $function->getStmts() === null) {
                continue;
            }
            $set = $read = array_fill_keys(['this', 'GLOBALS', '_SERVER', '_GET', '_POST', '_COOKIE', '_FILES'], true);
            $parameters = array_map(static fn(Node\Param $param): string => $param->var->name, $function->getParams());
            $set += array_fill_keys($parameters, true);
            foreach ($function instanceof Expr\Closure ? $function->uses : [] as $use) {
                $set[$use->var->name] = true;
                $use->byRef && $read[$use->var->name] = true;
            }
            self::collect($function->getStmts(), $set, $read);
            // What stands before one that is read has to be taken; and a method's signature may be another's.
            while ($parameters !== [] && !$function instanceof Node\Stmt\ClassMethod && !isset($read[end($parameters)])) {
                array_pop($parameters);
            }
            $read += array_fill_keys($parameters, true);
            foreach (array_keys(array_diff_key($set, $read)) as $name) {
                $findings[] = "\$$name is never read";
            }
            foreach (array_keys(array_diff_key($read, $set)) as $name) {
                $findings[] = "\$$name is never set";
            }
        }
        return $findings;
    }

    /**
     * @param array<string, true> $set
     * @param array<string, true> $read
     */
    private static function collect(mixed $node, array &$set, array &$read, bool $isTarget = false): void
    {
        if (is_array($node)) {
            foreach ($node as $each) {
                self::collect($each, $set, $read, $isTarget);
            }
            return;
        }
        if (!$node instanceof Node) {
            return;
        }
        $recurse = static function (mixed $child, bool $isTarget = false) use (&$set, &$read): void {
            self::collect($child, $set, $read, $isTarget);
        };
        if ($node instanceof Expr\Variable && is_string($node->name)) {
            $isTarget ? $set[$node->name] = true : $read[$node->name] = true;
        } elseif ($node instanceof Expr\Assign || $node instanceof Expr\AssignRef) {
            $recurse($node->expr);
            $recurse($node->var, true);
        } elseif ($node instanceof Expr\ArrayDimFetch || $node instanceof Expr\PropertyFetch) {
            // What is put into something is of use wherever that is read.
            $recurse($node->var, $isTarget);
            $isTarget || $recurse($node->var);
            $recurse([$node->dim ?? null, $node->name ?? null]);
        } elseif ($node instanceof Expr\List_ || $node instanceof Expr\Array_) {
            foreach (array_filter($node->items) as $item) {
                $recurse($item->key);
                $recurse($item->value, $isTarget);
            }
        } elseif ($node instanceof Node\Stmt\Foreach_) {
            $recurse([$node->expr, $node->stmts]);
            $recurse([$node->keyVar, $node->valueVar], true);
        } elseif ($node instanceof Node\Stmt\Catch_) {
            $recurse($node->var, true);
            $recurse([$node->var, $node->stmts]);
        } elseif ($node instanceof Node\Stmt\Global_) {
            $recurse($node->vars, true);
            $recurse($node->vars);
        } elseif ($node instanceof Expr\Include_) {
            // That file sees them all.
            $recurse($node->expr);
            $read += $set;
        } elseif ($node instanceof Node\StaticVar) {
            $recurse($node->var, true);
            $recurse($node->default);
        } elseif ($node instanceof Expr\Closure) {
            // What it gives back by reference is set by it.
            foreach ($node->uses as $use) {
                $use->byRef && $set[$use->var->name] = true;
                $read[$use->var->name] = true;
            }
        } elseif ($node instanceof Expr\ArrowFunction) {
            [$inner, $used] = [[], []];
            self::collect($node->expr, $inner, $used);
            foreach ($node->params as $param) {
                unset($used[$param->var->name]);
            }
            $read += array_diff_key($used, $inner);
        } elseif ($node instanceof Expr\FuncCall && $node->name instanceof Node\Name && $node->name->toString() === 'compact') {
            foreach ($node->args as $arg) {
                $read[$arg->value->value] = true;
            }
        } elseif (!$node instanceof Node\FunctionLike && !$node instanceof Node\Stmt\Class_) {
            foreach ($node->getSubNodeNames() as $name) {
                $recurse($node->$name);
            }
            // It may be set there: by reference.
            if ($node instanceof Expr\CallLike && !$node->isFirstClassCallable()) {
                foreach ($node->getArgs() as $arg) {
                    $arg->value instanceof Expr\Variable && is_string($arg->value->name) && $set[$arg->value->name] ??= true;
                }
            }
        }
    }
}
