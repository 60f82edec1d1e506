import { convert, type Conversion } from "./legacy-paste";

/**
 * In the editors' desk: what is pasted from documents with fonts of before Unicode is offered in Unicode (directive
 * III.4(6)). Nothing is changed unasked.
 */

/** As people know them: by the fonts. */
const FONTS: Readonly<Record<Conversion["encoding"], string>> = {
  tcvn3: "TCVN3 (ABC, phông .VnTime)",
  vni: "VNI (phông VNI-Times)",
  viqr: "VIQR",
  "windows-1258": "Windows-1258",
  "utf8-as-latin1": "bảng mã bị đọc sai",
};

const SAMPLE = 90;

function agrees(before: string, { encoding, texts }: Conversion): boolean {
  const sample = (text: string): string => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > SAMPLE ? `${line.slice(0, SAMPLE)}…` : line;
  };
  return window.confirm(
    `Đoạn dán được gõ bằng ${FONTS[encoding]}: người đọc sẽ thấy chữ lỗi. Chuyển sang Unicode?\n\n` +
      `Đang là: ${sample(before)}\nSẽ thành: ${sample(texts.join(" "))}`,
  );
}

/** @returns null where nothing is to be changed */
function inUnicode(texts: readonly string[]): readonly string[] | null {
  const conversion = convert(texts);
  return conversion !== null && agrees(texts.join(" "), conversion) ? conversion.texts : null;
}

function htmlInUnicode(html: string): string {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const walker = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const texts = inUnicode(nodes.map(({ nodeValue }) => nodeValue ?? ""));
  if (texts === null) return html;
  nodes.forEach((node, index) => (node.nodeValue = texts[index] ?? ""));
  return parsed.body.innerHTML;
}

/** TinyMCE's event, as far as it is used. */
interface PasteEvent {
  content: string;
}
interface TinyMce {
  on(event: "AddEditor", then: (added: { editor: Editor }) => void): void;
}
interface Editor {
  on(event: "PastePreProcess", then: (pasted: PasteEvent) => void): void;
}

(window as { tinymce?: TinyMce }).tinymce?.on("AddEditor", ({ editor }) => {
  editor.on("PastePreProcess", (pasted) => {
    pasted.content = htmlInUnicode(pasted.content);
  });
});

document.addEventListener(
  "paste",
  (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const [converted] = inUnicode([text]) ?? [];
    if (converted === undefined) return;
    event.preventDefault();
    field.setRangeText(converted, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  },
  true,
);
