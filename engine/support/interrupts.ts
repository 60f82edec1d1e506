/**
 * An interrupt (Ctrl-C) ends a verb at once, except while OpenTofu applies: the terminal has told OpenTofu too, and it
 * needs some seconds to finish what it has begun and to write it down.
 */
let busy = 0;
let interrupted = false;

const EXIT_STATUS = 130;

/** @param again the command that goes on from there, for the sentence that says so */
export function handleInterrupts(again: string): void {
  const stop = (): void => {
    if (interrupted || busy === 0) leave(again);
    interrupted = true;
    process.stderr.write(
      "\nĐang đợi OpenTofu ghi lại việc đã làm; bấm lần nữa để dừng ngay / waiting for OpenTofu to write down what is done\n",
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("SIGHUP", stop);
  afterwards = () => leave(again);
}

let afterwards: () => void = () => undefined;

/** Runs something that must not be cut off. After an interrupt nothing new begins: what runs beside it is awaited. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  if (interrupted) await new Promise(() => undefined);
  busy += 1;
  try {
    return await work();
  } finally {
    busy -= 1;
    if (interrupted && busy === 0) afterwards();
  }
}

function leave(again: string): never {
  process.stderr.write(
    `\nĐã dừng; chạy lại \`${again}\` để làm tiếp / stopped; run \`${again}\` again to go on\n`,
  );
  process.exit(EXIT_STATUS);
}
