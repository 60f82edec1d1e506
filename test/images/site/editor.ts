/** What comes back of a request. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** `name=value` of each cookie that was set. */
  readonly cookies: readonly string[];
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** An editor at work, as a browser would do it: forms are opened, filled in and sent. */
export class Editor {
  private constructor(
    private readonly ask: (path: string, request: Request) => Promise<Reply>,
    readonly cookie: string,
  ) {}

  static async logIn(ask: (path: string, request: Request) => Promise<Reply>, link: string): Promise<Editor> {
    const { cookies } = await ask("/wp-login.php", {
      method: "POST",
      headers: FORM,
      body: new URLSearchParams({ token: new URL(link).hash.slice(1) }).toString(),
    });
    const session = cookies.filter((each) => /wordpress_(?:sec_|logged_in_)?[0-9a-f]{32}=/.test(each));
    if (session.length === 0) throw new Error("the link lets nobody in");
    return new Editor(ask, session.join("; "));
  }

  /** The one that says who it is (the others are for the screens alone). */
  get session(): string {
    return this.cookie.split("; ").find((each) => each.includes("wordpress_logged_in_")) ?? "";
  }

  open(path: string): Promise<Reply> {
    return this.ask(path, { headers: { Cookie: this.cookie } });
  }

  /** @returns the article's number */
  async publish(title: string, content: string): Promise<string> {
    return this.send("/wp-admin/post-new.php", { post_title: title, content, publish: "Đăng" });
  }

  async change(article: string, content: string): Promise<void> {
    await this.send(`/wp-admin/post.php?post=${article}&action=edit`, { content, save: "Cập nhật" });
  }

  async bin(article: string): Promise<void> {
    const { text } = await this.open(`/wp-admin/post.php?post=${article}&action=edit`);
    const [, path] = /href="[^"]*(\/wp-admin\/post\.php\?post=\d+&amp;action=trash[^"]*)"/.exec(text) ?? [];
    if (path === undefined) throw new Error(`article ${article} cannot be binned`);
    await this.open(path.replaceAll("&amp;", "&"));
  }

  /** Sends the form of a screen, with these fields in place of its own. @returns the entry's number */
  async send(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const { text } = await this.open(path);
    const hidden = [...text.matchAll(/<input\b[^>]*type=.hidden.[^>]*>/g)].flatMap(([input]) => {
      const [, name] = /name=['"]([^'"]+)/.exec(input) ?? [];
      const [, value = ""] = /value=['"]([^'"]*)/.exec(input) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    });
    const form = Object.fromEntries(hidden);
    const { status } = await this.ask("/wp-admin/post.php", {
      method: "POST",
      headers: { ...FORM, Cookie: this.cookie },
      body: new URLSearchParams({ ...form, ...fields }).toString(),
    });
    if (status !== 302) throw new Error(`${path}: the form is answered ${status}`);
    return form["post_ID"] ?? "";
  }
}
