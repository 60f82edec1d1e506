/**
 * The seconds of processor time that a function takes. What is not bounded takes minutes of it; unlike a clock it does
 * not run on while other tests have the machine.
 */
export function processorSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
