/** The log of a program, in the form of `toolkit.sh`. */
export interface Log {
  say(message: string): void;
  error(message: string): void;
}

export function logOf(program: string): Log {
  const say = (message: string): void => void process.stderr.write(`${program}: ${message}\n`);
  return { say, error: (message) => say(`error: ${message}`) };
}
